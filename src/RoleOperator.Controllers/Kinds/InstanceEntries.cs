using RoleOperator.Core.Planning;
using RoleOperator.Core.Planning.Steps;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Controllers.Kinds;

/// <summary>
/// Brings the entries of status, which tell what was read, up to what the pass then did. Status is the only memory of which instances were
/// associated: one that left the spec before the next read would else keep the profile for ever.
/// </summary>
internal static class InstanceEntries
{
    /// <summary>The entries after the steps that AWS carried out; null for none.</summary>
    public static IReadOnlyList<InstanceStatus>? After(IReadOnlyList<InstanceStatus>? read, IEnumerable<Step> done)
    {
        var steps = done.ToList();
        var given = steps.Select(Given).OfType<InstanceAddress>().ToHashSet();
        var taken = steps.OfType<Step.Disassociate>().Select(step => new InstanceAddress(step.Region, step.InstanceId)).ToHashSet();
        List<InstanceStatus> now =
        [
            .. (read ?? [])
                .Where(entry => entry.State != InstanceStates.Associated || !taken.Contains(new(entry.Region, entry.Id)))
                .Select(entry => given.Contains(new(entry.Region, entry.Id)) ? Associating(entry) : entry)
                .OrderBy(entry => entry.Region, StringComparer.Ordinal).ThenBy(entry => entry.Id, StringComparer.Ordinal),
        ];
        return now.Count > 0 ? now : null;
    }

    private static InstanceAddress? Given(Step step) => step switch
    {
        Step.Associate one => new(one.Region, one.InstanceId),
        Step.ReplaceAssociation one => new(one.Region, one.InstanceId),
        _ => null,
    };

    private static InstanceStatus Associating(InstanceStatus entry) =>
        entry with { State = InstanceStates.Associating, AssociationId = null, Message = "is being associated" };
}
