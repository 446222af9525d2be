using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime;
using RoleOperator.Runtime.Watching;

namespace RoleOperator.Controllers.References;

/// <summary>Finds the InstanceProfile objects that put a Role object's role into their profile, by reference or by its name in AWS.</summary>
public sealed class ReferringProfiles(IStore<Resource<InstanceProfileSpec, InstanceProfileStatus>> profiles)
{
    /// <summary>
    /// Only objects that write to AWS: one that observes has no more right to the profile of its name than anybody. Whether the profile is the object's own,
    /// AWS alone knows, by the owner tag.
    /// </summary>
    /// <param name="role">The Role object.</param>
    /// <param name="name">Its role's name in AWS.</param>
    public IReadOnlyList<ReferringProfile> Of(ObjectMeta role, string name) =>
    [
        .. profiles.ByIndex(Wakeups.ReferenceIndex, new ResourceKey(ResourceKind.Role.Name, role.Namespace, role.Name).ToString())
            .Concat(profiles.ByIndex(RoleNames.UseIndex, name))
            .Select(profile => profile.Value)
            .Where(profile => profile is { Spec.Mode: Mode.Enforce, Status.Name: not null })
            .Where(profile => profile.Metadata.Finalizers?.Contains(WellKnown.Finalizer) == true)
            .Select(profile => new ReferringProfile(profile.Status.Name!, profile.Metadata, KeptBy(profile))),
    ];

    /// <summary>A profile that stays in AWS, or whose deletion waits for somebody, may serve instances as before.</summary>
    private static string? KeptBy(Resource<InstanceProfileSpec, InstanceProfileStatus> profile)
    {
        var (meta, words) = (profile.Metadata, $"{ResourceKind.InstanceProfile} {profile.Metadata.Namespace}/{profile.Metadata.Name}");
        if (meta.DeletionTimestamp is null) return words;
        if (CheckWish.Of(meta).Paused) return $"{words} (whose deletion waits while it is paused: take its annotation {WellKnown.Paused} off)";
        return profile.Spec!.Deletion.Policy == DeletionPolicy.Retain ? $"{words} (whose spec.deletion.policy leaves the profile in AWS)" : null;
    }
}

/// <summary>The profile of an object that puts a role into it.</summary>
/// <param name="Name">Its name in AWS.</param>
/// <param name="Metadata">The object's metadata.</param>
/// <param name="KeptBy">The object in words, where it does not go, or goes and leaves the profile; null where the profile is being deleted.</param>
public sealed record ReferringProfile(string Name, ObjectMeta Metadata, string? KeptBy);
