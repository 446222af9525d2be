using System.Text.Json;

namespace RoleOperator.Demo;

/// <summary>IAM documents in short: a line a statement.</summary>
internal static class PolicyText
{
    /// <param name="document">A document as JSON.</param>
    public static IEnumerable<string> Lines(string document)
    {
        using var json = JsonDocument.Parse(document);
        return [.. Values(json.RootElement.GetProperty("Statement")).Select(Line)];
    }

    private static string Line(JsonElement statement)
    {
        var sid = statement.TryGetProperty("Sid", out var name) ? $"{name.GetString()}: " : "";
        var who = statement.TryGetProperty("Principal", out var principal) ? $"{principal.GetRawText()} " : "";
        var what = string.Join(", ", Values(statement.GetProperty("Action")).Select(action => action.GetString()));
        return $"{sid}{statement.GetProperty("Effect").GetString()} {who}{what}";
    }

    private static List<JsonElement> Values(JsonElement oneOrMany) =>
        oneOrMany.ValueKind is JsonValueKind.Array ? [.. oneOrMany.EnumerateArray()] : [oneOrMany];
}
