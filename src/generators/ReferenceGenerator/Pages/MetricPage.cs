using System.Text;
using RoleOperator.Runtime.Telemetry;

namespace ReferenceGenerator.Pages;

/// <summary>The metrics, from the catalogue that their instruments are made of.</summary>
internal static class MetricPage
{
    /// <summary>The page, in Markdown.</summary>
    public static string Text()
    {
        var page = new StringBuilder();
        page.Append(
            """
            # Metrics

            The operator's metrics by their names in Prometheus, which are also their names over OTLP. [Telemetry](../telemetry.md) says how to get
            them. No label ever takes the name of an object, so the number of series does not grow with the number of objects.

            Every replica tells them. A standby watches the objects too and tells of them, so take the maximum over the replicas rather than the sum
            where objects are counted; what a replica does (passes, requests to AWS) only the leader does.

            | Metric | Type | Unit | Labels | Meaning |
            | --- | --- | --- | --- | --- |

            """);
        foreach (var metric in Catalogue.All)
        {
            var labels = string.Join(", ", metric.Labels.Select(label => $"`{label}`"));
            page.Append($"| `{metric.Name}` | {metric.Kind.ToString().ToLowerInvariant()} | {Unit(metric.Unit)} | {labels} | {Escaped(metric.Meaning)}. |\n");
        }

        page.Append("\n## Buckets of the histograms\n\nUpper ends in seconds.\n\n| Metric | Buckets |\n| --- | --- |\n");
        foreach (var metric in Catalogue.All.Where(metric => metric.Buckets.Count > 0))
            page.Append($"| `{metric.Name}` | {string.Join(", ", metric.Buckets.Select(Number))} |\n");
        return page.ToString();
    }

    private static string Unit(string ucum) => ucum switch
    {
        "" => "",
        "s" => "seconds",
        "By" => "bytes",
        _ => throw new InvalidOperationException($"the unit {ucum} has no word yet"),
    };

    private static string Number(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture).Replace('E', 'e');

    private static string Escaped(string text) => text.Replace("<", "&lt;", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);
}
