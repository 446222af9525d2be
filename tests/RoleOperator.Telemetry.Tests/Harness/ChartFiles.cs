using System.Text.Json;
using System.Text.Json.Nodes;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Testing.Charts;

namespace RoleOperator.Telemetry.Tests.Harness;

/// <summary>The alerts and the dashboard of the chart, as they are in its files.</summary>
internal static class ChartFiles
{
    /// <summary>Where the alerts are.</summary>
    public static string AlertsPath { get; } = Path.Combine(HelmChart.Folder, "files", "alerts.yaml");

    /// <summary>The alerts.</summary>
    public static IReadOnlyList<JsonNode> Alerts { get; } =
        [.. Manifest.Json(File.ReadAllText(AlertsPath))["groups"]![0]!["rules"]!.AsArray().Select(rule => rule!)];

    private static JsonElement Dashboard { get; } =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(HelmChart.Folder, "files", "dashboard.json"))).RootElement;

    /// <summary>Every query of a panel, with the panel's title.</summary>
    public static IReadOnlyList<(string Title, string Query)> Panels { get; } =
    [
        .. Dashboard.GetProperty("panels").EnumerateArray().Where(panel => panel.TryGetProperty("targets", out _)).SelectMany(
            panel => panel.GetProperty("targets").EnumerateArray()
                .Select(target => (panel.GetProperty("title").GetString()!, target.GetProperty("expr").GetString()!))),
    ];

    /// <summary>The variables that ask Prometheus, by their names.</summary>
    public static IReadOnlyDictionary<string, string> Variables { get; } = Dashboard.GetProperty("templating").GetProperty("list").EnumerateArray()
        .Where(variable => variable.GetProperty("type").GetString() == "query")
        .ToDictionary(variable => variable.GetProperty("name").GetString()!, variable => variable.GetProperty("query").GetProperty("query").GetString()!);

    /// <summary>A query as Grafana sends it.</summary>
    /// <param name="query">The dashboard's.</param>
    /// <param name="cluster">Which cluster is chosen; every one unless it is given.</param>
    public static string Chosen(string query, string cluster = ".*") => query
        .Replace("$cluster", cluster, StringComparison.Ordinal).Replace("$namespace", ".*", StringComparison.Ordinal)
        .Replace("$job", "role-operator", StringComparison.Ordinal).Replace("$__rate_interval", "1m", StringComparison.Ordinal);
}
