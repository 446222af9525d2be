using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using static RoleOperator.Core.Tests.Documents.DocumentParts;

namespace RoleOperator.Core.Tests.Documents;

/// <summary>Everything about a document's tree that IAM ignores, as single changes; <see cref="JsonText"/> has what it ignores about the text.</summary>
internal static partial class Respelling
{
    private const string OldVersion = "2008-10-17";

    /// <summary>By name: a change that returns false where the document has nothing of the kind to change.</summary>
    public static readonly IReadOnlyDictionary<string, Func<Random, JsonObject, bool>> All = new Dictionary<string, Func<Random, JsonObject, bool>>
    {
        ["reorder the statements"] = (random, document) => document["Statement"] is JsonArray && Rotate(random, new ValueSet(document, "Statement")),
        ["reorder members"] = (random, document) => Rotate(random, Pick(random, [document, .. Statements(document), .. PrincipalMaps(document),
            .. Conditions(document), .. Operators(document)])),
        ["reorder values"] = (random, document) => Any(random, All(document), set => Rotate(random, set)),
        ["repeat a statement"] = (random, document) => Repeat(random, Unnamed(document), new(document, "Statement")),
        ["repeat a value"] = (random, document) => Any(random, All(document), set => Repeat(random, set.Values, set)),
        ["write one value without brackets"] = (random, document) => Any(random, All(document), Unwrap),
        ["write one value in brackets"] = (random, document) => Any(random, All(document), Wrap),
        ["write the one statement without brackets"] = (_, document) => Unwrap(new(document, "Statement")),
        ["write the one statement in brackets"] = (_, document) => Wrap(new(document, "Statement")),
        ["change the case of an action"] = (random, document) => Any(random, ActionSets(document), set =>
            set.Replace(random, value => OtherCase(random, value))),
        ["change the case of a condition key"] = (random, document) => Any(random, ConditionValues(document), set =>
            Rename(set.Parent, set.Name, random.Next(2) == 0 ? set.Name.ToUpperInvariant() : set.Name.ToLowerInvariant())),
        ["unquote a boolean"] = (random, document) => Any(random, ConditionValues(document, IsBool), set => set.Replace(random, value =>
            ValueSet.Text(value) is "true" or "false" && IsString(value) ? JsonNode.Parse(ValueSet.Text(value)) : null)),
        ["quote a boolean"] = (random, document) => Any(random, ConditionValues(document, IsBool), set => set.Replace(random, value =>
            IsString(value) ? null : JsonValue.Create(ValueSet.Text(value)))),
        ["change the case of a boolean"] = (random, document) => Any(random, ConditionValues(document, IsBool), set => set.Replace(random, value =>
            IsString(value) ? OtherCase(random, value) : null)),
        ["unquote a number"] = (random, document) => Any(random, ConditionValues(document), set => set.Replace(random, value =>
            IsString(value) && NumberPattern().IsMatch(ValueSet.Text(value)) ? JsonNode.Parse(ValueSet.Text(value)) : null)),
        ["quote a number"] = (random, document) => Any(random, ConditionValues(document), set => set.Replace(random, value =>
            value.GetValueKind() == JsonValueKind.Number ? JsonValue.Create(ValueSet.Text(value)) : null)),
        ["write a number in another form"] = (random, document) => Any(random, ConditionValues(document, IsNumeric), set => set.Replace(random, value =>
            OtherForm(random, value))),
        ["leave a host's prefix out"] = (random, document) => Any(random, ConditionValues(document, IsAddress), set => set.Replace(random, value =>
            ValueSet.Text(value).Split('/') is [var host, "32" or "128"] ? JsonValue.Create(host) : null)),
        ["write a host's prefix out"] = (random, document) => Any(random, ConditionValues(document, IsAddress), set => set.Replace(random, value =>
            ValueSet.Text(value).Split('/') is [var host]
                ? JsonValue.Create(host.Contains(':', StringComparison.Ordinal) ? $"{host}/128" : $"{host}/32")
                : null)),
        ["give everybody a type"] = (random, document) => Any(random, Statements(document), statement =>
            Is(statement["Principal"], "*") && Set(statement, "Principal", new JsonObject { ["AWS"] = "*" })),
        ["leave everybody's type out"] = (random, document) => Any(random, PrincipalMaps(document), types =>
            types.Count == 1 && types.ContainsKey("AWS") && new ValueSet(types, "AWS") is { Values: [var only] } && Is(only, "*")
                && Set(types.Parent!.AsObject(), "Principal", "*")),
        ["write an account as its root"] = (random, document) => Any(random, Aws(document), set => set.Replace(random, value =>
            ValueSet.Text(value).Length == 12 ? JsonValue.Create($"arn:aws:iam::{ValueSet.Text(value)}:root") : null)),
        ["write a root as its account"] = (random, document) => Any(random, Aws(document), set => set.Replace(random, value =>
            ValueSet.Text(value).Split(':') is ["arn", "aws", "iam", "", var account, "root"] ? JsonValue.Create(account) : null)),
        ["name the old version"] = (_, document) => !document.ContainsKey("Version") && Set(document, "Version", OldVersion),
        ["leave the old version out"] = (_, document) => Is(document["Version"], OldVersion) && document.Remove("Version"),
        ["give an empty Sid"] = (random, document) => Any(random, Statements(document), statement =>
            !statement.ContainsKey("Sid") && Set(statement, "Sid", "")),
        ["leave an empty Sid out"] = (random, document) => Any(random, Statements(document), statement => Is(statement["Sid"], "") && statement.Remove("Sid")),
        ["give an empty Id"] = (_, document) => Statements(document)[0].ContainsKey("Principal") && !document.ContainsKey("Id") && Set(document, "Id", ""),
        ["leave an empty Id out"] = (_, document) => Is(document["Id"], "") && document.Remove("Id"),
        ["add an empty condition"] = (random, document) => Any(random, Statements(document), statement =>
            !statement.ContainsKey("Condition") && Set(statement, "Condition", new JsonObject())),
        ["add an empty operator"] = (random, document) => Any(random, Conditions(document), operators =>
            !operators.ContainsKey("StringNotLike") && Set(operators, "StringNotLike", new JsonObject())),
    };

