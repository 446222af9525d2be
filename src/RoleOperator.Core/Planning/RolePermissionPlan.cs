using RoleOperator.Core.Documents;
using RoleOperator.Core.Planning.Steps;
using RoleOperator.Core.Resolution;

namespace RoleOperator.Core.Planning;

/// <summary>The part of a role's plan that is about managed and inline policies.</summary>
/// <param name="Steps">Grants, then revokes; where a quota has no room for both, the revokes that make room come first.</param>
/// <param name="Drift">The differences in words.</param>
internal sealed record RolePermissionPlan(IReadOnlyList<Step> Steps, IReadOnlyList<string> Drift)
{
    /// <summary>Whether the role may lose a permission that it has.</summary>
    public bool TakesAway { get; private init; }

    /// <param name="desired">What the user wants.</param>
    /// <param name="attached">The managed policies on the role.</param>
    /// <param name="inline">Its inline policies.</param>
    /// <param name="own">What the object may take off.</param>
    /// <param name="quota">What fits on the role.</param>
    public static RolePermissionPlan Between(
        DesiredRole desired, IReadOnlyList<string> attached, IReadOnlyDictionary<string, ObservedDocument?> inline, RoleClaim own, RoleQuota quota)
    {
        // Nobody but the operator writes the policy that assumes makes, so it goes with the field whatever else stays. What is the object's own and not to be
        // seen may only not be seen yet: taking it off again does no harm.
        var (mine, mineInline) = own is RoleClaim.Only only
            ? (only.PolicyArns, only.InlineNames.Concat(inline.Keys.Where(IsAssumes)))
            : (attached, inline.Keys);
        var attach = Sorted(desired.PolicyArns.Except(attached, StringComparer.Ordinal));
        var leaving = Sorted(mine.Except(desired.PolicyArns, StringComparer.Ordinal)).ToLookup(attached.Contains);
        var put = InGrowingOrder(desired, inline);
        var leavingInline = Sorted(mineInline.Except(desired.Inline.Keys, StringComparer.Ordinal)).ToLookup(inline.ContainsKey);
        List<string> detach = [.. leaving[true]], delete = [.. leavingInline[true]];

        // A revoke that goes first leaves the role short of a permission for a moment, so no more of them than the quota asks for;
        // inline policies share one sum, where it cannot be told which of them would do.
        var detachFirst = Math.Clamp(attached.Count + attach.Count - quota.Attached, 0, detach.Count);
        var deleteFirst = put.Count > 0 && Peak(desired, inline) > quota.InlineCharacters ? delete.Count : 0;

        var role = desired.Name;
        return new(
        [
            .. detach.Take(detachFirst).Select(arn => new Step.DetachPolicy(role, arn)),
            .. delete.Take(deleteFirst).Select(name => new Step.DeleteInlinePolicy(role, name)),
            .. attach.Select(arn => new Step.AttachPolicy(role, arn)),
            .. put.Select(name => new Step.PutInlinePolicy(role, name, desired.Inline[name].Minified)),
            .. detach.Skip(detachFirst).Concat(leaving[false]).Select(arn => new Step.DetachPolicy(role, arn)),
            .. delete.Skip(deleteFirst).Concat(leavingInline[false]).Select(name => new Step.DeleteInlinePolicy(role, name)),
        ],
        [
            .. attach.Select(arn => $"managedPolicies: + {arn}"),
            .. detach.Select(arn => $"managedPolicies: - {arn}"),
            .. put.Order(StringComparer.Ordinal).SelectMany(name => Differences(desired, inline, name)),
            .. delete.Select(name => IsAssumes(name) ? $"assumes: - inline policy {name}" : $"inlinePolicies: - {name}"),
        ])
        {
            TakesAway = leaving.Count > 0 || leavingInline.Count > 0 || put.Exists(inline.ContainsKey),
        };
    }

    /// <summary>Names of the inline policies to write, those first that shrink, since all of them share one quota.</summary>
    private static List<string> InGrowingOrder(DesiredRole desired, IReadOnlyDictionary<string, ObservedDocument?> inline) =>
        [.. desired.Inline.Keys
            .Where(name => inline.GetValueOrDefault(name)?.Means(desired.Inline[name], desired.Partition) != true)
            .OrderBy(name => desired.Inline[name].NonWhitespaceLength - Size(inline.GetValueOrDefault(name)))
            .ThenBy(name => name, StringComparer.Ordinal)];

    /// <summary>Characters of all inline policies when everything wanted is written and nothing is deleted yet.</summary>
    private static int Peak(DesiredRole desired, IReadOnlyDictionary<string, ObservedDocument?> inline) =>
        desired.Inline.Values.Sum(document => document.NonWhitespaceLength)
        + inline.Where(policy => !desired.Inline.ContainsKey(policy.Key)).Sum(policy => Size(policy.Value));

    private static int Size(ObservedDocument? document) => document switch
    {
        ObservedDocument.Readable readable => readable.Document.NonWhitespaceLength,
        ObservedDocument.Unreadable unreadable => unreadable.Text.Length,
        _ => 0,
    };

    private static IEnumerable<string> Differences(DesiredRole desired, IReadOnlyDictionary<string, ObservedDocument?> inline, string name) =>
        inline.GetValueOrDefault(name) is { } observed
            ? DocumentDiff.Between(observed, desired.Inline[name], desired.Partition)
                .Select(line => $"{(IsAssumes(name) ? "assumes" : $"inlinePolicies[{name}].document")}: {line}")
            : [IsAssumes(name) ? $"assumes: + inline policy {name}" : $"inlinePolicies: + {name}"];

    /// <summary>The one inline policy that the spec does not write as such.</summary>
    private static bool IsAssumes(string name) => name == AssumesPolicy.Name;

    private static List<string> Sorted(IEnumerable<string> names) => [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
