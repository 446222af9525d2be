using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using RoleOperator.Core.Resources;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Telemetry.Tests.Harness;
using RoleOperator.Testing;

namespace RoleOperator.Telemetry.Tests;

/// <summary>A real Prometheus scrapes the real program; the dashboard and the alerts ask it.</summary>
[Collection(SceneCollection.Name)]
public sealed class PrometheusTests(Scene scene) : IDisposable
{
    private readonly HttpClient http = new();
    private int asks;

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task Operator_ScrapedByPrometheus_IsUp() => await scene.Eventually.SeeAsync(
        "the targets are up", () => QueryAsync("up{job=\"role-operator\"} == 1"), result => result.Series == Prometheus.Clusters.Count, r => r.Text);

    [Fact]
    public async Task LabelsOfTheOperator_BesideThoseOfTheTarget_KeepTheirNames() => await scene.Eventually.SeeAsync(
        "labels of the operator under their own names, and none renamed to exported_*",
        () => http.GetStringAsync(new Uri(scene.Prometheus.Endpoint, "/api/v1/labels")),
        labels => labels.Contains("\"aws_service\"", StringComparison.Ordinal) && !labels.Contains("\"exported_", StringComparison.Ordinal),
        labels => labels);

    [Fact]
    public async Task EveryQueryOfTheDashboard_RunsAndHasData()
    {
        await using var team = await scene.BusyTeamAsync();
        await team.ApplyAsync(ResourceKind.Role, "waiting", $"trust: {{document: {Documents.Ec2Trust}}}\nmanagedPolicies: [ref: {{name: missing}}]");
        scene.Aws.Refuse("GetPolicy", team.AwsName("s3"), "AccessDenied", int.MaxValue);
        Assert.InRange(ChartFiles.Panels.Count, 30, 100);
        try
        {
            foreach (var (title, query) in ChartFiles.Panels.Select(panel => (panel.Title, ChartFiles.Chosen(panel.Query))))
                await scene.Eventually.SeeAsync($"{title}: {query}", () => AskAsync(team, query), result => result.Series > 0, result => result.Text);
        }
        finally
        {
            scene.Aws.Refuse("GetPolicy", team.AwsName("s3"), "AccessDenied", 0);
        }
    }

    [Fact]
    public async Task Objects_OfTwoClusters_AreAddedOnTheDashboard()
    {
        await using var team = await scene.BusyTeamAsync();
        var (all, one) = (ObjectCount(), ObjectCount(Prometheus.Clusters[0]));

        // The two are scraped at different moments: look until nothing changes.
        await scene.Eventually.SeeAsync(
            "twice as many objects in two clusters as in one",
            async () => (All: await NumberAsync(all), One: await NumberAsync(one)),
            seen => seen.One >= 3 && seen.All == 2 * seen.One,
            seen => $"{seen}");

        static string ObjectCount(string cluster = ".*") => ChartFiles.Chosen(ChartFiles.Panels.Single(panel => panel.Title == "Objects").Query, cluster);
    }

    [Theory]
    [InlineData("cluster", "blue green")]
    [InlineData("namespace", "iam")]
    [InlineData("job", "role-operator")]
    public async Task Variable_OfTheDashboard_OffersWhatThereIs(string name, string values)
    {
        // As Grafana asks for label_values(series, label).
        var asked = Regex.Match(ChartFiles.Chosen(ChartFiles.Variables[name]), @"^label_values\((?<series>.+), (?<label>\w+)\)$");
        Assert.True(asked.Success);

        await scene.Eventually.SeeAsync(
            $"{name} is {values}",
            () => http.GetStringAsync(new Uri(
                scene.Prometheus.Endpoint,
                $"/api/v1/label/{asked.Groups["label"].Value}/values?match[]={Uri.EscapeDataString(asked.Groups["series"].Value)}")),
            answer => string.Join(' ', JsonDocument.Parse(answer).RootElement.GetProperty("data").EnumerateArray()) == values,
            answer => answer);
    }

    [Fact]
    public async Task EveryExpressionOfTheAlerts_RunsOnTheRealMetrics()
    {
        await using var team = await scene.BusyTeamAsync();

        Assert.NotEmpty(ChartFiles.Alerts);
        foreach (var rule in ChartFiles.Alerts)
            Assert.Contains("\"success\"", (await QueryAsync(rule["expr"]!.GetValue<string>())).Text, StringComparison.Ordinal);
    }

    /// <summary>Asks, and where there is nothing has the refused call made once more: a rate needs more of them than the slow retry brings about.</summary>
    private async Task<(int Series, string Text)> AskAsync(Team team, string query)
    {
        var answer = await QueryAsync(query);
        if (answer.Series == 0)
            await team.ApplyAsync(
                ResourceKind.Policy, "s3", $"document: {Documents.Allow("s3:GetObject")}", $"{WellKnown.ReconcileAt}: ask-{++asks}");
        return answer;
    }

    /// <summary>The one number that a query gives; zero where it gives none.</summary>
    private async Task<double> NumberAsync(string query)
    {
        var result = JsonDocument.Parse((await QueryAsync(query)).Text).RootElement.GetProperty("data").GetProperty("result");
        return result.GetArrayLength() == 0 ? 0 : double.Parse(result[0].GetProperty("value")[1].GetString()!, CultureInfo.InvariantCulture);
    }

    private async Task<(int Series, string Text)> QueryAsync(string query)
    {
        var answer = await http.GetStringAsync(new Uri(scene.Prometheus.Endpoint, $"/api/v1/query?query={Uri.EscapeDataString(query)}"));
        return (JsonDocument.Parse(answer).RootElement.GetProperty("data").GetProperty("result").GetArrayLength(), answer);
    }
}
