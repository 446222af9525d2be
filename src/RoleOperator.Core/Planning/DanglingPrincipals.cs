using RoleOperator.Core.Documents;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Core.Planning;

/// <summary>
/// The principals of a trust policy that IAM shows by a unique id, because what they named was deleted. Writing the policy anew makes IAM look the
/// wanted ARNs up again, so that it trusts what has their names now.
/// </summary>
/// <param name="Ids">The ids that IAM shows and the spec does not name, sorted.</param>
/// <param name="Missing">The principals that the spec names and IAM does not show: one of them is what each id once was.</param>
/// <param name="IsAll">Whether nothing else in the policy differs.</param>
public sealed record DanglingPrincipals(IReadOnlyList<string> Ids, IReadOnlyList<string> Missing, bool IsAll)
{
    internal string Words => $"IAM shows {string.Join(", ", Ids)} in place of what was deleted";

    /// <summary>The problem of ids that come back however often the policy is written.</summary>
    /// <param name="field">The field of the spec that names the principals.</param>
    /// <param name="times">How often it was written.</param>
    public Problem Unmendable(string field, int times) => new(
        Reasons.InvalidSpec,
        $"spec.{field}: {Words}{(Missing.Count > 0 ? $", and does not show {string.Join(", ", Missing)}" : "")}; the policy was written {times} times, "
        + "and IAM put the ids back each time. Create the principal again, or take it out of the spec; until then the policy is written more and more rarely");

    internal static DanglingPrincipals? Between(ObservedDocument observed, PolicyDocument wanted, string partition)
    {
        if (observed is not ObservedDocument.Readable { Document: var found }) return null;
        var ids = found.DanglingPrincipals.Except(wanted.DanglingPrincipals, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (ids.Count == 0) return null;

        var missing = wanted.AwsPrincipals(partition).Except(found.AwsPrincipals(partition), StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new(ids, missing, PolicyDocument.SameMeaning(found.Without(ids, partition), wanted.Without(missing, partition), partition));
    }
}
