using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RoleOperator.Core.Naming;

namespace RoleOperator.Core.Resources.Schema;

/// <summary>
/// Compares JSON with the shape and the <see cref="SchemaAttribute"/>s of a type, and lists every difference: unknown and missing
/// fields, wrong JSON types, values out of bounds, alternatives given twice or not at all.
/// </summary>
public static class SchemaCheck
{
    /// <summary>Every problem below <paramref name="path"/>, in document order; none means that deserialisation succeeds.</summary>
    public static IReadOnlyList<FieldProblem> Problems(string path, JsonElement json, JsonTypeInfo type)
    {
        var found = new List<FieldProblem>();
        Check(path, json, type, null, found);
        return found;
    }

    private static void Check(string path, JsonElement json, JsonTypeInfo type, SchemaAttribute? rule, List<FieldProblem> found)
    {
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object when Is(json, JsonValueKind.Object, "an object", path, found):
                CheckObject(path, json, type, found);
                break;
            case JsonTypeInfoKind.Enumerable when Is(json, JsonValueKind.Array, "a list", path, found):
                ScalarCheck.Size(path, json.GetArrayLength(), "entries", rule, found);
                CheckUnique(path, json, rule, found);
                foreach (var (at, item) in json.EnumerateArray().Index())
                    Check($"{path}[{at}]", item, type.Options.GetTypeInfo(type.ElementType!), rule?.ForEach(), found);
                break;
            case JsonTypeInfoKind.Dictionary when Is(json, JsonValueKind.Object, "a map", path, found):
                ScalarCheck.Size(path, json.GetPropertyCount(), "members", rule, found);
                foreach (var member in json.EnumerateObject())
                    Check($"{path}[{Excerpt.Shorten(member.Name)}]", member.Value, type.Options.GetTypeInfo(type.ElementType!), rule?.ForEach(), found);
                break;
            case JsonTypeInfoKind.None:
                ScalarCheck.Value(path, json, type.Type, rule, found);
                break;
            default:
                break;
        }
    }

    private static void CheckObject(string path, JsonElement json, JsonTypeInfo type, List<FieldProblem> found)
    {
        var known = type.Properties.ToDictionary(p => p.Name, StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            if (!known.TryGetValue(member.Name, out var property))
                found.Add(new($"{path}.{Excerpt.Shorten(member.Name)}", $"is not a field here; {Nearest.Hint(member.Name, known.Keys)}"));
            else if (member.Value.ValueKind == JsonValueKind.Null && !property.IsSetNullable)
                found.Add(new($"{path}.{member.Name}", "null is not allowed; leave the field out, or give it a value"));
            else if (member.Value.ValueKind != JsonValueKind.Null)
                Check($"{path}.{member.Name}", member.Value, type.Options.GetTypeInfo(property.PropertyType), SchemaAttribute.Of(property), found);
        }

        foreach (var property in type.Properties.Where(p => p.IsRequired && !IsSet(json, p.Name)))
            found.Add(new($"{path}.{property.Name}", "is required and missing"));

        if (type.Type.GetCustomAttribute<ExactlyOneAttribute>() is { } choice && Count(json, choice.Fields) is var n && n != 1)
            found.Add(new(path, $"sets {n} of {string.Join(", ", choice.Fields)}; set exactly one of them"));
        if (type.Type.GetCustomAttribute<AtMostOneAttribute>() is { } most && Count(json, most.Fields) > 1)
            found.Add(new(path, $"sets several of {string.Join(", ", most.Fields)}; set at most one of them"));
    }

    /// <summary>Entries of a keyed list must differ in their key, and those of a set as a whole, as server-side apply asks.</summary>
    private static void CheckUnique(string path, JsonElement list, SchemaAttribute? rule, List<FieldProblem> found)
    {
        if (rule is not { Unique: true } and not { MapKey: not null }) return;
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (at, item) in list.EnumerateArray().Index())
        {
            if (Identity(item, rule.MapKey) is not { } identity || seen.TryAdd(identity, at)) continue;
            found.Add(rule.MapKey is { } key
                ? new($"{path}[{at}].{key}", $"{Excerpt.Quote(identity)} is the {key} of entry {seen[identity]} already; give each entry its own")
                : new($"{path}[{at}]", $"{Excerpt.Quote(identity)} is entry {seen[identity]} already; name it once"));
        }
    }

    /// <summary>What tells an entry from the others; null where the entry is wrong in itself, which is reported elsewhere.</summary>
    private static string? Identity(JsonElement item, string? key)
    {
        if (key is not null && (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty(key, out item))) return null;
        return item.ValueKind == JsonValueKind.String ? item.GetString() : null;
    }

    private static bool IsSet(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    private static int Count(JsonElement json, IReadOnlyList<string> fields) => fields.Count(f => IsSet(json, f));

    private static bool Is(JsonElement json, JsonValueKind kind, string words, string path, List<FieldProblem> found)
    {
        if (json.ValueKind == kind) return true;
        found.Add(new(path, $"must be {words}, but is {ScalarCheck.Show(json)}"));
        return false;
    }
}
