using Amazon.EC2.Model;
using Amazon.IdentityManagement.Model;
using RoleOperator.Aws.Clients;
using RoleOperator.Aws.Reads;
using RoleOperator.Controllers.Ports;
using RoleOperator.Core.Planning.Steps;

namespace RoleOperator.Aws.Steps;

/// <summary>The one call for each step on an instance profile or an association.</summary>
internal static class InstanceProfileStepCalls
{
    public static async Task<StepAnswer?> TryMakeAsync(AwsClients clients, Step step, CancellationToken ct)
    {
        var iam = clients.Iam;
        switch (step)
        {
            case Step.CreateInstanceProfile s:
                var created = await iam.CreateInstanceProfileAsync(
                    new CreateInstanceProfileRequest { InstanceProfileName = s.Name, Path = s.Path, Tags = TagSet.ToSdk(s.Tags) }, ct);
                return new StepAnswer(new(created.InstanceProfile.Arn, created.InstanceProfile.InstanceProfileId));
            case Step.AddRole s:
                await iam.AddRoleToInstanceProfileAsync(new AddRoleToInstanceProfileRequest { InstanceProfileName = s.Profile, RoleName = s.Role }, ct);
                break;
            case Step.RemoveRole s:
                await iam.RemoveRoleFromInstanceProfileAsync(
                    new RemoveRoleFromInstanceProfileRequest { InstanceProfileName = s.Profile, RoleName = s.Role }, ct);
                break;
            case Step.TagInstanceProfile s:
                await iam.TagInstanceProfileAsync(new TagInstanceProfileRequest { InstanceProfileName = s.Profile, Tags = TagSet.ToSdk(s.Tags) }, ct);
                break;
            case Step.UntagInstanceProfile s:
                await iam.UntagInstanceProfileAsync(new UntagInstanceProfileRequest { InstanceProfileName = s.Profile, TagKeys = [.. s.Keys] }, ct);
                break;
            case Step.DeleteInstanceProfile s:
                await iam.DeleteInstanceProfileAsync(new DeleteInstanceProfileRequest { InstanceProfileName = s.Profile }, ct);
                break;
            case Step.Associate s:
                await clients.Ec2(s.Region).AssociateIamInstanceProfileAsync(
                    new AssociateIamInstanceProfileRequest { InstanceId = s.InstanceId, IamInstanceProfile = new() { Name = s.Profile } }, ct);
                break;
            case Step.ReplaceAssociation s:
                await clients.Ec2(s.Region).ReplaceIamInstanceProfileAssociationAsync(new ReplaceIamInstanceProfileAssociationRequest
                {
                    AssociationId = s.AssociationId,
                    IamInstanceProfile = new IamInstanceProfileSpecification { Name = s.Profile },
                }, ct);
                break;
            case Step.Disassociate s:
                await clients.Ec2(s.Region).DisassociateIamInstanceProfileAsync(
                    new DisassociateIamInstanceProfileRequest { AssociationId = s.AssociationId }, ct);
                break;
            default:
                return null;
        }

        return StepAnswer.Done;
    }
}
