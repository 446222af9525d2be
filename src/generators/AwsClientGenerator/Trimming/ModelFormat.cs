using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AwsClientGenerator.Trimming;

/// <summary>Writes a model so that a person can read it and a diff shows what changed: what fits on one line stands on one line.</summary>
public static class ModelFormat
{
    private const int Width = 150;
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>The text of a model file, ending in a newline.</summary>
    public static string Write(JsonObject model)
    {
        var text = new StringBuilder();
        Write(text, model, 0, 0);
        return text.Append('\n').ToString();
    }

    private static void Write(StringBuilder text, JsonNode? node, int depth, int column)
    {
        var line = OneLine(node);
        if (depth > 1 && line.Length + column <= Width || node is not (JsonObject or JsonArray))
        {
            text.Append(line);
            return;
        }

        var isObject = node is JsonObject;
        var items = node is JsonObject json ? json.Select(entry => ((string?)entry.Key, entry.Value)) : node.AsArray().Select(item => ((string?)null, item));
        text.Append(isObject ? '{' : '[');
        var separator = "";
        foreach (var (name, value) in items)
        {
            text.Append(separator).Append('\n').Append(' ', 2 * (depth + 1));
            var label = name is null ? "" : $"{Quote(name)}: ";
            text.Append(label);
            Write(text, value, depth + 1, (2 * (depth + 1)) + label.Length);
            separator = ",";
        }

        if (separator.Length > 0)
            text.Append('\n').Append(' ', 2 * depth);
        text.Append(isObject ? '}' : ']');
    }

    private static string OneLine(JsonNode? node) => node switch
    {
        JsonObject { Count: 0 } => "{}",
        JsonObject json => $"{{ {string.Join(", ", json.Select(entry => $"{Quote(entry.Key)}: {OneLine(entry.Value)}"))} }}",
        JsonArray array => $"[{string.Join(", ", array.Select(OneLine))}]",
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Quote(value.GetValue<string>()),
        _ => node?.ToJsonString() ?? "null",
    };

    private static string Quote(string text) => $"\"{Encoder.Encode(text)}\"";
}
