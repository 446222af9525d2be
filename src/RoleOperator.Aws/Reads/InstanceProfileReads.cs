using Amazon.IdentityManagement.Model;
using RoleOperator.Aws.Clients;
using RoleOperator.Core.Planning;

namespace RoleOperator.Aws.Reads;

/// <summary>Reads instance profiles, one call each.</summary>
internal sealed class InstanceProfileReads(AwsClients clients)
{
    public async Task<ObservedInstanceProfile?> FindAsync(string name, CancellationToken ct)
    {
        var found = await AwsCall.FindAsync(
            "iam:GetInstanceProfile", c => clients.Iam.GetInstanceProfileAsync(new GetInstanceProfileRequest { InstanceProfileName = name }, c), ct);
        return found is null ? null : new ObservedInstanceProfile
        {
            Name = found.InstanceProfile.InstanceProfileName,
            Path = found.InstanceProfile.Path,
            Arn = found.InstanceProfile.Arn,
            Id = found.InstanceProfile.InstanceProfileId,
            Role = found.InstanceProfile.Roles is [var role, ..] ? role.RoleName : null,
            Tags = TagSet.Of(found.InstanceProfile.Tags),
        };
    }
}
