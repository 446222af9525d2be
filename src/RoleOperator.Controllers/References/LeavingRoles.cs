using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime;
using RoleOperator.Runtime.Watching;

namespace RoleOperator.Controllers.References;

/// <summary>Finds the Role objects that have a Policy object's policy and are being deleted.</summary>
public sealed class LeavingRoles(IStore<Resource<RoleSpec, RoleStatus>> roles)
{
    /// <summary>The AWS names of their roles.</summary>
    public IReadOnlyCollection<string> Of(ObjectMeta policy) =>
    [
        .. roles.ByIndex(Wakeups.ReferenceIndex, new ResourceKey(ResourceKind.Policy.Name, policy.Namespace, policy.Name).ToString())
            .Where(role => role.Value.Metadata.DeletionTimestamp is not null && !Retained(role.Value))
            .Select(role => role.Value.Status.Name)
            .OfType<string>(),
    ];

    /// <summary>A role that stays in AWS keeps its policies: to wait for it would be to wait for ever.</summary>
    private static bool Retained(Resource<RoleSpec, RoleStatus> role) =>
        RemovalWish.Of(role).Wish is not { Mode: Mode.Enforce, Deletion.Policy: DeletionPolicy.Delete };
}
