using RoleOperator.Core.Planning.Steps;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Core.Planning;

/// <summary>The part of an instance profile's plan that is about EC2 instances.</summary>
/// <param name="Given">What gives the profile to wanted instances.</param>
/// <param name="Taken">What takes it off others.</param>
/// <param name="Problems">What the calls cannot mend.</param>
/// <param name="Drift">The instances that are not as they should be.</param>
internal sealed record AssociationPlan(
    IReadOnlyList<Step> Given, IReadOnlyList<Step> Taken, IReadOnlyList<Problem> Problems, IReadOnlyList<string> Drift)
{
    private const string StillCarries = "carries the profile and is no longer in the spec";

    public static AssociationPlan Between(
        DesiredInstanceProfile desired, ObservedInstanceProfile? profile, IReadOnlyList<ObservedInstance> instances)
    {
        var wanted = WantedInstance.In(desired, instances);
        var findings = wanted.Select(one => InstanceFinding.Of(desired, profile, one)).ToList();
        var left = Left(desired, wanted, instances);

        return new(
            [.. findings.SelectMany(finding => finding.Steps)],
            [.. Off(left)],
            [.. findings.Where(finding => finding.Reason is not null).Select(finding => (Reason: finding.Reason!, finding.Words))
                .Concat(Awaited(desired, wanted, instances)
                    .Select(instance => (Reason: Reasons.Progressing, Words: $"{instance} {StatusOfAwaited(instance).Message}")))
                .GroupBy(one => one.Reason)
                .Select(group => new Problem(group.Key, string.Join("; ", group.Select(one => one.Words))))],
            [.. findings.Where(finding => finding.Steps.Count > 0).Select(finding => $"instances[{finding.Status.Id}]: {finding.Status.Message}"),
                .. left.Select(instance => $"instances[{instance.Id}]: {StillCarries}")]);
    }

    /// <summary>Takes the profile off each instance. An association without an id is only just coming about, and is left to a later pass.</summary>
    public static IEnumerable<Step> Off(IEnumerable<ObservedInstance> instances) =>
        Sorted(instances)
            .Where(instance => instance.AssociationId is not null)
            .Select(instance => new Step.Disassociate(instance.Region, instance.Id, instance.AssociationId!));

    /// <summary>What this object once associated, no longer wants, and still finds its profile on. Others' associations are left alone.</summary>
    public static IReadOnlyList<ObservedInstance> Left(
        DesiredInstanceProfile desired, IReadOnlyList<WantedInstance> wanted, IReadOnlyList<ObservedInstance> instances)
    {
        var known = desired.Known.Except(wanted.Select(one => one.Address)).ToHashSet();
        return [.. Sorted(instances)
            .Where(instance => known.Contains(instance.Address) && instance.ProfileArn == desired.Arn && instance.MayStillRun)];
    }

    /// <summary>
    /// What this object associated moments ago and no longer wants, where EC2 does not show that association yet. Forgotten now, it would carry the profile
    /// for ever.
    /// </summary>
    public static IReadOnlyList<ObservedInstance> Awaited(
        DesiredInstanceProfile desired, IReadOnlyList<WantedInstance> wanted, IReadOnlyList<ObservedInstance> instances)
    {
        var addresses = wanted.Select(one => one.Address).ToHashSet();
        return [.. Sorted(instances)
            .Where(instance => instance.IsAwaited && instance.ProfileArn != desired.Arn && instance.MayStillRun)
            .Where(instance => !addresses.Contains(instance.Address))];
    }

    /// <summary>The entry in status of an instance that is <see cref="Awaited"/>.</summary>
    public static InstanceStatus StatusOfAwaited(ObservedInstance instance) => new()
    {
        Id = instance.Id,
        Region = instance.Region,
        State = InstanceStates.Associating,
        Message = "was associated less than two minutes ago and has left the spec; the profile is taken off it once EC2 shows that association",
    };

    /// <summary>The entry in status of an instance that is <see cref="Left"/>.</summary>
    public static InstanceStatus StatusOfLeft(ObservedInstance instance) => new()
    {
        Id = instance.Id,
        Region = instance.Region,
        AssociationId = instance.AssociationId,
        State = InstanceStates.Associated,
        Message = StillCarries,
    };

    private static IOrderedEnumerable<ObservedInstance> Sorted(IEnumerable<ObservedInstance> instances) =>
        instances.OrderBy(instance => instance.Region, StringComparer.Ordinal).ThenBy(instance => instance.Id, StringComparer.Ordinal);
}
