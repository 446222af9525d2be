using System.Text.Json.Nodes;
using RoleOperator.Testing;

namespace RoleOperator.Docs.Tests.Manifests;

/// <summary>Values of the Helm chart, held against its schema.</summary>
internal static class Values
{
    private static readonly string Schema = Path.Combine(Repository.Root, "charts", "role-operator", "values.schema.json");

    /// <summary>Paths of the values that the chart does not have.</summary>
    public static IReadOnlyList<string> Unknown(JsonObject values) =>
        File.Exists(Schema) ? [.. Unknown(values, JsonNode.Parse(File.ReadAllText(Schema))!.AsObject(), "")] : [];

    /// <summary>The same of a path as <c>--set</c> has it.</summary>
    public static IReadOnlyList<string> Unknown(string path)
    {
        JsonNode value = "";
        foreach (var name in path.Split('.').Reverse()) value = new JsonObject { [name] = value };
        return Unknown(value.AsObject());
    }

    private static IEnumerable<string> Unknown(JsonObject values, JsonObject schema, string path)
    {
        // What the schema leaves open, such as annotations, takes any member.
        if (schema["properties"] is not JsonObject properties) yield break;
        foreach (var (name, value) in values)
        {
            if (properties[name] is not JsonObject field) yield return $"{path}{name}";
            else if (value is JsonObject inner)
                foreach (var unknown in Unknown(inner, field, $"{path}{name}.")) yield return unknown;
        }
    }
}
