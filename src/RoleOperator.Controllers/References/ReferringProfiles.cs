using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime;
using RoleOperator.Runtime.Watching;

namespace RoleOperator.Controllers.References;

/// <summary>Finds the InstanceProfile objects that put a Role object's role into their profile.</summary>
public sealed class ReferringProfiles(IStore<Resource<InstanceProfileSpec, InstanceProfileStatus>> profiles)
{
    /// <summary>
    /// Their profiles' names in AWS, each with the object. Only objects that write to AWS: one that observes has no more right to the profile of its name
    /// than anybody. Whether the profile is the object's own, AWS alone knows, by the owner tag.
    /// </summary>
    public IReadOnlyList<(string Name, ObjectMeta Object)> Of(ObjectMeta role) =>
    [
        .. profiles.ByIndex(Wakeups.ReferenceIndex, new ResourceKey(ResourceKind.Role.Name, role.Namespace, role.Name).ToString())
            .Select(profile => profile.Value)
            .Where(profile => profile is { Spec.Mode: Mode.Enforce, Status.Name: not null })
            .Where(profile => profile.Metadata.Finalizers?.Contains(WellKnown.Finalizer) == true)
            .Select(profile => (profile.Status.Name!, profile.Metadata)),
    ];
}
