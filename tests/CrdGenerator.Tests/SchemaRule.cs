using System.Text.Json;
using System.Text.RegularExpressions;

namespace CrdGenerator.Tests;

/// <summary>One CEL rule of a definition.</summary>
/// <param name="Kind">The kind that it is of.</param>
/// <param name="Path">The field that it is on; <c>[]</c> stands for any entry of a list.</param>
/// <param name="Message">What the server says where it does not hold.</param>
internal sealed record SchemaRule(string Kind, string Path, string Message)
{
    /// <summary>Every rule of a definition, in the order of the fields' names: servers put them in one of their own.</summary>
    public static IEnumerable<SchemaRule> Of(JsonElement definition)
    {
        var spec = definition.GetProperty("spec");
        var schema = spec.GetProperty("versions")[0].GetProperty("schema").GetProperty("openAPIV3Schema");
        return Below("", schema).Select(rule => new SchemaRule(spec.GetProperty("names").GetProperty("kind").GetString()!, rule.Path, rule.Message));
    }

    /// <summary>Whether what kubectl says of one object names the kind, the field and the message of this rule.</summary>
    public bool Explains(string refusal)
    {
        var field = Regex.Escape(Path).Replace(@"\[]", @"\[\d+]", StringComparison.Ordinal);
        return Regex.IsMatch(refusal, $@" {Kind}\.\S+ ""[^""]+"" is invalid: (.*[ \[])?{field}: .*: {Regex.Escape(Message)}", RegexOptions.Singleline);
    }

    private static IEnumerable<(string Path, string Message)> Below(string path, JsonElement schema)
    {
        if (schema.TryGetProperty("x-kubernetes-validations", out var rules))
            foreach (var rule in rules.EnumerateArray()) yield return (path, rule.GetProperty("message").GetString()!);

        if (schema.TryGetProperty("items", out var items))
            foreach (var rule in Below($"{path}[]", items)) yield return rule;

        if (!schema.TryGetProperty("properties", out var properties)) yield break;
        foreach (var field in properties.EnumerateObject().OrderBy(field => field.Name, StringComparer.Ordinal))
            foreach (var rule in Below(path == "" ? field.Name : $"{path}.{field.Name}", field.Value)) yield return rule;
    }
}
