using RoleOperator.Runtime.Telemetry;
using RoleOperator.Telemetry.Tests.Harness;

namespace RoleOperator.Telemetry.Tests;

/// <summary>What the dashboard asks for; that there are answers is tested with a real Prometheus.</summary>
public sealed class DashboardTests
{
    [Fact]
    public void Dashboard_AsksOnlyForMetricsOfTheCatalogue_AndForAllOfThem()
    {
        var asked = ChartFiles.Panels.SelectMany(panel => new Promql(panel.Query).Selectors).Select(selector => selector.Metric).ToHashSet();
        var known = Catalogue.All.Select(metric => metric.Kind == MetricKind.Histogram ? $"{metric.Name}_bucket" : metric.Name).ToHashSet();

        Assert.Equal(known.Order(), asked.Order());
    }

    [Fact]
    public void Panels_AskForLabelsThatExist() => Promql.Known(ChartFiles.Panels);

    [Fact]
    public void Panels_HeedEachVariableInEverySeries()
    {
        string[] expected = ["cluster $cluster", "job $job", "namespace $namespace"];
        Assert.Equal(["cluster", "job", "namespace"], ChartFiles.Variables.Keys.Order(StringComparer.Ordinal));

        Assert.All(ChartFiles.Panels, panel => Assert.All(new Promql(panel.Query).Selectors, selector => Assert.Equal(
            expected,
            selector.Matchers.Select(matcher => $"{matcher.Label} {matcher.Value}").Where(matcher => matcher.Contains('$', StringComparison.Ordinal))
                .Order(StringComparer.Ordinal))));
    }
}
