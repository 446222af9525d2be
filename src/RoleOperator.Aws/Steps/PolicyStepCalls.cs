using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using RoleOperator.Aws.Reads;
using RoleOperator.Controllers.Ports;
using RoleOperator.Core.Planning.Steps;

namespace RoleOperator.Aws.Steps;

/// <summary>The one call for each step on a policy.</summary>
internal static class PolicyStepCalls
{
    public static async Task<StepAnswer> MakeAsync(IAmazonIdentityManagementService iam, Step.CreatePolicy s, CancellationToken ct)
    {
        var created = await iam.CreatePolicyAsync(new CreatePolicyRequest
        {
            PolicyName = s.Name,
            Path = s.Path,
            Description = s.Description,
            PolicyDocument = s.Document,
            Tags = TagSet.ToSdk(s.Tags),
        }, ct);
        return new StepAnswer(new(created.Policy.Arn, created.Policy.PolicyId), created.Policy.DefaultVersionId);
    }

    public static async Task<StepAnswer> MakeAsync(IAmazonIdentityManagementService iam, Step.CreatePolicyVersion s, CancellationToken ct)
    {
        var version = await iam.CreatePolicyVersionAsync(
            new CreatePolicyVersionRequest { PolicyArn = s.PolicyArn, PolicyDocument = s.Document, SetAsDefault = true }, ct);
        return new StepAnswer(VersionId: version.PolicyVersion.VersionId);
    }

    public static async Task<StepAnswer> MakeAsync(IAmazonIdentityManagementService iam, Step.SetDefaultVersion s, CancellationToken ct)
    {
        await iam.SetDefaultPolicyVersionAsync(new SetDefaultPolicyVersionRequest { PolicyArn = s.PolicyArn, VersionId = s.VersionId }, ct);
        return new StepAnswer(VersionId: s.VersionId);
    }

    public static async Task<StepAnswer> MakeAsync(IAmazonIdentityManagementService iam, Step.DeletePolicyVersion s, CancellationToken ct)
    {
        await iam.DeletePolicyVersionAsync(new DeletePolicyVersionRequest { PolicyArn = s.PolicyArn, VersionId = s.VersionId }, ct);
        return StepAnswer.Done;
    }

    public static async Task<StepAnswer> MakeAsync(IAmazonIdentityManagementService iam, Step.TagPolicy s, CancellationToken ct)
    {
        await iam.TagPolicyAsync(new TagPolicyRequest { PolicyArn = s.PolicyArn, Tags = TagSet.ToSdk(s.Tags) }, ct);
        return StepAnswer.Done;
    }

    public static async Task<StepAnswer> MakeAsync(IAmazonIdentityManagementService iam, Step.UntagPolicy s, CancellationToken ct)
    {
        await iam.UntagPolicyAsync(new UntagPolicyRequest { PolicyArn = s.PolicyArn, TagKeys = [.. s.Keys] }, ct);
        return StepAnswer.Done;
    }

    public static async Task<StepAnswer> MakeAsync(IAmazonIdentityManagementService iam, Step.DeletePolicy s, CancellationToken ct)
    {
        await iam.DeletePolicyAsync(new DeletePolicyRequest { PolicyArn = s.PolicyArn }, ct);
        return StepAnswer.Done;
    }
}
