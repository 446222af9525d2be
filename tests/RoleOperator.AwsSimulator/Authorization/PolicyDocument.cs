using System.Runtime.CompilerServices;
using System.Text.Json;

namespace RoleOperator.AwsSimulator.Authorization;

/// <summary>
/// A policy document as evaluation reads it. Whether it is well-formed was decided when it was written: what cannot be read here says
/// nothing, and so allows nothing.
/// </summary>
/// <param name="HasVariables">True for version 2012-10-17: older documents take ${…} literally.</param>
/// <param name="Statements">In the order of the document.</param>
public sealed record PolicyDocument(bool HasVariables, IReadOnlyList<Statement> Statements)
{
    // By reference: a document is read once as long as its text lives, and forgotten with it.
    private static readonly ConditionalWeakTable<string, PolicyDocument> Known = [];

    /// <summary>Reads a document, or remembers it.</summary>
    public static PolicyDocument Read(string text) => Known.GetValue(text, Parse);

    private static PolicyDocument Parse(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var root = json.RootElement;
            var statements = root.GetProperty("Statement");
            return new PolicyDocument(
                root.TryGetProperty("Version", out var version) && version.ValueEquals("2012-10-17"),
                [.. (statements.ValueKind == JsonValueKind.Array ? statements.EnumerateArray().AsEnumerable() : [statements]).Select(ReadStatement)]);
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return new PolicyDocument(false, []);
        }
    }

    private static Statement ReadStatement(JsonElement json) => new()
    {
        Sid = json.TryGetProperty("Sid", out var sid) ? sid.GetString() : null,
        Denies = json.GetProperty("Effect").ValueEquals("Deny"),
        Actions = Texts(json, "Action"),
        NotActions = Texts(json, "NotAction"),
        Resources = Texts(json, "Resource"),
        NotResources = Texts(json, "NotResource"),
        Principals = json.TryGetProperty("Principal", out var principal) ? ReadPrincipals(principal) : new Dictionary<string, IReadOnlyList<string>>(),
        Conditions = json.TryGetProperty("Condition", out var conditions) ? [.. ReadConditions(conditions)] : [],
    };

    private static Dictionary<string, IReadOnlyList<string>> ReadPrincipals(JsonElement json) => json.ValueKind == JsonValueKind.String
        ? new(StringComparer.Ordinal) { [json.GetString()!] = [json.GetString()!] }
        : json.EnumerateObject().ToDictionary(type => type.Name, type => Texts(type.Value), StringComparer.Ordinal);

    private static IEnumerable<Condition> ReadConditions(JsonElement json) =>
        from operation in json.EnumerateObject()
        from key in operation.Value.EnumerateObject()
        select new Condition(operation.Name, key.Name, Texts(key.Value));

    private static IReadOnlyList<string>? Texts(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? Texts(value) : null;

    private static IReadOnlyList<string> Texts(JsonElement json) =>
        json.ValueKind == JsonValueKind.Array ? [.. json.EnumerateArray().Select(Text)] : [Text(json)];

    private static string Text(JsonElement json) => json.ValueKind == JsonValueKind.String ? json.GetString()! : json.GetRawText();
}
