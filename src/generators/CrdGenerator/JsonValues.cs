using System.Text.Json;

namespace CrdGenerator;

/// <summary>Values written as JSON in attributes, turned into parts of a YAML document.</summary>
internal static class JsonValues
{
    public static object Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Of(document.RootElement);
    }

    private static object Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString()!,
        JsonValueKind.Number => json.GetInt64(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Object => new YamlMap(json.EnumerateObject().Select(m => KeyValuePair.Create(m.Name, Of(m.Value)))),
        _ => throw new SchemaException($"{json} cannot be a default; use a string, a whole number, a boolean or an object"),
    };
}
