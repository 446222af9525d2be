using RoleOperator.Docs.Tests.Pages;
using RoleOperator.Testing;

namespace RoleOperator.Docs.Tests;

/// <summary>
/// What the documents show of Prometheus is what its own tool takes. That the metrics exist is tested beside the alerts and the dashboard, in
/// RoleOperator.Telemetry.Tests.
/// </summary>
public class PrometheusTests
{
    [Fact]
    public async Task Configurations_InTheDocuments_AreTakenByPrometheus()
    {
        var configurations = Of("yaml prometheus");
        Assert.NotEmpty(configurations);
        foreach (var block in configurations)
        {
            var (code, output) = await ToolAsync(block.Text, "config");
            Assert.True(code == 0, $"{block}: {output}");
        }
    }

    [Fact]
    public async Task Queries_InTheDocuments_AreTakenByPrometheus()
    {
        var queries = Of("promql").SelectMany(block => Queries(block).Select(query => (At: block.ToString(), Text: query))).ToList();
        Assert.NotEmpty(queries);
        foreach (var (at, query) in queries)
        {
            var (code, output) = await ToolAsync($"{{groups: [{{name: documents, rules: [{{record: a, expr: '{query.Replace("'", "''")}'}}]}}]}}", "rules");
            Assert.True(code == 0, $"{at}, {query}: {output}");
        }
    }

    private static List<Block> Of(string kind) => [.. DocumentPage.All.SelectMany(page => page.Blocks).Where(block => block.Kind == kind)];

    /// <summary>One query a paragraph, with a comment above it.</summary>
    private static IEnumerable<string> Queries(Block block) => block.Text.Split("\n\n").Select(paragraph =>
        string.Join(' ', paragraph.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#'))));

    private static async Task<(int ExitCode, string Output)> ToolAsync(string text, string what)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, text);
            return await Prometheus.ToolAsync("", "check", what, file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
