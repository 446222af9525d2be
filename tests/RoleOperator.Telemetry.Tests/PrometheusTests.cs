using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using RoleOperator.Core.Errors;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Telemetry.Tests.Harness;
using RoleOperator.Testing;
using RoleOperator.Testing.Charts;

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

        static string ObjectCount(string cluster = ".*") => Dashboard(cluster).Single(panel => panel.Title == "Objects").Query;
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
        var (code, output) = await Prometheus.ToolAsync("", "check", "rules", Path.Combine(Files, "alerts.yaml"));
        Assert.True(code == 0, output);

        var chart = await HelmChart.RenderAsync(
            new ChartInput("{clusterName: blue, prometheusRule: {enabled: true}, serviceMonitor: {enabled: true}}") { Namespace = "iam" });
        var folder = Directory.CreateTempSubdirectory("role-operator-alerts-");
        var alerts = Path.Combine(folder.FullName, "alerts.yaml");
        await File.WriteAllTextAsync(alerts, chart.One("PrometheusRule")["spec"]!.ToJsonString());
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
        var page = await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "docs", "troubleshooting.md"));
        var sections = page.Where(line => line.StartsWith("##", StringComparison.Ordinal))
            .Select(line => line.TrimStart('#', ' ').ToLowerInvariant().Replace(' ', '-')).ToHashSet();
        var reasons = typeof(Reasons).GetFields().Select(field => field.Name);

        Assert.All(rules, rule =>
        {
            var name = rule!["alert"]!.GetValue<string>();
            Assert.Contains(tests, test => test!["alertname"]!.GetValue<string>() == name && test["exp_alerts"] is not null);
            Assert.Contains(tests, test => test!["alertname"]!.GetValue<string>() == name && test["exp_alerts"] is null);
            Assert.All(["summary", "description", "runbook"], field => Assert.NotEmpty(rule["annotations"]![field]!.GetValue<string>()));

            var runbook = rule["annotations"]!["runbook"]!.GetValue<string>();
            foreach (var reason in reasons)
            {
                var parts = runbook.Replace("{{ $labels.reason | toLower }}", reason.ToLowerInvariant(), StringComparison.Ordinal).Split('#');
                Assert.Equal("docs/troubleshooting.md", parts[0]);
                Assert.Contains(parts[1], sections);
            }
        });
    }

    [Theory]
    [InlineData("AccessDenied")]
    [InlineData("AccessDeniedException")]
    [InlineData("UnauthorizedOperation")]
    [InlineData("OptInRequired")]
    [InlineData("AuthFailure")]
    [InlineData("ExpiredToken")]
    [InlineData("ExpiredTokenException")]
    [InlineData("RequestExpired")]
    [InlineData("InvalidClientTokenId")]
    [InlineData("UnrecognizedClientException")]
    [InlineData("InvalidAccessKeyId")]
    [InlineData("SignatureDoesNotMatch")]
    [InlineData("IncompleteSignature")]
    [InlineData("MissingAuthenticationToken")]
    [InlineData("NoSuchEntity", false)]
    [InlineData("Throttling", false)]
    [InlineData("MalformedPolicyDocument", false)]
    public async Task Code_OfARefusal_IsOneThatTheAlertKnows(string code, bool refuses = true)
    {
        var fault = AwsErrorTable.Classify(new("iam:GetRole", code, "", 403), age: null);
        Assert.Equal(refuses, fault is AwsFault.Credentials or AwsFault.UserMustAct { Reason: Reasons.AccessDenied });

        var rules = Manifest.Json(await File.ReadAllTextAsync(Path.Combine(Files, "alerts.yaml")))["groups"]![0]!["rules"]!.AsArray();
        var expression = rules.Single(rule => rule!["alert"]!.GetValue<string>() == "RoleOperatorAccessDenied")!["expr"]!.GetValue<string>();
        var codes = Regex.Match(expression, "code=~\"([^\"]+)\"").Groups[1].Value;
        Assert.Equal(refuses, Regex.IsMatch(code, $"^(?:{codes})$"));
    }

    private static IEnumerable<(string Title, string Query)> Dashboard(string cluster = ".*") =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Files, "dashboard.json"))).RootElement.GetProperty("panels").EnumerateArray()
            .Where(panel => panel.TryGetProperty("targets", out _))
            .SelectMany(panel => panel.GetProperty("targets").EnumerateArray().Select(target => (
                panel.GetProperty("title").GetString()!,
                target.GetProperty("expr").GetString()!
                    .Replace("$cluster", cluster, StringComparison.Ordinal).Replace("$namespace", ".*", StringComparison.Ordinal)
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
