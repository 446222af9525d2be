using RoleOperator.Runtime.Telemetry;
using RoleOperator.Telemetry;

namespace ReferenceGenerator.Pages;

/// <summary>The metrics, from the catalogue that their instruments are made of.</summary>
internal static class MetricPage
{
    /// <summary>The page, in Markdown.</summary>
    public static string Text()
    {
        var page = new Markdown("Metrics");
        page.Paragraph(
            """
            The operator's metrics by their names in Prometheus, which are also their names over OTLP. [Telemetry](../telemetry.md) says how to get
            them. No label ever takes the name of an object, so the number of series does not grow with the number of objects.
            """);
        page.Paragraph(
            """
            Every replica tells them. A standby watches the objects too and tells of them, so take the maximum over the replicas rather than the sum
            where objects are counted; what a replica does (passes, requests to AWS) only the leader does.
            """);
        page.Table(
            ["Metric", "Type", "Unit", "Labels", "Meaning"],
            Catalogue.All.Select(metric => (string[])
            [
                Markdown.Code(metric.Name),
                metric.Kind.ToString().ToLowerInvariant(),
                Unit(metric.Unit),
                string.Join(", ", metric.Labels.Select(Markdown.Code)),
                $"{metric.Meaning.Replace("<", "&lt;", StringComparison.Ordinal)}.",
            ]));
        page.Heading(2, "Buckets of the histograms");
        page.Paragraph("Upper ends in seconds.");
        page.Table(
            ["Metric", "Buckets"],
            Catalogue.All.Where(metric => metric.Buckets.Count > 0)
                .Select(metric => (string[])[Markdown.Code(metric.Name), string.Join(", ", metric.Buckets.Select(PrometheusText.Number))]));
        return page.ToString();
    }

    private static string Unit(string ucum) => ucum switch
    {
        "" => "",
        "s" => "seconds",
        "By" => "bytes",
        _ => throw new InvalidOperationException($"the unit {ucum} has no word yet"),
    };
}
