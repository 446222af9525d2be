using System.Globalization;
using System.Text.Json.Nodes;
using RoleOperator.Core.Resources;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RoleOperator.Integration.Tests.Harness;

/// <summary>YAML as people write it, as JSON for the API.</summary>
public static class Manifest
{
    public static JsonObject Of(ResourceKind kind, string ns, string name, string specYaml, string? annotationsYaml = null) => new()
    {
        ["apiVersion"] = ResourceKind.ApiVersion,
        ["kind"] = kind.Name,
        ["metadata"] = new JsonObject
        {
            ["name"] = name,
            ["namespace"] = ns,
            ["annotations"] = annotationsYaml is null ? new JsonObject() : Json(annotationsYaml),
        },
        ["spec"] = Json(specYaml),
    };

    /// <summary>One YAML document.</summary>
    public static JsonObject Json(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return (JsonObject)Convert(stream.Documents[0].RootNode)!;
    }

    private static JsonNode? Convert(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(c => KeyValuePair.Create(((YamlScalarNode)c.Key).Value!, Convert(c.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Convert)]),
        YamlScalarNode scalar => Scalar(scalar),
        _ => throw new InvalidOperationException($"unexpected YAML node {node}"),
    };

    private static JsonValue? Scalar(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style is not ScalarStyle.Plain) return JsonValue.Create(text);
        if (text is "" or "null" or "~") return null;
        if (text is "true" or "false") return JsonValue.Create(text == "true");
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number)
            : JsonValue.Create(text);
    }
}
