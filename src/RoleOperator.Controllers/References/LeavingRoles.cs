using RoleOperator.Core.Planning;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime;
using RoleOperator.Runtime.Watching;

namespace RoleOperator.Controllers.References;

/// <summary>Finds the Role objects that have a Policy object's policy, by reference or by its ARN, and are being deleted.</summary>
public sealed class LeavingRoles(IStore<Resource<RoleSpec, RoleStatus>> roles)
{
    /// <summary>Their roles.</summary>
    public IReadOnlyCollection<LeavingRole> Of(Resource<PolicySpec, PolicyStatus> policy)
    {
        var key = new ResourceKey(ResourceKind.Policy.Name, policy.Metadata.Namespace, policy.Metadata.Name).ToString();
        var users = roles.ByIndex(Wakeups.ReferenceIndex, key)
            .Concat(policy.Status.Arn is { } arn ? roles.ByIndex(PolicyArns.UseIndex, arn) : []);
        return
        [
            .. users.Select(role => role.Value)
                .Where(role => role.Metadata.DeletionTimestamp is not null && role.Status.Name is not null && !Retained(role))
                .Select(role => new LeavingRole(role.Status.Name!, PausedBy(role.Metadata)))
                .Distinct(),
        ];
    }

    private static string? PausedBy(ObjectMeta role) => CheckWish.Of(role).Paused ? $"{ResourceKind.Role} {role.Namespace}/{role.Name}" : null;

    /// <summary>A role that stays in AWS keeps its policies: to wait for it would be to wait for ever.</summary>
    private static bool Retained(Resource<RoleSpec, RoleStatus> role) =>
        RemovalWish.Of(role).Wish is not { Mode: Mode.Enforce, Deletion.Policy: DeletionPolicy.Delete };
}
