using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using RoleOperator.Core.Resources.Schema;

namespace CrdGenerator;

/// <summary>
/// The rules that OpenAPI cannot express, in the Common Expression Language, for API servers of 1.25 and newer. Each stays far below the
/// server's cost limit: <c>has</c> costs one unit, and what is compared has a greatest length.
/// </summary>
internal static class CelRules
{
    /// <summary>Words of the language; a field of such a name is written between double underscores.</summary>
    private static readonly HashSet<string> Reserved =
    [
        "true", "false", "null", "in", "as", "break", "const", "continue", "else", "for", "function", "if",
        "import", "let", "loop", "package", "namespace", "return", "var", "void", "while",
    ];

    /// <summary>Rules on an object: its alternatives, and its optional fields that cannot change once the object exists.</summary>
    public static IEnumerable<YamlMap> OfObject(JsonTypeInfo type)
    {
        if (type.Type.GetCustomAttribute<ExactlyOneAttribute>() is { } exactly)
            yield return Rule($"{Count(exactly.Fields)} == 1", $"set exactly one of {string.Join(", ", exactly.Fields)}");
        if (type.Type.GetCustomAttribute<AtMostOneAttribute>() is { } most)
            yield return Rule($"{Count(most.Fields)} <= 1", $"set at most one of {string.Join(", ", most.Fields)}");

        foreach (var field in type.Properties.Where(p => SchemaAttribute.Of(p) is { Immutable: true } && !IsAlwaysSet(p)))
        {
            // On the field itself the rule would rest while one side is absent: adding and removing would pass.
            var (now, before) = ($"self.{Name(field.Name)}", $"oldSelf.{Name(field.Name)}");
            yield return Rule($"has({now}) == has({before}) && (!has({now}) || {now} == {before})", Fixed(field));
        }
    }

    /// <summary>The rule on a field that always has a value and cannot change once the object exists; null for others.</summary>
    public static YamlMap? OfField(JsonPropertyInfo field) =>
        SchemaAttribute.Of(field) is { Immutable: true } && IsAlwaysSet(field) ? Rule("self == oldSelf", Fixed(field)) : null;

    private static bool IsAlwaysSet(JsonPropertyInfo field) => field.IsRequired || SchemaAttribute.Of(field)?.Default is not null;

    private static string Fixed(JsonPropertyInfo field) =>
        $"{field.Name} cannot be changed, added or removed once the object exists; make a new object instead";

    private static string Count(IReadOnlyList<string> fields) => string.Join(" + ", fields.Select(f => $"(has(self.{Name(f)}) ? 1 : 0)"));

    private static string Name(string field) => Reserved.Contains(field) ? $"__{field}__" : field;

    private static YamlMap Rule(string rule, string message) => new() { ["rule"] = rule, ["message"] = message };
}
