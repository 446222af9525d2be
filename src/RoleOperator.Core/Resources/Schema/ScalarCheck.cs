using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using RoleOperator.Core.Naming;

namespace RoleOperator.Core.Resources.Schema;

/// <summary>The checks of single values, with messages that show the value and the remedy.</summary>
internal static class ScalarCheck
{
    /// <summary>Values are shown up to this length: enough to find them, too little to spill a document into a condition.</summary>
    private const int Shown = 80;

    /// <summary>Patterns come from attributes and are linear in practice; the bound keeps hostile input from holding a worker.</summary>
    private static readonly TimeSpan MatchBound = TimeSpan.FromSeconds(1);

    public static void Value(string path, JsonElement json, Type type, SchemaAttribute? rule, List<FieldProblem> found)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(JsonElement))
            Expect(json.ValueKind == JsonValueKind.Object, path, json,
                "must be an object: paste the JSON or write it as YAML, without quotes around the whole", found);
        else if (type.IsEnum)
            Expect(json.ValueKind == JsonValueKind.String && Enum.GetNames(type).Contains(json.GetString(), StringComparer.Ordinal), path, json,
                $"is not allowed; use {string.Join(" or ", Enum.GetNames(type))}", found);
        else if (type == typeof(bool))
            Expect(json.ValueKind is JsonValueKind.True or JsonValueKind.False, path, json, "must be true or false", found);
        else if (type == typeof(int))
            Number(path, json, rule, found);
        else if (Expect(json.ValueKind == JsonValueKind.String, path, json, "must be a string", found))
            Text(path, json, rule, found);
    }

    public static void Size(string path, int size, string of, SchemaAttribute? rule, List<FieldProblem> found)
    {
        if (rule is null) return;
        if (size < rule.Least) found.Add(new(path, $"has {size} {of}; {rule.Least} is the least"));
        if (rule.Most > 0 && size > rule.Most) found.Add(new(path, $"has {size} {of}; {rule.Most} is the most"));
    }

    public static string Show(JsonElement json) => Excerpt.Shorten(json.GetRawText(), Shown);

    private static void Number(string path, JsonElement json, SchemaAttribute? rule, List<FieldProblem> found)
    {
        var value = 0;
        if (!Expect(json.ValueKind == JsonValueKind.Number && json.TryGetInt32(out value), path, json, "must be a whole number", found) || rule is null) return;
        if (value < rule.Minimum || value > rule.Maximum)
            found.Add(new(path, $"{value.ToString(CultureInfo.InvariantCulture)} is out of bounds; {rule.Hint ?? $"use {rule.Minimum} to {rule.Maximum}"}"));
    }

    private static void Text(string path, JsonElement json, SchemaAttribute? rule, List<FieldProblem> found)
    {
        if (rule is null) return;
        var value = json.GetString()!;
        if (rule.OneOf is { } allowed)
            Expect(allowed.Contains(value, StringComparer.Ordinal), path, json, $"is not allowed; use {string.Join(" or ", allowed)}", found);
        Size(path, value.Length, "characters", rule, found);
        if (value.Length >= rule.Least && rule.Pattern is { } pattern && !MatchesWhole(value, pattern))
            found.Add(new(path, $"{Show(json)} is not allowed; {rule.Hint ?? $"it must match {pattern}"}"));
    }

    /// <summary>.NET's <c>$</c> also matches before a last line feed, which RE2's does not: the match must span the whole value.</summary>
    private static bool MatchesWhole(string value, string pattern)
    {
        var match = Regex.Match(value, pattern, RegexOptions.CultureInvariant, MatchBound);
        return match.Success && match.Length == value.Length;
    }

    private static bool Expect(bool holds, string path, JsonElement json, string remedy, List<FieldProblem> found)
    {
        if (!holds) found.Add(new(path, $"{Show(json)} {remedy}"));
        return holds;
    }
}
