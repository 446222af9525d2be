using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using RoleOperator.Aws.Reads;
using RoleOperator.Controllers.Ports;
using RoleOperator.Core.Planning.Steps;

namespace RoleOperator.Aws.Steps;

/// <summary>The one call for each step on an instance profile or an association.</summary>
internal static class InstanceProfileStepCalls
{
    public static async Task<StepAnswer> MakeAsync(IAmazonIdentityManagementService iam, Step.CreateInstanceProfile s, CancellationToken ct)
    {
        var created = await iam.CreateInstanceProfileAsync(
            new CreateInstanceProfileRequest { InstanceProfileName = s.Name, Path = s.Path, Tags = TagSet.ToSdk(s.Tags) }, ct);
        return new StepAnswer(new(created.InstanceProfile.Arn, created.InstanceProfile.InstanceProfileId));
    }

    public static async Task<StepAnswer> MakeAsync(IAmazonIdentityManagementService iam, Step.AddRole s, CancellationToken ct)
    {
        await iam.AddRoleToInstanceProfileAsync(new AddRoleToInstanceProfileRequest { InstanceProfileName = s.Profile, RoleName = s.Role }, ct);
        return StepAnswer.Done;
    }

    public static async Task<StepAnswer> MakeAsync(IAmazonIdentityManagementService iam, Step.RemoveRole s, CancellationToken ct)
    {
        await iam.RemoveRoleFromInstanceProfileAsync(
            new RemoveRoleFromInstanceProfileRequest { InstanceProfileName = s.Profile, RoleName = s.Role }, ct);
        return StepAnswer.Done;
    }

    public static async Task<StepAnswer> MakeAsync(IAmazonIdentityManagementService iam, Step.TagInstanceProfile s, CancellationToken ct)
    {
        await iam.TagInstanceProfileAsync(new TagInstanceProfileRequest { InstanceProfileName = s.Profile, Tags = TagSet.ToSdk(s.Tags) }, ct);
        return StepAnswer.Done;
    }

    public static async Task<StepAnswer> MakeAsync(IAmazonIdentityManagementService iam, Step.UntagInstanceProfile s, CancellationToken ct)
    {
        await iam.UntagInstanceProfileAsync(new UntagInstanceProfileRequest { InstanceProfileName = s.Profile, TagKeys = [.. s.Keys] }, ct);
        return StepAnswer.Done;
    }

    public static async Task<StepAnswer> MakeAsync(IAmazonIdentityManagementService iam, Step.DeleteInstanceProfile s, CancellationToken ct)
    {
        await iam.DeleteInstanceProfileAsync(new DeleteInstanceProfileRequest { InstanceProfileName = s.Profile }, ct);
        return StepAnswer.Done;
    }

    public static async Task<StepAnswer> MakeAsync(IAmazonEC2 ec2, Step.Associate s, CancellationToken ct)
    {
        await ec2.AssociateIamInstanceProfileAsync(
            new AssociateIamInstanceProfileRequest { InstanceId = s.InstanceId, IamInstanceProfile = new() { Name = s.Profile } }, ct);
        return StepAnswer.Done;
    }

    public static async Task<StepAnswer> MakeAsync(IAmazonEC2 ec2, Step.ReplaceAssociation s, CancellationToken ct)
    {
        await ec2.ReplaceIamInstanceProfileAssociationAsync(new ReplaceIamInstanceProfileAssociationRequest
        {
            AssociationId = s.AssociationId,
            IamInstanceProfile = new IamInstanceProfileSpecification { Name = s.Profile },
        }, ct);
        return StepAnswer.Done;
    }

    public static async Task<StepAnswer> MakeAsync(IAmazonEC2 ec2, Step.Disassociate s, CancellationToken ct)
    {
        await ec2.DisassociateIamInstanceProfileAsync(
            new DisassociateIamInstanceProfileRequest { AssociationId = s.AssociationId }, ct);
        return StepAnswer.Done;
    }
}
