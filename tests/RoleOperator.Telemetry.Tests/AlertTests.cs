using System.Text.RegularExpressions;
using RoleOperator.Core.Errors;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Runtime.Telemetry;
using RoleOperator.Telemetry.Tests.Harness;
using RoleOperator.Testing;
using RoleOperator.Testing.Charts;

namespace RoleOperator.Telemetry.Tests;

/// <summary>The alerts by themselves: when they fire, on what, and what they say.</summary>
public sealed partial class AlertTests
{
    [Fact]
    public async Task Alerts_PassPromtoolsChecksAndTheirOwnTests()
    {
        var (code, output) = await Prometheus.ToolAsync("", "check", "rules", ChartFiles.AlertsPath);
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
        var tests = Manifest.Json(
            await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests", "RoleOperator.Telemetry.Tests", "alerts.test.yaml")))["tests"]!.AsArray()
            .SelectMany(test => test!["alert_rule_test"]!.AsArray()).ToList();
        var page = await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "docs", "troubleshooting.md"));
        var sections = page.Where(line => line.StartsWith("##", StringComparison.Ordinal))
            .Select(line => line.TrimStart('#', ' ').ToLowerInvariant().Replace(' ', '-')).ToHashSet();
        var reasons = typeof(Reasons).GetFields().Select(field => field.Name);

        Assert.All(ChartFiles.Alerts, rule =>
        {
            var name = rule["alert"]!.GetValue<string>();
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
    public void Code_OfARefusal_IsOneThatTheAlertKnows(string code, bool refuses = true)
    {
        var fault = AwsErrorTable.Classify(new("iam:GetRole", code, "", 403), age: null);
        Assert.Equal(refuses, fault is AwsFault.Credentials or AwsFault.UserMustAct { Reason: Reasons.AccessDenied });

        var expression = ChartFiles.Alerts.Single(rule => rule["alert"]!.GetValue<string>() == "RoleOperatorAccessDenied")["expr"]!.GetValue<string>();
        var codes = Regex.Match(expression, "code=~\"([^\"]+)\"").Groups[1].Value;
        Assert.Equal(refuses, Regex.IsMatch(code, $"^(?:{codes})$"));
    }

    [Fact]
    public void Expressions_OfTheAlerts_AskForWhatExists()
    {
        Assert.NotEmpty(ChartFiles.Alerts);
        Promql.Known(ChartFiles.Alerts.Select(rule => (rule["alert"]!.GetValue<string>(), rule["expr"]!.GetValue<string>())));
    }

    /// <summary>The alerts tell objects that stay unreadable from lists and watches that break off, cause by cause.</summary>
    [Fact]
    public void Causes_OfWhatIsUnreadable_AreThoseOfObjectsOrTheOthers()
    {
        var unreadable = ChartFiles.Alerts.Single(rule => rule["alert"]!.GetValue<string>() == "RoleOperatorWatchUnreadable");

        var causes = new Promql(unreadable["expr"]!.GetValue<string>()).Selectors.Select(selector => selector.Matchers.Single().Value).Distinct();

        UnreadableCause[] objects = [UnreadableCause.Content, UnreadableCause.Metadata, UnreadableCause.Kind];
        Assert.Equal([string.Join('|', objects)], causes);
    }

    [Fact]
    public void Documents_ThatNameMetrics_NameThoseThatExist()
    {
        string[] pages = [Path.Combine(Repository.Root, "README.md"), .. Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md")];
        var texts = pages.ToDictionary(page => Path.GetFileName(page), File.ReadAllText);

        var families = Catalogue.All.Select(metric => metric.Name[..(metric.Name.IndexOf('_', StringComparison.Ordinal) + 1)]).ToHashSet();
        var named = texts.Values.SelectMany(page => Quoted().Matches(page)).Select(quoted => quoted.Groups[1].Value)
            .Where(name => families.Any(family => name.StartsWith(family, StringComparison.Ordinal))).ToList();
        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.Contains(
            Catalogue.All, metric => name.EndsWith('_') ? metric.Name.StartsWith(name, StringComparison.Ordinal) : metric.Name == name));
    }

    [Fact]
    public void Documents_WithQueries_AskForWhatExists()
    {
        var telemetry = File.ReadAllText(Path.Combine(Repository.Root, "docs", "telemetry.md"));

        var queries = Block().Matches(telemetry).SelectMany(block => Comment().Replace(block.Groups[1].Value, "").Split("\n\n")).ToList();
        Assert.NotEmpty(queries);
        Promql.Known(queries.Select(query => ("docs/telemetry.md", query)));
    }

    /// <summary>A metric's name, or, with a star after it, the beginning of some.</summary>
    [GeneratedRegex(@"`([a-z]+_[a-z_]*)\*?`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^```promql\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^#.*\n", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
