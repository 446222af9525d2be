using RoleOperator.Core.Naming;
using RoleOperator.Core.Planning.Steps;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Core.Planning;

/// <summary>Plans instance profiles and their associations with EC2 instances. Total and deterministic.</summary>
public static class InstanceProfilePlanner
{
    /// <summary>What makes AWS match: the profile, the role in it, its tags, and then the instances.</summary>
    /// <param name="desired">What the user wants.</param>
    /// <param name="observed">What IAM has; null when there is no such profile, or when none is expected.</param>
    /// <param name="instances">
    /// What EC2 has: every instance that the spec or <see cref="DesiredInstanceProfile.Known"/> names, and those that the selectors found.
    /// </param>
    public static Plan Converge(DesiredInstanceProfile desired, ObservedInstanceProfile? observed, IReadOnlyList<ObservedInstance> instances)
    {
        var associations = AssociationPlan.Between(desired, observed, instances);
        if (observed is null)
            return new(
                [
                    new Step.CreateInstanceProfile(desired.Name, desired.Path, desired.Tags),
                    .. Membership(desired, null), .. associations.Given, .. associations.Taken,
                ],
                associations.Problems, ["instance profile: does not exist in AWS", .. associations.Drift]);

        return OwnedPlan.Of(
            $"Instance profile {observed.Name}", desired.Owner, desired.Adoption, observed.Tags,
            ImmutableField.Identity("instance profile", (desired.Name, desired.Path), (observed.Name, observed.Path)),
            tags => new Step.TagInstanceProfile(desired.Name, tags),
            tags => Update(desired, observed with { Tags = tags }, associations));
    }