    /// <summary>A copy after many changes, one after another.</summary>
    public static JsonObject Of(Random random, JsonObject document)
    {
        var copy = (JsonObject)document.DeepClone();
        foreach (var change in random.GetItems(All.Values.ToArray(), random.Next(30))) change(random, copy);
        return copy;
    }

    /// <summary>The text of such a copy, with random whitespace and escapes.</summary>
    public static string TextOf(Random random, JsonObject document) =>
        new JsonText(random, whitespace: random.Next(2) == 0, escapes: random.Next(2) == 0).Of(Of(random, document));

    /// <summary>Tries the items in random order until one can be changed.</summary>
    public static bool Any<T>(Random random, IReadOnlyList<T> items, Func<T, bool> change)
    {
        var order = items.ToArray();
        random.Shuffle(order);
        return order.Any(change);
    }

    public static bool Set(JsonObject map, string name, JsonNode value)
    {
        map[name] = value;
        return true;
    }

    private static bool IsBool(string op) => op is "Bool" or "Null";

    private static bool IsNumeric(string op) => op.StartsWith("Numeric", StringComparison.Ordinal);

    private static bool IsAddress(string op) => op == "IpAddress";

    private static bool IsString(JsonNode value) => value.GetValueKind() == JsonValueKind.String;

    private static bool Is(JsonNode? value, string text) => value is JsonValue && IsString(value) && value.GetValue<string>() == text;

    private static List<ValueSet> Aws(JsonObject document) => [.. PrincipalSets(document).Where(set => set.Name == "AWS")];

    // A Sid may stand only once in an identity policy.
    private static List<JsonObject> Unnamed(JsonObject document) =>
        [.. Statements(document).Where(statement => !statement.ContainsKey("Sid") || Is(statement["Sid"], ""))];

    private static T Pick<T>(Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private static bool Rotate(Random random, ValueSet set)
    {
        if (set.Values.Count < 2) return false;
        var by = random.Next(1, set.Values.Count);
        var before = set.Parent[set.Name]!.ToJsonString();
        set.Write([.. set.Values.Skip(by), .. set.Values.Take(by)]);
        return set.Parent[set.Name]!.ToJsonString() != before;
    }

    private static bool Rotate(Random random, JsonObject map)
    {
        if (map.Count < 2) return false;
        var by = random.Next(1, map.Count);
        var members = map.Skip(by).Concat(map.Take(by)).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())).ToList();
        map.Clear();
        foreach (var (name, value) in members) map[name] = value;
        return true;
    }

    private static bool Repeat(Random random, IReadOnlyList<JsonNode> from, ValueSet set)
    {
        if (from.Count == 0) return false;
        set.Write([.. set.Values, Pick(random, from)]);
        return true;
    }

    private static bool Unwrap(ValueSet set)
    {
        if (!set.IsArray || set.Values.Count != 1) return false;
        set.Parent[set.Name] = set.Values[0].DeepClone();
        return true;
    }

    private static bool Wrap(ValueSet set)
    {
        if (set.IsArray) return false;
        set.Write(set.Values);
        return true;
    }

    private static JsonValue? OtherCase(Random random, JsonNode value)
    {
        var text = ValueSet.Text(value);
        var other = string.Concat(text.Select(c => random.Next(2) == 0 ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c)));
        return other == text ? null : JsonValue.Create(other);
    }

    private static JsonNode? OtherForm(Random random, JsonNode value)
    {
        var text = ValueSet.Text(value);
        if (!NumberPattern().IsMatch(text)) return null;
        var other = text + (random.Next(3), text.Contains('.', StringComparison.Ordinal)) switch
        {
            (0, false) => ".0",
            (0, true) => "0",
            (1, false) => "0E-1",
            _ => "e+0",
        };
        return IsString(value) ? JsonValue.Create(other) : JsonNode.Parse(other);
    }

    [GeneratedRegex(@"\A-?(0|[1-9][0-9]*)(\.[0-9]+)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex NumberPattern();
}
