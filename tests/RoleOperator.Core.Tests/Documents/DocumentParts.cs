using System.Text.Json;
using System.Text.Json.Nodes;

namespace RoleOperator.Core.Tests.Documents;

/// <summary>The parts of a document's tree, in whichever of its spellings.</summary>
internal static class DocumentParts
{
    public static IReadOnlyList<JsonObject> Statements(JsonObject document) => document["Statement"] is JsonArray array
        ? [.. array.Select(statement => statement!.AsObject())]
        : [document["Statement"]!.AsObject()];

    public static IReadOnlyList<ValueSet> ActionSets(JsonObject document) => Of(document, "Action", "NotAction");

    public static IReadOnlyList<ValueSet> ResourceSets(JsonObject document) => Of(document, "Resource", "NotResource");

    public static IReadOnlyList<JsonObject> PrincipalMaps(JsonObject document) => [.. Statements(document).Select(s => s["Principal"]).OfType<JsonObject>()];

    public static IReadOnlyList<ValueSet> PrincipalSets(JsonObject document) =>
        [.. PrincipalMaps(document).SelectMany(types => types.Select(type => new ValueSet(types, type.Key)))];

    /// <summary>The operators' maps, where a statement has some.</summary>
    public static IReadOnlyList<JsonObject> Conditions(JsonObject document) =>
        [.. Statements(document).Select(s => s["Condition"]).OfType<JsonObject>().Where(operators => operators.Count > 0)];

    /// <summary>The keys' maps of the operators that pass, where an operator has some.</summary>
    public static IReadOnlyList<JsonObject> Operators(JsonObject document, Func<string, bool>? passes = null) =>
    [
        .. Conditions(document).SelectMany(operators => operators)
            .Where(op => passes is null || passes(op.Key)).Select(op => op.Value!.AsObject()).Where(keys => keys.Count > 0),
    ];

    /// <summary>The values under the operators that pass.</summary>
    public static IReadOnlyList<ValueSet> ConditionValues(JsonObject document, Func<string, bool>? passes = null) =>
        [.. Operators(document, passes).SelectMany(keys => keys.Select(key => new ValueSet(keys, key.Key)))];

    public static IReadOnlyList<ValueSet> All(JsonObject document) =>
        [.. ActionSets(document), .. ResourceSets(document), .. PrincipalSets(document), .. ConditionValues(document)];

    /// <summary>Keeps the member's place; false where the new name is taken.</summary>
    public static bool Rename(JsonObject map, string from, string to)
    {
        if (!map.ContainsKey(from) || map.ContainsKey(to)) return false;
        var members = map.Select(member => KeyValuePair.Create(member.Key == from ? to : member.Key, member.Value?.DeepClone())).ToList();
        map.Clear();
        foreach (var (name, value) in members) map[name] = value;
        return true;
    }

    private static List<ValueSet> Of(JsonObject document, params string[] names) =>
        [.. Statements(document).SelectMany(s => names.Where(s.ContainsKey).Select(name => new ValueSet(s, name)))];
}

/// <summary>A member that holds a set: one value, or an array of values.</summary>
internal sealed record ValueSet(JsonObject Parent, string Name)
{
    public bool IsArray => Parent[Name] is JsonArray;

    public IReadOnlyList<JsonNode> Values => Parent[Name] is JsonArray array ? [.. array.Select(value => value!)] : [Parent[Name]!];

    public static string Text(JsonNode value) => value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();

    public bool Has(string text) => Values.Any(value => Text(value) == text);

    public void Write(IEnumerable<JsonNode> values) => Parent[Name] = new JsonArray([.. values.Select(value => value.DeepClone())]);

    /// <summary>Respells or replaces one random value that <paramref name="change"/> has an answer for; false where it has none.</summary>
    public bool Replace(Random random, Func<JsonNode, JsonNode?> change)
    {
        var values = Values.ToArray();
        var changed = values.Index().Select(value => (value.Index, New: change(value.Item))).Where(value => value.New is not null).ToArray();
        if (changed.Length == 0) return false;

        var (index, chosen) = changed[random.Next(changed.Length)];
        if (!IsArray)
        {
            Parent[Name] = chosen;
            return true;
        }

        values[index] = chosen!;
        Write(values);
        return true;
    }
}
