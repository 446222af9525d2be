using RoleOperator.Core.Documents;

namespace RoleOperator.Core.Planning;

/// <summary>
/// Whether a trust policy lets in nobody whom the one before it did not. Compared word for word: a wildcard that covers a principal, or an id in the place of
/// an ARN, is not seen as narrower, and what cannot be told counts as wider.
/// </summary>
internal static class TrustNarrowing
{
    public static bool Holds(ObservedDocument from, PolicyDocument to, string partition)
    {
        if (from is not ObservedDocument.Readable { Document: var old } || old.Version != to.Version) return false;
        List<Statement> before = [.. old.Statements.Select(Canonical)], after = [.. to.Statements.Select(Canonical)];
        var denied = after.Where(IsDeny).Select(Text).ToHashSet(StringComparer.Ordinal);
        return before.Where(IsDeny).All(deny => denied.Contains(Text(deny)))
            && after.Where(statement => !IsDeny(statement)).All(allow => before.Exists(other => !IsDeny(other) && IsWithin(allow, other)));

        Statement Canonical(Statement statement) => CanonicalForm.Of(statement with { Sid = null }, partition).Statement;
        string Text(Statement statement) => CanonicalForm.Of(statement, partition).Text;
    }

    private static bool IsDeny(Statement statement) => statement.Effect == "Deny";

    private static bool IsWithin(Statement narrow, Statement wide) =>
        narrow.Actions.Name == wide.Actions.Name && narrow.Actions.Name == "Action" && IsSubset(narrow.Actions.Items, wide.Actions.Items)
        && narrow.Principals.All(type => wide.Principals.Any(other => other.Name == type.Name && IsSubset(type.Items, other.Items)))
        && wide.Conditions.All(condition => narrow.Conditions.Any(other => IsAsStrict(other, condition)));

    /// <summary>Any of a condition's values will do, so fewer are stricter; of a negated operator none may match, so there they have to be the same.</summary>
    private static bool IsAsStrict(Condition narrow, Condition wide) =>
        narrow.Operator == wide.Operator && narrow.Key == wide.Key
        && IsSubset(narrow.Items, wide.Items)
        && (narrow.Items.Count == wide.Items.Count || !wide.Operator.Contains("Not", StringComparison.OrdinalIgnoreCase));

    private static bool IsSubset(IReadOnlyList<string> some, IReadOnlyList<string> all) => some.All(item => all.Contains(item, StringComparer.Ordinal));
}
