using System.Text.Json.Nodes;
using RoleOperator.Testing.Charts;

namespace RoleOperator.Chart.Tests.Rendering;

/// <summary>What the chart makes for the Prometheus operator.</summary>
public sealed class MonitoringTests
{
    [Theory]
    [InlineData("", null)]
    [InlineData("https://git.example.com/role-operator/blob/main/", "https://git.example.com/role-operator/blob/main/docs/troubleshooting.md#roleoperatordown")]
    public async Task Alerts_WithTheDocumentsAddress_LinkToTheirPages(string address, string? link)
    {
        var annotations = (await AlertsAsync($"prometheusRule: {{enabled: true, runbookBaseUrl: '{address}'}}")).Select(rule => rule["annotations"]!).ToList();

        Assert.Equal("docs/troubleshooting.md#roleoperatordown", annotations[0]["runbook"]!.GetValue<string>());
        Assert.Equal(link, annotations[0]["runbook_url"]?.GetValue<string>());
        Assert.All(annotations, one => Assert.Equal(link is null, one["runbook_url"] is null));
    }

    [Theory]
    [InlineData("serviceMonitor: {enabled: true}, ", "{namespace=\"iam-system\", job=\"role-operator-metrics\"}")]
    [InlineData("", "{namespace=\"iam-system\"}")]
    public async Task Down_OfARelease_AsksForItsOwnSeriesAlone(string monitor, string selector)
    {
        var down = (await AlertsAsync($"{monitor}prometheusRule: {{enabled: true}}")).Single(rule => Name(rule) == "RoleOperatorDown");

        var asked = down["expr"]!.GetValue<string>().Split("role_operator_build_info").Skip(1).ToList();
        Assert.Equal(3, asked.Count);
        Assert.All(asked, part => Assert.StartsWith(selector, part, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Dashboard_InItsConfigMap_IsTheFile()
    {
        var map = (await HelmChart.RenderAsync(Matrix.Input("everything"))).One("ConfigMap");

        var file = await File.ReadAllTextAsync(Path.Combine(HelmChart.Folder, "files", "dashboard.json"));
        Assert.Equal(["role-operator.json"], map["data"]!.AsObject().Select(entry => entry.Key));
        Assert.Equal(file.Trim(), map["data"]!["role-operator.json"]!.GetValue<string>());
    }

    [Fact]
    public async Task Job_OfTheServiceMonitor_IsTheService()
    {
        var chart = await HelmChart.RenderAsync(Matrix.Input("everything"));

        // Where jobLabel is not set, the Prometheus operator takes the Service's name.
        Assert.Equal("everything-role-operator-metrics", chart.One("Service")["metadata"]!["name"]!.GetValue<string>());
        Assert.Null(chart.One("ServiceMonitor")["spec"]!["jobLabel"]);
        Assert.Equal("""["iam-system"]""", chart.One("ServiceMonitor")["spec"]!["namespaceSelector"]!["matchNames"]!.ToJsonString());
    }

    [Theory]
    [InlineData("prometheusRule: {enabled: true, disabled: [RoleOperatorDriftReturns, RoleOperatorDown]}", "RoleOperatorDown RoleOperatorDriftReturns")]
    [InlineData("replicas: 0, prometheusRule: {enabled: true}", "RoleOperatorDown")]
    public async Task Alerts_ThatAreNotWanted_AreLeftOut(string values, string without)
    {
        var all = await AlertsAsync("prometheusRule: {enabled: true}");

        Assert.Equal(without, string.Join(' ', all.Select(Name).Except((await AlertsAsync(values)).Select(Name))));
    }

    [Fact]
    public async Task Labels_OfAllAlerts_WinOverTheirOwn()
    {
        var alerts = await AlertsAsync("prometheusRule: {enabled: true, ruleLabels: {team: platform, severity: page}}");

        Assert.All(alerts, rule => Assert.Equal("""{"severity":"page","team":"platform"}""", rule["labels"]!.ToJsonString()));
    }

    private static async Task<IReadOnlyList<JsonNode>> AlertsAsync(string values)
    {
        var chart = await HelmChart.RenderAsync(new ChartInput($"{{clusterName: x, {values}}}"));
        return [.. chart.One("PrometheusRule")["spec"]!["groups"]![0]!["rules"]!.AsArray().Select(rule => rule!)];
    }

    private static string Name(JsonNode rule) => rule["alert"]!.GetValue<string>();
}
