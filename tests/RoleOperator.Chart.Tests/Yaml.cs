using System.Text.Json.Nodes;

namespace RoleOperator.Chart.Tests;

/// <summary>YAML as Kubernetes reads it, by a chart that does nothing but print it.</summary>
internal static class Yaml
{
    /// <summary>A field of a document.</summary>
    public static async Task<JsonNode?> JsonAsync(string yaml, string field) => (await JsonAsync(yaml))![field];

    /// <summary>A document.</summary>
    public static async Task<JsonNode?> JsonAsync(string yaml)
    {
        var content = yaml.Replace("\n", "\n  ", StringComparison.Ordinal);
        using var chart = new ChartFolder(("templates/object.yaml", $"kind: Any\nmetadata: {{name: any}}\ncontent:\n  {content}"));
        return (await chart.RenderAsync("")).Objects.Single()["content"];
    }
}
