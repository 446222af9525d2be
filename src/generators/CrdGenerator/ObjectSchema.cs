using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using RoleOperator.Core.Resources.Schema;

namespace CrdGenerator;

/// <summary>The structural schema of a C# type with properties. Its fields stand in the order in which the type declares them.</summary>
public static class ObjectSchema
{
    /// <summary>An object with every property of <paramref name="type"/>.</summary>
    /// <param name="type">How System.Text.Json sees the type: the same names and the same required members as at run time.</param>
    /// <param name="description">What the field that holds the object says of itself.</param>
    /// <exception cref="SchemaException">A property has no summary, or a type or pattern that no schema can express.</exception>
    public static YamlMap Of(JsonTypeInfo type, string description)
    {
        var properties = new YamlMap();
        foreach (var property in type.Properties) properties[property.Name] = FieldSchema.Of(property);

        var schema = new YamlMap { ["description"] = description, ["type"] = "object", ["properties"] = properties };
        string[] required = [.. type.Properties.Where(IsRequired).Select(p => p.Name)];
        if (required.Length > 0) schema["required"] = required;

        // Who names one alternative takes the others away with it, whichever field manager set them.
        if (type.Type.IsDefined(typeof(ExactlyOneAttribute)) || type.Type.IsDefined(typeof(AtMostOneAttribute)))
            schema["x-kubernetes-map-type"] = "atomic";

        YamlMap[] rules = [.. CelRules.OfObject(type)];
        if (rules.Length > 0) schema["x-kubernetes-validations"] = rules;
        return schema;
    }

    /// <summary>A <c>required</c> member, or a parameter of a positional record.</summary>
    private static bool IsRequired(JsonPropertyInfo property) =>
        property.IsRequired || property.AssociatedParameter is { IsMemberInitializer: false, HasDefaultValue: false };
}
