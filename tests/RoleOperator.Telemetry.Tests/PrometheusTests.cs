using System.Text.Json;
using System.Text.RegularExpressions;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Telemetry.Tests.Harness;
using RoleOperator.Testing;

namespace RoleOperator.Telemetry.Tests;

/// <summary>A real Prometheus scrapes the real program; the dashboard and the alerts ask it.</summary>
[Collection(SceneCollection.Name)]
public sealed class PrometheusTests(Scene scene) : IDisposable
{
    private static readonly string Files = Path.Combine(Repository.Root, "charts", "role-operator", "files");

    private readonly HttpClient http = new();
    private int asks;

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task Operator_ScrapedByPrometheus_IsUp() =>
        await scene.Eventually.SeeAsync("the target is up", () => QueryAsync("up{job=\"role-operator\"} == 1"), result => result.Series == 1, r => r.Text);

    [Fact]
    public async Task EveryQueryOfTheDashboard_RunsAndHasData()
    {
        await using var team = await scene.BusyTeamAsync();
        await team.ApplyAsync(ResourceKind.Role, "waiting", $"trust: {{document: {Documents.Ec2Trust}}}\nmanagedPolicies: [ref: {{name: missing}}]");
        scene.Aws.Refuse("GetPolicy", team.AwsName("s3"), "AccessDenied", int.MaxValue);
        var queries = Dashboard().ToList();
        Assert.InRange(queries.Count, 30, 100);
        try
        {
            foreach (var (title, query) in queries)
                await scene.Eventually.SeeAsync($"{title}: {query}", () => AskAsync(team, query), result => result.Series > 0, result => result.Text);
        }
        finally
        {
            scene.Aws.Refuse("GetPolicy", team.AwsName("s3"), "AccessDenied", 0);
        }
    }

    [Fact]
    public void Dashboard_AsksOnlyForMetricsOfTheCatalogue_AndForAllOfThem()
    {
        var asked = Dashboard().SelectMany(panel => Regex.Matches(panel.Query, "[a-z]+_[a-z_]+(?=[{\\[])").Select(m => m.Value)).ToHashSet();
        var known = Runtime.Telemetry.Catalogue.All
            .Select(metric => metric.Kind == Runtime.Telemetry.MetricKind.Histogram ? metric.Name + "_bucket" : metric.Name).ToHashSet();

        Assert.Equal(known.Order(), asked.Order());
    }

    [Fact]
    public async Task EveryExpressionOfTheAlerts_RunsOnTheRealMetrics()
    {
        await using var team = await scene.BusyTeamAsync();
        var rules = Manifest.Json(await File.ReadAllTextAsync(Path.Combine(Files, "alerts.yaml")))["groups"]![0]!["rules"]!.AsArray();

        Assert.NotEmpty(rules);
        foreach (var rule in rules) Assert.Contains("\"success\"", (await QueryAsync(rule!["expr"]!.GetValue<string>())).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alerts_PassPromtoolsChecksAndTheirOwnTests()
    {
        var alerts = Path.Combine(Files, "alerts.yaml");
        var (code, output) = await Prometheus.ToolAsync("", "check", "rules", alerts);
        Assert.True(code == 0, output);

        var folder = Directory.CreateTempSubdirectory("role-operator-alerts-");
        var tests = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests", "RoleOperator.Telemetry.Tests", "alerts.test.yaml"));
        var file = Path.Combine(folder.FullName, "tests.yaml");
        await File.WriteAllTextAsync(file, tests.Replace("ALERTS", alerts, StringComparison.Ordinal));
        (code, output) = await Prometheus.ToolAsync("", "test", "rules", file);
        folder.Delete(recursive: true);
        Assert.True(code == 0, output);
    }

    [Fact]
    public async Task EveryAlert_IsTestedFiringAndNotFiring_AndSaysWhatToDo()
    {
        var rules = Manifest.Json(await File.ReadAllTextAsync(Path.Combine(Files, "alerts.yaml")))["groups"]![0]!["rules"]!.AsArray();
        var tests = Manifest.Json(
            await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests", "RoleOperator.Telemetry.Tests", "alerts.test.yaml")))["tests"]!.AsArray()
            .SelectMany(test => test!["alert_rule_test"]!.AsArray()).ToList();
        var guide = (await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "telemetry.md"))).ToLowerInvariant();
        var reasons = typeof(Reasons).GetFields().Select(field => field.Name.ToLowerInvariant()).Append("unreadable").ToHashSet();

        Assert.All(rules, rule =>
        {
            var name = rule!["alert"]!.GetValue<string>();
            Assert.Contains(tests, test => test!["alertname"]!.GetValue<string>() == name && test["exp_alerts"] is not null);
            Assert.Contains(tests, test => test!["alertname"]!.GetValue<string>() == name && test["exp_alerts"] is null);
            Assert.All(["summary", "description", "runbook"], field => Assert.NotEmpty(rule["annotations"]![field]!.GetValue<string>()));

            var parts = rule["annotations"]!["runbook"]!.GetValue<string>().Split('#');
            if (parts[1].StartsWith("{{", StringComparison.Ordinal)) return;
            if (parts[0] == "docs/telemetry.md") Assert.Contains($"### {parts[1]}\n", guide, StringComparison.Ordinal);
            else Assert.Contains(parts[1], reasons);
        });
    }

    private static IEnumerable<(string Title, string Query)> Dashboard() =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Files, "dashboard.json"))).RootElement.GetProperty("panels").EnumerateArray()
            .Where(panel => panel.TryGetProperty("targets", out _))
            .SelectMany(panel => panel.GetProperty("targets").EnumerateArray().Select(target => (
                panel.GetProperty("title").GetString()!,
                target.GetProperty("expr").GetString()!
                    .Replace("$job", "role-operator", StringComparison.Ordinal).Replace("$__rate_interval", "1m", StringComparison.Ordinal))));

    /// <summary>Asks, and where there is nothing has the refused call made once more: a rate needs more of them than the slow retry brings about.</summary>
    private async Task<(int Series, string Text)> AskAsync(Team team, string query)
    {
        var answer = await QueryAsync(query);
        if (answer.Series == 0)
            await team.ApplyAsync(
                ResourceKind.Policy, "s3", $"document: {Documents.Allow("s3:GetObject")}", $"{WellKnown.ReconcileAt}: ask-{++asks}");
        return answer;
    }

    private async Task<(int Series, string Text)> QueryAsync(string query)
    {
        var answer = await http.GetStringAsync(new Uri(scene.Prometheus.Endpoint, $"/api/v1/query?query={Uri.EscapeDataString(query)}"));
        return (JsonDocument.Parse(answer).RootElement.GetProperty("data").GetProperty("result").GetArrayLength(), answer);
    }
}
