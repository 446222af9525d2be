using System.Text.Json.Nodes;

namespace AwsClientGenerator.Models;

/// <summary>Short ways to say what is read from the JSON of a model or a selection.</summary>
public static class Json
{
    private static readonly JsonObject Nothing = [];

    /// <summary>A file's content, which must be one object.</summary>
    public static JsonObject Parse(string text) => JsonNode.Parse(text)!.AsObject();

    /// <summary>A member that must be there.</summary>
    public static string Text(this JsonObject json, string name) =>
        json.OptionalText(name) ?? throw new InvalidDataException($"The member '{name}' is missing in: {json.ToJsonString()}");

    /// <summary>A member that may be missing.</summary>
    public static string? OptionalText(this JsonObject json, string name) => json[name]?.GetValue<string>();

    /// <summary>True only where the member is there and true.</summary>
    public static bool Flag(this JsonObject json, string name) => json[name]?.GetValue<bool>() ?? false;

    /// <summary>An object; empty when it is missing.</summary>
    public static JsonObject Section(this JsonObject json, string name) => json[name]?.AsObject() ?? Nothing;

    /// <summary>The objects of an array; none when it is missing.</summary>
    public static IEnumerable<JsonObject> Objects(this JsonObject json, string name) => json[name]?.AsArray().Select(item => item!.AsObject()) ?? [];

    /// <summary>An array of strings; empty when it is missing.</summary>
    public static IReadOnlySet<string> List(this JsonObject json, string name) => Strings(json[name]);

    /// <summary>An object of strings; empty when it is missing.</summary>
    public static IReadOnlyDictionary<string, string> Texts(this JsonObject json, string name) =>
        json.Section(name).ToDictionary(entry => entry.Key, entry => entry.Value!.GetValue<string>());

    /// <summary>A string, or an array of strings.</summary>
    public static IReadOnlySet<string> Strings(JsonNode? node) => node switch
    {
        JsonArray array => array.Select(item => item!.GetValue<string>()).ToHashSet(),
        JsonValue value => new HashSet<string> { value.GetValue<string>() },
        _ => new HashSet<string>(),
    };
}
