using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime;
using RoleOperator.Runtime.Watching;

namespace RoleOperator.Controllers.References;

/// <summary>Finds the InstanceProfile objects that put a Role object's role into their profile.</summary>
public sealed class ReferringProfiles(IStore<Resource<InstanceProfileSpec, InstanceProfileStatus>> profiles)
{
    /// <summary>The AWS names of their profiles.</summary>
    public IReadOnlyCollection<string> Of(ObjectMeta role) =>
    [
        .. profiles.ByIndex(Wakeups.ReferenceIndex, new ResourceKey(ResourceKind.Role.Name, role.Namespace, role.Name).ToString())
            .Select(profile => profile.Value.Status.Name)
            .OfType<string>(),
    ];
}
