using System.Reflection;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Schema;
using RoleOperator.Core.Resources.Statuses;

namespace CrdGenerator;

/// <summary>The <c>apiextensions.k8s.io/v1</c> object that makes the API server serve a kind.</summary>
public static class CustomResourceDefinition
{
    private const string Category = "iam";

    /// <summary>The definition's name, which the API server wants to be the plural and the group.</summary>
    public static string NameOf(ServedKind served) => $"{served.Kind.Plural}.{ResourceKind.Group}";

    /// <summary>The whole object.</summary>
    /// <exception cref="SchemaException">A type cannot be turned into a schema.</exception>
    public static YamlMap Of(ServedKind served) => new()
    {
        ["apiVersion"] = "apiextensions.k8s.io/v1",
        ["kind"] = "CustomResourceDefinition",
        ["metadata"] = new YamlMap { ["name"] = NameOf(served) },
        ["spec"] = new YamlMap
        {
            ["group"] = ResourceKind.Group,
            ["names"] = Names(served.Kind),
            ["scope"] = "Namespaced",
            ["versions"] = new[] { Version(served) },
        },
    };

    private static YamlMap Names(ResourceKind kind) => new()
    {
        ["kind"] = kind.Name,
        ["listKind"] = $"{kind.Name}List",
        ["plural"] = kind.Plural,
        ["singular"] = kind.Name.ToLowerInvariant(),
        ["shortNames"] = new[] { kind.ShortName },
        ["categories"] = new[] { Category },
    };

    private static YamlMap Version(ServedKind served) => new()
    {
        ["name"] = ResourceKind.Version,
        ["served"] = true,
        ["storage"] = true,
        ["subresources"] = new YamlMap { ["status"] = new YamlMap() },
        ["additionalPrinterColumns"] = Columns(served.Status.Type),
        ["schema"] = new YamlMap { ["openAPIV3Schema"] = Root(served) },
    };

    /// <summary>What every kind shows comes first, then its own; the age stands last, where people look for it.</summary>
    private static YamlMap[] Columns(Type status) =>
    [
        .. status.GetInterfaces().Append(status)
            .SelectMany(t => t.GetCustomAttributes<PrinterColumnAttribute>(inherit: false))
            .OrderBy(c => c.Type == "date")
            .Select(c => new YamlMap
            {
                ["name"] = c.Name,
                ["type"] = c.Type,
                ["description"] = c.Description,
                ["jsonPath"] = c.JsonPath,
                ["priority"] = c.Priority,
            }),
    ];

    private static YamlMap Root(ServedKind served) => new()
    {
        ["description"] = Descriptions.Of(served.Spec.Type),
        ["type"] = "object",
        ["properties"] = new YamlMap
        {
            ["apiVersion"] = Text($"The API group and version of this object: {ResourceKind.ApiVersion}."),
            ["kind"] = Text($"The kind of this object: {served.Kind.Name}."),
            // The API server describes metadata itself, and refuses a definition that does.
            ["metadata"] = new YamlMap { ["type"] = "object" },
            ["spec"] = ObjectSchema.Of(served.Spec, "What AWS shall hold."),
            ["status"] = Status(served),
        },
        ["required"] = new[] { "spec" },
    };

    /// <summary>A fresh object says that it was not observed yet: kstatus would else take it for finished until its first pass.</summary>
    private static YamlMap Status(ServedKind served)
    {
        var schema = ObjectSchema.Of(served.Status, Descriptions.Of(served.Status.Type));
        schema["default"] = new YamlMap { ["observedGeneration"] = Verdict.NotObserved };
        return schema;
    }

    private static YamlMap Text(string description) => new() { ["description"] = description, ["type"] = "string" };
}
