using RoleOperator.Core.Documents;
using RoleOperator.Core.Planning.Steps;
using RoleOperator.Core.Resolution;
using RoleOperator.Core.Resources.Specs;

namespace RoleOperator.Core.Planning;

/// <summary>The part of a role's plan that is about managed and inline policies.</summary>
/// <param name="Steps">Grants, then revokes; where a quota has no room for both, the revokes that make room come first.</param>
/// <param name="Drift">The differences in words.</param>
internal sealed record RolePermissionPlan(IReadOnlyList<Step> Steps, IReadOnlyList<string> Drift)
{
    public static RolePermissionPlan Between(
        DesiredRole desired, IReadOnlyList<string> attached, IReadOnlyDictionary<string, ObservedDocument?> inline, RoleQuota quota)
    {
        var exclusive = desired.Attachments == Attachments.Exclusive;
        var attach = Sorted(desired.PolicyArns.Except(attached, StringComparer.Ordinal));
        var detach = exclusive ? Sorted(attached.Except(desired.PolicyArns, StringComparer.Ordinal)) : [];
        var put = InGrowingOrder(desired, inline);
        var delete = exclusive ? Sorted(inline.Keys.Except(desired.Inline.Keys, StringComparer.Ordinal)) : [];

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
            .. detach.Skip(detachFirst).Select(arn => new Step.DetachPolicy(role, arn)),
            .. delete.Skip(deleteFirst).Select(name => new Step.DeleteInlinePolicy(role, name)),
        ],
        [
            .. attach.Select(arn => $"managedPolicies: + {arn}"),
            .. detach.Select(arn => $"managedPolicies: - {arn}"),
            .. put.Order(StringComparer.Ordinal).SelectMany(name => Differences(desired, inline, name)),
            .. delete.Select(name => IsAssumes(name) ? $"assumes: - inline policy {name}" : $"inlinePolicies: - {name}"),
        ]);
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
