using System.Collections.Concurrent;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Telemetry;

/// <summary>
/// How many objects have which condition. A combination that was seen once is told for ever, as zero when no object has it any more: the SDK
/// would go on telling its last number.
/// </summary>
internal sealed class ObjectCounts
{
    private const string NoReason = "None";
    private const string ForeignReason = "Other";

    private readonly ConcurrentDictionary<Combination, byte> seen = new();

    /// <summary>Counts.</summary>
    /// <param name="kind">The kind of the objects.</param>
    /// <param name="objects">The conditions of each; null where it has none yet.</param>
    /// <returns>The number of each combination of the kind.</returns>
    public IReadOnlyDictionary<Combination, int> Of(string kind, IEnumerable<IReadOnlyList<Condition>?> objects)
    {
        var counts = seen.Keys.Where(combination => combination.Kind == kind).ToDictionary(combination => combination, _ => 0);
        foreach (var combination in objects.SelectMany(conditions => Combinations(kind, conditions ?? [])))
        {
            counts[combination] = counts.GetValueOrDefault(combination) + 1;
            seen[combination] = 0;
        }

        return counts;
    }

    /// <summary>Only the operator's own words become labels: whoever may write a status must not make series.</summary>
    private static IEnumerable<Combination> Combinations(string kind, IReadOnlyList<Condition> conditions)
    {
        if (!conditions.Any(condition => condition.Type == ConditionTypes.Ready))
            yield return new(kind, ConditionTypes.Ready, Condition.Unknown, NoReason);
        foreach (var condition in conditions.Where(condition => ConditionTypes.All.Contains(condition.Type)).DistinctBy(condition => condition.Type))
        {
            var status = condition.Status is Condition.True or Condition.False ? condition.Status : Condition.Unknown;
            yield return new(kind, condition.Type, status, Reasons.All.Contains(condition.Reason) ? condition.Reason : ForeignReason);
        }
    }

    /// <summary>What objects are counted by.</summary>
    /// <param name="Kind">The kind.</param>
    /// <param name="Type">The condition's type.</param>
    /// <param name="Status">Its status.</param>
    /// <param name="Reason">Its reason.</param>
    public readonly record struct Combination(string Kind, string Type, string Status, string Reason);
}
