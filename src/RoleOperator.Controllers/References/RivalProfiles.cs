using RoleOperator.Core.Planning;
using RoleOperator.Core.Resolution;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime.Queue;
using RoleOperator.Runtime.Watching;

namespace RoleOperator.Controllers.References;

/// <summary>Finds the InstanceProfile objects that have given their profile to an instance and mean it to keep it.</summary>
public sealed class RivalProfiles(IStore<Resource<InstanceProfileSpec, InstanceProfileStatus>> profiles)
{
    private const string InstanceIndex = "instances";

    /// <summary>The instances, those marked that carry the profile of another such object.</summary>
    /// <param name="profileArn">The profile of the object that asks.</param>
    /// <param name="instances">What EC2 shows.</param>
    public IReadOnlyList<ObservedInstance> Mark(string profileArn, IReadOnlyList<ObservedInstance> instances) =>
        [.. instances.Select(instance => instance.ProfileArn is { } carried && carried != profileArn
            ? instance with { WantedBy = HolderOf(instance.Address, carried) }
            : instance)];

    /// <summary>
    /// Indexes the objects by the instances in their status, and has the others that list an instance reconciled once one lets go of it: it is to be deleted,
    /// or gone, or carries its profile there no more.
    /// </summary>
    internal static void Connect(IInformer<Resource<InstanceProfileSpec, InstanceProfileStatus>> profiles, WorkQueue queue)
    {
        profiles.Store.AddIndex(InstanceIndex, profile => (profile.Status.Instances ?? []).Select(entry => KeyOf(new(entry.Region, entry.Id))));
        profiles.Subscribe(change =>
        {
            if (change.Before is not { } before) return;
            foreach (var (instance, _) in Held(before).Except(Held(change.After)))
                foreach (var other in profiles.Store.ByIndex(InstanceIndex, KeyOf(instance)))
                    if (other.Key != change.Key) queue.Add(other.Key);
        });
    }

    private string? HolderOf(InstanceAddress instance, string profileArn) =>
        profiles.ByIndex(InstanceIndex, KeyOf(instance)).Select(other => other.Value)
            .Where(other => other.Status.Arn == profileArn && Held(other).Contains((instance, true)))
            .Select(other => $"{ResourceKind.InstanceProfile} {other.Metadata.Namespace}/{other.Metadata.Name}")
            .FirstOrDefault();

    /// <summary>The instances with an object's profile, and whether it would give it to them again: one that is to go, or only observes, would not.</summary>
    private static IEnumerable<(InstanceAddress Instance, bool IsWanted)> Held(Resource<InstanceProfileSpec, InstanceProfileStatus>? profile) =>
        profile is null
            ? []
            : InstanceProfileResolution.Associated(profile.Status)
                .Select(instance => (instance, profile is { Metadata.DeletionTimestamp: null } and not { Spec.Mode: Mode.Observe }));

    private static string KeyOf(InstanceAddress instance) => $"{instance.Region}/{instance.Id}";
}
