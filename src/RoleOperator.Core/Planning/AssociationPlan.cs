using RoleOperator.Core.Planning.Steps;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Core.Planning;

/// <summary>The part of an instance profile's plan that is about EC2 instances.</summary>
internal sealed record AssociationPlan(IReadOnlyList<Step> Steps, IReadOnlyList<Problem> Problems, IReadOnlyList<string> Drift)
{
    public static AssociationPlan Between(
        DesiredInstanceProfile desired, ObservedInstanceProfile? profile, IReadOnlyList<ObservedInstance> instances)
    {
        var wanted = WantedInstance.In(desired, instances);
        var findings = wanted.Select(one => InstanceFinding.Of(desired, profile, one)).ToList();
        var left = Left(desired, wanted, instances);

        return new(
            [.. findings.SelectMany(finding => finding.Steps), .. Off(left)],
            [.. findings.Where(finding => finding.Reason is not null)
                .GroupBy(finding => finding.Reason!)
                .Select(group => new Problem(group.Key, string.Join("; ", group.Select(finding => finding.Words))))],
            [.. findings.Where(finding => finding.Steps.Count > 0).Select(finding => $"instances[{finding.Status.Id}]: {finding.Status.Message}"),
                .. left.Select(instance => $"instances[{instance.Id}]: carries the profile and is no longer in the spec")]);
    }

    /// <summary>Takes the profile off each instance. An association without an id is only just coming about, and is left to a later pass.</summary>
    public static IEnumerable<Step> Off(IEnumerable<ObservedInstance> instances) =>
        instances
            .Where(instance => instance.AssociationId is not null)
            .OrderBy(instance => instance.Region, StringComparer.Ordinal).ThenBy(instance => instance.Id, StringComparer.Ordinal)
            .Select(instance => new Step.Disassociate(instance.Region, instance.Id, instance.AssociationId!));

    /// <summary>Whether the instance will never run again. EC2 goes on showing it for about an hour.</summary>
    public static bool IsGone(ObservedInstance instance) => instance.State is null or "shutting-down" or "terminated";

    public static string Words(ObservedInstance instance) => $"instance {instance.Id} in {instance.Region}";

    /// <summary>What this object once associated, no longer wants, and still finds its profile on. Others' associations are left alone.</summary>
    public static IReadOnlyList<ObservedInstance> Left(
        DesiredInstanceProfile desired, IReadOnlyList<WantedInstance> wanted, IReadOnlyList<ObservedInstance> instances)
    {
        var known = desired.Known.Except(wanted.Select(one => one.Address)).ToHashSet();
        return [.. instances
            .Where(instance => known.Contains(new(instance.Region, instance.Id)) && instance.ProfileArn == desired.Arn && !IsGone(instance))
            .OrderBy(instance => instance.Region, StringComparer.Ordinal).ThenBy(instance => instance.Id, StringComparer.Ordinal)];
    }

    /// <summary>The entry in status of an instance that is <see cref="Left"/>.</summary>
    public static InstanceStatus StatusOfLeft(ObservedInstance instance) => new()
    {
        Id = instance.Id,
        Region = instance.Region,
        AssociationId = instance.AssociationId,
        State = InstanceStates.Associated,
        Message = "carries the profile and is no longer in the spec",
    };
}
