using System.Text;
using RoleOperator.Core.Naming;

namespace RoleOperator.Core.Documents;

/// <summary>
/// The one form of all documents that mean the same. What IAM ignores or rewrites is evened out: order, duplicates, one-element arrays, the case
/// of actions and condition keys, account IDs as principals (IAM user guide, "Grammar", "Condition", and "policy restructuring" under
/// troubleshooting). All else stays, wildcards included: they are not expanded. Sids count, because whoever changes one expects it to be written.
/// </summary>
internal static class CanonicalForm
{
    /// <summary>A statement in its one form, with the text that decides order and equality.</summary>
    public sealed record Canonical(Statement Statement, string Text);

    public static string Of(PolicyDocument document, string partition)
    {
        var text = new StringBuilder("{\"Version\":");
        CompactText.AppendString(text, document.Version);
        if (document.Id is { } id)
        {
            text.Append(",\"Id\":");
            CompactText.AppendString(text, id);
        }

        text.Append(",\"Statement\":");
        var statements = Set(document.Statements.Select(statement => Of(statement, partition).Text));
        CompactText.AppendJoined(text, '[', statements, ']', statement => text.Append(statement));
        return text.Append('}').ToString();
    }

    public static Canonical Of(Statement statement, string partition)
    {
        var normal = Normalise(statement, partition);
        return new(normal, Write(normal));
    }

    private static Statement Normalise(Statement statement, string partition) => new(
        statement.Sid,
        statement.Effect,
        [.. statement.Principals.Select(type => type with { Items = Set(type.Items.Select(item => Principal(type.Name, item, partition))) })
            .OrderBy(type => type.Name, StringComparer.Ordinal)],
        statement.Actions with { Items = Set(statement.Actions.Items.Select(action => action.ToLowerInvariant())) },
        statement.Resources is { } resources ? resources with { Items = Set(resources.Items) } : null,
        [.. statement.Conditions.Select(Normalise)
            .OrderBy(condition => condition.Operator, StringComparer.Ordinal).ThenBy(condition => condition.Key, StringComparer.Ordinal)]);

    private static Condition Normalise(Condition condition) => new(
        condition.Operator,
        condition.Key.ToLowerInvariant(),
        Set(condition.Items.Select(item => ConditionValue.Normalise(condition.Operator, item))));

    private static string Principal(string type, string value, string partition) =>
        type == "AWS" && AwsNames.AccountId(value) is null ? new AccountContext(value, partition).RootArn : value;

    private static IReadOnlyList<string> Set(IEnumerable<string> items) =>
        [.. items.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static string Write(Statement statement)
    {
        var text = new StringBuilder("{");
        if (statement.Sid is { } sid)
        {
            Name(text, "Sid");
            CompactText.AppendString(text, sid);
            text.Append(',');
        }

        Name(text, "Effect");
        CompactText.AppendString(text, statement.Effect);
        if (statement.Principals.Count > 0)
        {
            Name(text.Append(','), "Principal");
            CompactText.AppendJoined(text, '{', statement.Principals, '}', type => Write(text, type));
        }

        Write(text.Append(','), statement.Actions);
        if (statement.Resources is { } resources) Write(text.Append(','), resources);
        if (statement.Conditions.Count > 0)
        {
            Name(text.Append(','), "Condition");
            CompactText.AppendJoined(text, '{', statement.Conditions.GroupBy(condition => condition.Operator), '}', op =>
            {
                Name(text, op.Key);
                CompactText.AppendJoined(text, '{', op, '}', condition => Write(text, new(condition.Key, condition.Items)));
            });
        }

        return text.Append('}').ToString();
    }

    private static void Write(StringBuilder text, Values values)
    {
        Name(text, values.Name);
        CompactText.AppendJoined(text, '[', values.Items, ']', item => CompactText.AppendString(text, item));
    }

    private static void Name(StringBuilder text, string name)
    {
        CompactText.AppendString(text, name);
        text.Append(':');
    }
}
