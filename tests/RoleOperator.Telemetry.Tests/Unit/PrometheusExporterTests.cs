using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace RoleOperator.Telemetry.Tests.Unit;

public class PrometheusExporterTests
{
    [Fact]
    public void Scrape_OfEveryKindOfInstrument_WritesItAsPrometheusKnowsIt()
    {
        using var meter = new Meter(nameof(Scrape_OfEveryKindOfInstrument_WritesItAsPrometheusKnowsIt));
        using var exporter = new PrometheusExporter();
        using var provider = Sdk.CreateMeterProviderBuilder().AddMeter(meter.Name).AddReader(new BaseExportingMetricReader(exporter)).Build();
        var times = meter.CreateHistogram("times", "s", "Times", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 1] });
        foreach (var time in (double[])[0.05, 0.5, 0.5, 5]) times.Record(time, new KeyValuePair<string, object?>("op", "get"));
        meter.CreateCounter<long>("calls_total", null, "Calls").Add(2);
        meter.CreateUpDownCounter<long>("open", null, "Open").Add(-1);
        meter.CreateObservableGauge("level", () => 0.5, null, "Level");
        meter.CreateObservableCounter("cpu_total", () => 1.5, null, "Processor");

        Assert.Equal(
            """
            # HELP times Times
            # TYPE times histogram
            times_bucket{op="get",le="0.1"} 1
            times_bucket{op="get",le="1"} 3
            times_bucket{op="get",le="+Inf"} 4
            times_sum{op="get"} 6.05
            times_count{op="get"} 4
            # HELP calls_total Calls
            # TYPE calls_total counter
            calls_total 2
            # HELP open Open
            # TYPE open gauge
            open -1
            # HELP level Level
            # TYPE level gauge
            level 0.5
            # HELP cpu_total Processor
            # TYPE cpu_total counter
            cpu_total 1.5

            """,
            exporter.Scrape());
    }
}
