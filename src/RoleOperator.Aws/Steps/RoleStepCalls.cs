using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using RoleOperator.Aws.Reads;
using RoleOperator.Controllers.Ports;
using RoleOperator.Core.Planning.Steps;

namespace RoleOperator.Aws.Steps;

/// <summary>The one call for each step on a role.</summary>
internal static class RoleStepCalls
{
    public static async Task<StepAnswer> MakeAsync(IAmazonIdentityManagementService iam, Step.CreateRole s, CancellationToken ct)
    {
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
    }

    public static async Task<StepAnswer> MakeAsync(IAmazonIdentityManagementService iam, Step.UpdateRole s, CancellationToken ct)
    {
        await iam.UpdateRoleAsync(
            new UpdateRoleRequest { RoleName = s.Role, Description = s.Description, MaxSessionDuration = s.MaxSessionSeconds }, ct);
        return StepAnswer.Done;
    }

    public static async Task<StepAnswer> MakeAsync(IAmazonIdentityManagementService iam, Step.UpdateTrust s, CancellationToken ct)
    {
        await iam.UpdateAssumeRolePolicyAsync(new UpdateAssumeRolePolicyRequest { RoleName = s.Role, PolicyDocument = s.Document }, ct);
        return StepAnswer.Done;
    }

    public static async Task<StepAnswer> MakeAsync(IAmazonIdentityManagementService iam, Step.PutBoundary s, CancellationToken ct)
    {
        await iam.PutRolePermissionsBoundaryAsync(new PutRolePermissionsBoundaryRequest { RoleName = s.Role, PermissionsBoundary = s.PolicyArn }, ct);
        return StepAnswer.Done;
    }

    public static async Task<StepAnswer> MakeAsync(IAmazonIdentityManagementService iam, Step.DeleteBoundary s, CancellationToken ct)
    {
        await iam.DeleteRolePermissionsBoundaryAsync(new DeleteRolePermissionsBoundaryRequest { RoleName = s.Role }, ct);
        return StepAnswer.Done;
    }

    public static async Task<StepAnswer> MakeAsync(IAmazonIdentityManagementService iam, Step.AttachPolicy s, CancellationToken ct)
    {
        await iam.AttachRolePolicyAsync(new AttachRolePolicyRequest { RoleName = s.Role, PolicyArn = s.PolicyArn }, ct);
        return StepAnswer.Done;
    }

    public static async Task<StepAnswer> MakeAsync(IAmazonIdentityManagementService iam, Step.DetachPolicy s, CancellationToken ct)
    {
        await iam.DetachRolePolicyAsync(new DetachRolePolicyRequest { RoleName = s.Role, PolicyArn = s.PolicyArn }, ct);
        return StepAnswer.Done;
    }

    public static async Task<StepAnswer> MakeAsync(IAmazonIdentityManagementService iam, Step.PutInlinePolicy s, CancellationToken ct)
    {
        await iam.PutRolePolicyAsync(new PutRolePolicyRequest { RoleName = s.Role, PolicyName = s.Policy, PolicyDocument = s.Document }, ct);
        return StepAnswer.Done;
    }

    public static async Task<StepAnswer> MakeAsync(IAmazonIdentityManagementService iam, Step.DeleteInlinePolicy s, CancellationToken ct)
    {
        await iam.DeleteRolePolicyAsync(new DeleteRolePolicyRequest { RoleName = s.Role, PolicyName = s.Policy }, ct);
        return StepAnswer.Done;
    }

    public static async Task<StepAnswer> MakeAsync(IAmazonIdentityManagementService iam, Step.TagRole s, CancellationToken ct)
    {
        await iam.TagRoleAsync(new TagRoleRequest { RoleName = s.Role, Tags = TagSet.ToSdk(s.Tags) }, ct);
        return StepAnswer.Done;
    }

    public static async Task<StepAnswer> MakeAsync(IAmazonIdentityManagementService iam, Step.UntagRole s, CancellationToken ct)
    {
        await iam.UntagRoleAsync(new UntagRoleRequest { RoleName = s.Role, TagKeys = [.. s.Keys] }, ct);
        return StepAnswer.Done;
    }

    public static async Task<StepAnswer> MakeAsync(IAmazonIdentityManagementService iam, Step.LeaveInstanceProfile s, CancellationToken ct)
    {
        await iam.RemoveRoleFromInstanceProfileAsync(
            new RemoveRoleFromInstanceProfileRequest { RoleName = s.Role, InstanceProfileName = s.Profile }, ct);
        return StepAnswer.Done;
    }

    public static async Task<StepAnswer> MakeAsync(IAmazonIdentityManagementService iam, Step.DeleteRole s, CancellationToken ct)
    {
        await iam.DeleteRoleAsync(new DeleteRoleRequest { RoleName = s.Role }, ct);
        return StepAnswer.Done;
    }
}