    /// <summary>
    /// The instances as status lists them, sorted by region and id: those that are wanted, and those that still carry the profile though the
    /// spec no longer names them. Status alone knows of the latter, so they stay in it until the profile is off them.
    /// </summary>
    public static IReadOnlyList<InstanceStatus> Statuses(
        DesiredInstanceProfile desired, ObservedInstanceProfile? observed, IReadOnlyList<ObservedInstance> instances)
    {
        var wanted = WantedInstance.In(desired, instances);
        return
        [
            .. wanted.Select(one => InstanceFinding.Of(desired, observed, one).Status)
                .Concat(AssociationPlan.Left(desired, wanted, instances).Select(AssociationPlan.StatusOfLeft))
                .Concat(AssociationPlan.Awaited(desired, wanted, instances).Select(AssociationPlan.StatusOfAwaited))
                .OrderBy(status => status.Region, StringComparer.Ordinal).ThenBy(status => status.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>What deletes the profile, or what keeps it from being deleted; nothing at all where it is gone, retained or not ours.</summary>
    /// <param name="leaving">The object that is being deleted.</param>
    /// <param name="observed">What IAM has; null when there is no such profile.</param>
    /// <param name="instances">The instances that carry the profile, as far as they are known.</param>
    /// <param name="own">The instances that this object is for, by its spec or by its status.</param>
    /// <param name="unread">Regions in which instances may carry the profile, and which could not be read.</param>
    public static Plan Remove(
        LeavingObject leaving, ObservedInstanceProfile? observed, IReadOnlyList<ObservedInstance> instances,
        IReadOnlyCollection<InstanceAddress> own, IReadOnlyCollection<string> unread) =>
        observed is null
            ? Plan.Nothing
            : OwnedRemoval.Of(
                $"Instance profile {observed.Name}", observed.Arn, observed.Id, observed.Tags, leaving,
                () => Removal(leaving.Deletion, observed, instances, own, unread));

    /// <summary>Whether the profile is there and its owner tag names the object; what is not is never deleted.</summary>
    public static bool MayRemove(Owner owner, ObservedInstanceProfile? observed) => observed is not null && Ownership.IsOurs(owner, observed.Tags);

    private static Plan Removal(
        Deletion deletion, ObservedInstanceProfile observed, IReadOnlyList<ObservedInstance> instances,
        IReadOnlyCollection<InstanceAddress> own, IReadOnlyCollection<string> unread)
    {
        // IAM would delete a profile in use and leave the instances without credentials: the check is the operator's.
        // An association that is listed counts also where the instance itself is not shown yet.
        var carriers = instances.Where(instance => instance.ProfileArn == observed.Arn && !instance.IsTerminated).ToList();
        var others = carriers
            .Where(instance => !own.Contains(instance.Address))
            .Select(instance => instance.ToString())
            .Order(StringComparer.Ordinal)
            .ToList();
        List<Problem> blocked = [];
        if (others.Count > 0)
            blocked.Add(new(Reasons.DeleteBlocked,
                $"Instance profile {observed.Name} is carried by {string.Join(", ", others)}; disassociate it there, "
                + "or set spec.deletion.force to true to have it done"));
        if (unread.Count > 0)
            blocked.Add(new(Reasons.DeleteBlocked,
                $"Instance profile {observed.Name} is not deleted before it is known who carries it in "
                + $"{string.Join(", ", unread.Order(StringComparer.Ordinal))}; "
                + "mend what keeps the operator from reading instances there, or set spec.deletion.force to true to have it deleted all the same"));
        if (blocked.Count > 0 && !deletion.Force) return new([], blocked, []);
        if (carriers.Find(instance => instance.AssociationId is null) is { } early)
            return Plan.Refused(new(Reasons.Progressing,
                $"{early} carries the profile, and EC2 does not show that association yet; the profile is deleted once it does"));
        if (instances.FirstOrDefault(instance => instance.IsAwaited && instance.MayStillRun) is { } awaited)
            return Plan.Refused(new(Reasons.Progressing,
                $"{awaited} was associated less than two minutes ago, and EC2 does not show that yet; "
                + "the profile is deleted once it does"));

        return new(
        [
            .. AssociationPlan.Off(carriers),
            .. observed.Role is { } role ? [new Step.RemoveRole(observed.Name, role)] : (Step[])[],
            new Step.DeleteInstanceProfile(observed.Name),
        ], [], []);
    }

    private static Plan Update(DesiredInstanceProfile desired, ObservedInstanceProfile observed, AssociationPlan associations)
    {
        var tags = TagChange.Between(desired.Tags, observed.Tags, StringComparer.Ordinal, desired.IgnoredTags);
        List<Step> steps = [.. Membership(desired, observed.Role)];
        if (tags.Remove.Count > 0) steps.Add(new Step.UntagInstanceProfile(desired.Name, tags.Remove));
        if (tags.Set.Count > 0) steps.Add(new Step.TagInstanceProfile(desired.Name, tags.Set));
        steps.AddRange(associations.Given);
        steps.AddRange(associations.Taken);

        List<string> drift = [.. tags.Drift, .. associations.Drift];
        if (desired.Role != observed.Role) drift.Insert(0, $"role: is {observed.Role ?? "absent"}, should be {desired.Role ?? "absent"}");
        return steps.Count == 0 && associations.Problems.Count == 0 ? Plan.Nothing : new(steps, associations.Problems, drift);
    }

    /// <summary>
    /// A profile holds one role at most, so the old one leaves before the new one comes. While it is empty, the instances that carry it get no credentials:
    /// so AWS is asked first whether it lets the new one in. It looks at permissions, then at whether the role exists, and at the room last.
    /// </summary>
    /// <remarks>
    /// A process that ends between the last two calls leaves an empty profile, of which nothing tells what was in it. The next pass goes on with the new
    /// role, which AWS has just allowed.
    /// </remarks>
    private static IEnumerable<Step> Membership(DesiredInstanceProfile desired, string? role)
    {
        if (desired.Role == role) yield break;
        if (role is not null && desired.Role is not null) yield return new Step.AddRole(desired.Name, desired.Role) { Holder = role };
        if (role is not null) yield return new Step.RemoveRole(desired.Name, role);
        if (desired.Role is not null) yield return new Step.AddRole(desired.Name, desired.Role) { Former = role };
    }
}
