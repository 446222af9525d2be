using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using RoleOperator.Aws.Reads;
using RoleOperator.Controllers.Ports;
using RoleOperator.Core.Planning.Steps;

namespace RoleOperator.Aws.Steps;

/// <summary>The one call for each step on a policy.</summary>
internal static class PolicyStepCalls
{
    public static async Task<StepAnswer?> TryMakeAsync(IAmazonIdentityManagementService iam, Step step, CancellationToken ct)
    {
        switch (step)
        {
            case Step.CreatePolicy s:
                var created = await iam.CreatePolicyAsync(new CreatePolicyRequest
                {
                    PolicyName = s.Name,
                    Path = s.Path,
                    Description = s.Description,
                    PolicyDocument = s.Document,
                    Tags = TagSet.ToSdk(s.Tags),
                }, ct);
                return new StepAnswer(new(created.Policy.Arn, created.Policy.PolicyId), created.Policy.DefaultVersionId);
            case Step.CreatePolicyVersion s:
                var version = await iam.CreatePolicyVersionAsync(
                    new CreatePolicyVersionRequest { PolicyArn = s.PolicyArn, PolicyDocument = s.Document, SetAsDefault = true }, ct);
                return new StepAnswer(VersionId: version.PolicyVersion.VersionId);
            case Step.SetDefaultVersion s:
                await iam.SetDefaultPolicyVersionAsync(new SetDefaultPolicyVersionRequest { PolicyArn = s.PolicyArn, VersionId = s.VersionId }, ct);
                return new StepAnswer(VersionId: s.VersionId);
            case Step.DeletePolicyVersion s:
                await iam.DeletePolicyVersionAsync(new DeletePolicyVersionRequest { PolicyArn = s.PolicyArn, VersionId = s.VersionId }, ct);
                break;
            case Step.TagPolicy s:
                await iam.TagPolicyAsync(new TagPolicyRequest { PolicyArn = s.PolicyArn, Tags = TagSet.ToSdk(s.Tags) }, ct);
                break;
            case Step.UntagPolicy s:
                await iam.UntagPolicyAsync(new UntagPolicyRequest { PolicyArn = s.PolicyArn, TagKeys = [.. s.Keys] }, ct);
                break;
            case Step.DeletePolicy s:
                await iam.DeletePolicyAsync(new DeletePolicyRequest { PolicyArn = s.PolicyArn }, ct);
                break;
            default:
                return null;
        }

        return StepAnswer.Done;
    }
}
