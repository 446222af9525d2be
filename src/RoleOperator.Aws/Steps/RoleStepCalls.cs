using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using RoleOperator.Aws.Reads;
using RoleOperator.Controllers.Ports;
using RoleOperator.Core.Planning.Steps;

namespace RoleOperator.Aws.Steps;

/// <summary>The one call for each step on a role.</summary>
internal static class RoleStepCalls
{
    public static async Task<StepAnswer?> TryMakeAsync(IAmazonIdentityManagementService iam, Step step, CancellationToken ct)
    {
        switch (step)
        {
            case Step.CreateRole s:
                var created = await iam.CreateRoleAsync(new CreateRoleRequest
                {
                    RoleName = s.Name,
                    Path = s.Path,
                    AssumeRolePolicyDocument = s.Trust,
                    Description = s.Description,
                    MaxSessionDuration = s.MaxSessionSeconds,
                    PermissionsBoundary = s.BoundaryArn,
                    Tags = TagSet.ToSdk(s.Tags),
                }, ct);
                return new StepAnswer(new(created.Role.Arn, created.Role.RoleId));
            case Step.UpdateRole s:
                await iam.UpdateRoleAsync(
                    new UpdateRoleRequest { RoleName = s.Role, Description = s.Description, MaxSessionDuration = s.MaxSessionSeconds }, ct);
                break;
            case Step.UpdateTrust s:
                await iam.UpdateAssumeRolePolicyAsync(new UpdateAssumeRolePolicyRequest { RoleName = s.Role, PolicyDocument = s.Document }, ct);
                break;
            case Step.PutBoundary s:
                await iam.PutRolePermissionsBoundaryAsync(new PutRolePermissionsBoundaryRequest { RoleName = s.Role, PermissionsBoundary = s.PolicyArn }, ct);
                break;
            case Step.DeleteBoundary s:
                await iam.DeleteRolePermissionsBoundaryAsync(new DeleteRolePermissionsBoundaryRequest { RoleName = s.Role }, ct);
                break;
            case Step.AttachPolicy s:
                await iam.AttachRolePolicyAsync(new AttachRolePolicyRequest { RoleName = s.Role, PolicyArn = s.PolicyArn }, ct);
                break;
            case Step.DetachPolicy s:
                await iam.DetachRolePolicyAsync(new DetachRolePolicyRequest { RoleName = s.Role, PolicyArn = s.PolicyArn }, ct);
                break;
            case Step.PutInlinePolicy s:
                await iam.PutRolePolicyAsync(new PutRolePolicyRequest { RoleName = s.Role, PolicyName = s.Policy, PolicyDocument = s.Document }, ct);
                break;
            case Step.DeleteInlinePolicy s:
                await iam.DeleteRolePolicyAsync(new DeleteRolePolicyRequest { RoleName = s.Role, PolicyName = s.Policy }, ct);
                break;
            case Step.TagRole s:
                await iam.TagRoleAsync(new TagRoleRequest { RoleName = s.Role, Tags = TagSet.ToSdk(s.Tags) }, ct);
                break;
            case Step.UntagRole s:
                await iam.UntagRoleAsync(new UntagRoleRequest { RoleName = s.Role, TagKeys = [.. s.Keys] }, ct);
                break;
            case Step.LeaveInstanceProfile s:
                await iam.RemoveRoleFromInstanceProfileAsync(
                    new RemoveRoleFromInstanceProfileRequest { RoleName = s.Role, InstanceProfileName = s.Profile }, ct);
                break;
            case Step.DeleteRole s:
                await iam.DeleteRoleAsync(new DeleteRoleRequest { RoleName = s.Role }, ct);
                break;
            default:
                return null;
        }

        return StepAnswer.Done;
    }
}
