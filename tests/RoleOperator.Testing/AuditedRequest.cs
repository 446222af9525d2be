using System.Text.Json;

namespace RoleOperator.Testing;

/// <summary>A request as the API server's audit log has it (audit.k8s.io/v1).</summary>
/// <param name="User">Who asked.</param>
/// <param name="Verb">As in RBAC's rules: get, list, watch, patch.</param>
/// <param name="Group">The API group; empty for the core group and where no object was asked for.</param>
/// <param name="Resource">The plural, with the subresource after a slash; empty where no object was asked for.</param>
/// <param name="Namespace">The namespace; empty for all and for none.</param>
/// <param name="Name">The object; empty where none was named.</param>
/// <param name="Code">The status of the answer.</param>
/// <param name="Uri">What was asked for.</param>
public sealed record AuditedRequest(string User, string Verb, string Group, string Resource, string Namespace, string Name, int Code, string Uri)
{
    /// <summary>Reads a log that may still be written to. A request has an entry once it is answered; a watch also when its answer begins.</summary>
    internal static IReadOnlyList<AuditedRequest> Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file);
        // The last line may be half a line still; what ends in a line feed is whole.
        var whole = reader.ReadToEnd() is var text && text.LastIndexOf('\n') is var end and >= 0 ? text[..end] : "";
        return [.. whole.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse)];
    }

    private static AuditedRequest Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        var entry = json.RootElement;
        var about = Member(entry, "objectRef");
        var resource = Text(about, "resource");
        var subresource = Text(about, "subresource");
        return new(
            Text(Member(entry, "user"), "username"), Text(entry, "verb"), Text(about, "apiGroup"),
            subresource.Length > 0 ? $"{resource}/{subresource}" : resource, Text(about, "namespace"), Text(about, "name"),
            Member(Member(entry, "responseStatus"), "code") is { ValueKind: JsonValueKind.Number } code ? code.GetInt32() : 0, Text(entry, "requestURI"));
    }

    private static JsonElement Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : default;

    private static string Text(JsonElement json, string name) => Member(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";
}
