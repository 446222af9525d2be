using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RoleOperator.Core.Resources.Schema;

namespace CrdGenerator;

/// <summary>The schema of one field: its description, its type, and what its <see cref="SchemaAttribute"/> says.</summary>
internal static class FieldSchema
{
    public static YamlMap Of(JsonPropertyInfo field)
    {
        var property = field.AttributeProvider as PropertyInfo ?? throw new SchemaException($"{field.Name} is no property; make it one");
        var rule = SchemaAttribute.Of(field) ?? new();
        var schema = Of(TypeOf(field, field.PropertyType), Descriptions.Of(property), rule, $"{property.DeclaringType!.Name}.{property.Name}");
        if (rule.Default is { } value) schema["default"] = JsonValues.Parse(value);
        if (CelRules.OfField(field) is { } cel) schema["x-kubernetes-validations"] = new[] { cel };
        return schema;
    }

    private static YamlMap Of(JsonTypeInfo type, string? description, SchemaAttribute rule, string member)
    {
        var schema = new YamlMap();
        if (description is not null) schema["description"] = description;
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object:
                return ObjectSchema.Of(type, description ?? Descriptions.Of(type.Type));
            case JsonTypeInfoKind.Enumerable:
                schema["type"] = "array";
                AddSize(schema, "Items", rule);
                AddListType(schema, rule);
                schema["items"] = Of(TypeOf(type, type.ElementType!), null, rule.ForEach(), member);
                break;
            case JsonTypeInfoKind.Dictionary:
                schema["type"] = "object";
                AddSize(schema, "Properties", rule);
                schema["additionalProperties"] = Of(TypeOf(type, type.ElementType!), null, rule.ForEach(), member);
                break;
            default:
                AddScalar(schema, Nullable.GetUnderlyingType(type.Type) ?? type.Type, rule, member);
                break;
        }

        return schema;
    }

    private static void AddScalar(YamlMap schema, Type type, SchemaAttribute rule, string member)
    {
        if (type == typeof(JsonElement))
        {
            // Any valid IAM document can be pasted as it is, and server-side apply replaces it whole.
            schema["type"] = "object";
            schema["x-kubernetes-preserve-unknown-fields"] = true;
            schema["x-kubernetes-map-type"] = "atomic";
        }
        else if (type == typeof(bool)) schema["type"] = "boolean";
        else if (type == typeof(int)) AddNumber(schema, "int32", rule);
        else if (type == typeof(long)) AddNumber(schema, "int64", rule);
        else if (type == typeof(DateTimeOffset)) (schema["type"], schema["format"]) = ("string", "date-time");
        else if (type == typeof(string) || type.IsEnum) AddText(schema, type.IsEnum ? Enum.GetNames(type) : rule.OneOf, rule, member);
        else throw new SchemaException($"{member} is of {type}, for which the generator knows no schema; teach FieldSchema or choose another type");
    }

    private static void AddNumber(YamlMap schema, string format, SchemaAttribute rule)
    {
        (schema["type"], schema["format"]) = ("integer", format);
        if (rule.Minimum != int.MinValue) schema["minimum"] = rule.Minimum;
        if (rule.Maximum != int.MaxValue) schema["maximum"] = rule.Maximum;
    }

    private static void AddText(YamlMap schema, string[]? allowed, SchemaAttribute rule, string member)
    {
        schema["type"] = "string";
        if (allowed is not null) schema["enum"] = allowed;
        AddSize(schema, "Length", rule);
        if (rule.Pattern is not { } pattern) return;
        if (pattern is not ['^', .., '$'])
            throw new SchemaException(
                $"{member} has the pattern {pattern}; begin it with ^ and end it with $, since the API server looks for a match anywhere");
        schema["pattern"] = pattern;
    }

    private static void AddSize(YamlMap schema, string of, SchemaAttribute rule)
    {
        if (rule.Least > 0) schema[$"min{of}"] = rule.Least;
        if (rule.Most > 0) schema[$"max{of}"] = rule.Most;
    }

    /// <summary>A list without identity is replaced whole by server-side apply, and its order is kept.</summary>
    private static void AddListType(YamlMap schema, SchemaAttribute rule)
    {
        schema["x-kubernetes-list-type"] = rule switch { { MapKey: not null } => "map", { Unique: true } => "set", _ => "atomic" };
        if (rule.MapKey is { } key) schema["x-kubernetes-list-map-keys"] = new[] { key };
    }

    private static JsonTypeInfo TypeOf(JsonPropertyInfo owner, Type type) => owner.Options.GetTypeInfo(type);

    private static JsonTypeInfo TypeOf(JsonTypeInfo owner, Type type) => owner.Options.GetTypeInfo(type);
}
