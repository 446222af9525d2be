using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RoleOperator.AwsSimulator.Documents;

/// <summary>The JSON of policy documents: read strictly, written compactly, measured as the quotas measure it.</summary>
internal static class PolicyJson
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    // Documents hold +, <, > and letters beyond ASCII: they come back as they are, percent-encoded on the wire and not once more in JSON.
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A document from a client as an object; null where the text is no JSON object, names a member twice, or holds half a letter.</summary>
    public static JsonObject? Read(string text)
    {
        try
        {
            ReadStrings(text);
            return JsonNode.Parse(text, null, Strict) as JsonObject;
        }
        catch (Exception invalid) when (invalid is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A document that was read before.</summary>
    public static JsonObject Stored(string text) => JsonNode.Parse(text)!.AsObject();

    /// <summary>The document without white space outside strings.</summary>
    public static string Write(JsonNode document) => document.ToJsonString(Compact);

    /// <summary>As the quotas count: white space is left out. Whether AWS counts it inside strings is not documented; here it does not.</summary>
    public static int Size(string text) => text.Count(character => !char.IsWhiteSpace(character));

    /// <summary>A value as a list: the grammar lets a single one stand alone.</summary>
    public static IReadOnlyList<JsonNode?> Items(JsonNode? value) => value switch
    {
        null => [],
        JsonArray items => [.. items],
        _ => [value],
    };

    /// <summary>The text of a string; null for anything else.</summary>
    public static string? Text(JsonNode? value) => value is JsonValue scalar && scalar.TryGetValue<string>(out var text) ? text : null;

    // Escapes such as a lone \ud800 are found only when a string is read, and nodes read it late.
    private static void ReadStrings(string text)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), new JsonReaderOptions { MaxDepth = Strict.MaxDepth });
        while (reader.Read())
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                _ = reader.GetString();
    }
}
