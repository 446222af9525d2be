using System.Globalization;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace RoleOperator.Telemetry;

/// <summary>
/// Gives the metrics to whoever asks, at the moment of asking. It is an exporter of OpenTelemetry's, so that what Prometheus scrapes and what goes out
/// over OTLP are the same instruments.
/// </summary>
[ExportModes(ExportModes.Pull)]
internal sealed class PrometheusExporter : BaseExporter<Metric>, IPullMetricExporter
{
    private const int CollectMilliseconds = 10_000;
    private readonly Lock gate = new();
    private string collected = "";

    /// <summary>Set by the reader: has every instrument read and <see cref="Export"/> called.</summary>
    public Func<int, bool>? Collect { get; set; }

    /// <summary>Reads all instruments.</summary>
    /// <returns>Them in the text format; null when they could not be read in time.</returns>
    public string? Scrape()
    {
        lock (gate) return Collect!(CollectMilliseconds) ? collected : null;
    }

    /// <inheritdoc/>
    public override ExportResult Export(in Batch<Metric> batch)
    {
        var text = new PrometheusText();
        foreach (var metric in batch)
        {
            if (TypeOf(metric) is not { } type) continue;
            text.Family(metric.Name, type, metric.Description);
            foreach (ref readonly var point in metric.GetMetricPoints()) Write(text, metric, in point);
        }

        collected = text.ToString();
        return ExportResult.Success;
    }

    private static string? TypeOf(Metric metric) => metric.MetricType switch
    {
        MetricType.LongSum or MetricType.DoubleSum => "counter",
        MetricType.LongGauge or MetricType.DoubleGauge or MetricType.LongSumNonMonotonic or MetricType.DoubleSumNonMonotonic => "gauge",
        MetricType.Histogram => "histogram",
        _ => null,
    };

    private static void Write(PrometheusText text, Metric metric, in MetricPoint point)
    {
        var labels = new List<KeyValuePair<string, string>>();
        foreach (var (name, value) in point.Tags) labels.Add(new(name, Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""));
        switch (metric.MetricType)
        {
            case MetricType.LongSum or MetricType.LongSumNonMonotonic: text.Sample(metric.Name, labels, point.GetSumLong()); break;
            case MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic: text.Sample(metric.Name, labels, point.GetSumDouble()); break;
            case MetricType.LongGauge: text.Sample(metric.Name, labels, point.GetGaugeLastValueLong()); break;
            case MetricType.DoubleGauge: text.Sample(metric.Name, labels, point.GetGaugeLastValueDouble()); break;
            default: WriteHistogram(text, metric.Name, labels, in point); break;
        }
    }

    /// <summary>OpenTelemetry counts each bucket alone, Prometheus with all below it.</summary>
    private static void WriteHistogram(PrometheusText text, string name, List<KeyValuePair<string, string>> labels, in MetricPoint point)
    {
        long below = 0;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            below += bucket.BucketCount;
            text.Sample($"{name}_bucket", [.. labels, new("le", PrometheusText.Number(bucket.ExplicitBound))], below);
        }

        text.Sample($"{name}_sum", labels, point.GetHistogramSum());
        text.Sample($"{name}_count", labels, point.GetHistogramCount());
    }
}
