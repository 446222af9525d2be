using System.Globalization;

namespace ReferenceGenerator.Pages;

/// <summary>One field of an API, as a reference shows it.</summary>
/// <param name="Path">Where it is, such as <c>spec.trust.allow[].service</c>.</param>
/// <param name="Type">Its type in words.</param>
/// <param name="Constraints">Default and constraints, as Markdown.</param>
/// <param name="Description">What it says.</param>
internal sealed record SchemaField(string Path, string Type, string Constraints, string Description);

/// <summary>Reads the fields of an OpenAPI schema from top to bottom, the fields of a field after it.</summary>
internal static class SchemaFields
{
    public static IEnumerable<SchemaField> Of(YamlMap schema, string path)
    {
        var required = schema.GetValueOrDefault("required") as string[] ?? [];
        foreach (var (name, value) in (YamlMap)schema["properties"])
        {
            var field = (YamlMap)value;
            var at = $"{path}.{name}";
            var constraints = string.Join("; ", Constraints(field, required.Contains(name)));
            yield return new(at, Type(field), constraints, (string)field.GetValueOrDefault("description", ""));
            foreach (var inner in Inner(field, at)) yield return inner;
        }
    }

    private static IEnumerable<SchemaField> Inner(YamlMap field, string at) =>
        field.ContainsKey("properties") ? Of(field, at)
        : field.GetValueOrDefault("items") is YamlMap items && items.ContainsKey("properties") ? Of(items, $"{at}[]")
        : [];

    private static string Type(YamlMap field) => (string)field["type"] switch
    {
        "array" => $"list of {Type((YamlMap)field["items"])}",
        "object" when field.GetValueOrDefault("additionalProperties") is YamlMap values => $"map of {Type(values)}",
        "object" when field.ContainsKey("x-kubernetes-preserve-unknown-fields") => "object, as IAM writes it",
        "string" when field.GetValueOrDefault("format") is "date-time" => "time",
        var type => type,
    };

    private static IEnumerable<string> Constraints(YamlMap field, bool required)
    {
        if (required) yield return "required";
        if (field.TryGetValue("default", out var value)) yield return $"default {Markdown.Code(Shown(value))}";
        if (field.GetValueOrDefault("enum") is string[] allowed) yield return string.Join(" or ", allowed.Select(Markdown.Code));
        if (Bounds(field, "minimum", "maximum") is { } range) yield return range;
        if (Bounds(field, "minLength", "maxLength") is { } length) yield return $"{length} characters";
        if (Bounds(field, "minItems", "maxItems") is { } items) yield return $"{items} entries";
        if (Bounds(field, "minProperties", "maxProperties") is { } members) yield return $"{members} members";
        if (field.GetValueOrDefault("pattern") is string pattern) yield return Markdown.Code(pattern);
        if (field.GetValueOrDefault("x-kubernetes-list-map-keys") is string[] keys) yield return $"each {string.Join(" and ", keys)} once";
        if (field.GetValueOrDefault("x-kubernetes-list-type") is "set") yield return "each value once";
        foreach (var rule in Rules(field)) yield return rule;
        if (field.GetValueOrDefault("items") is YamlMap each)
            foreach (var rule in Each(each)) yield return $"each: {rule}";
        if (field.GetValueOrDefault("additionalProperties") is YamlMap values)
            foreach (var rule in Each(values)) yield return $"each value: {rule}";
    }

    /// <summary>Fields of entries speak for themselves; what remains is said of the entry as a whole.</summary>
    private static IEnumerable<string> Each(YamlMap entry) => entry.ContainsKey("properties") ? Rules(entry) : Constraints(entry, required: false);

    private static IEnumerable<string> Rules(YamlMap field) =>
        (field.GetValueOrDefault("x-kubernetes-validations") as YamlMap[] ?? []).Select(rule => (string)rule["message"]);

    private static string? Bounds(YamlMap field, string least, string most) => (field.GetValueOrDefault(least), field.GetValueOrDefault(most)) switch
    {
        ({ } from, { } to) => Shown(from) == Shown(to) ? Shown(from) : $"{Shown(from)} to {Shown(to)}",
        ({ } from, null) => $"at least {Shown(from)}",
        (null, { } to) => $"at most {Shown(to)}",
        _ => null,
    };

    private static string Shown(object value) => value switch
    {
        bool truth => truth ? "true" : "false",
        YamlMap => "{}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
