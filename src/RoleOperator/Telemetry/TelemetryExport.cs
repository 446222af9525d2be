using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using RoleOperator.Runtime.Telemetry;

namespace RoleOperator.Telemetry;

/// <summary>
/// Where metrics and traces go: to whoever scrapes, and over OTLP where the standard environment variables name an endpoint. Where neither is wanted,
/// nothing is collected. Disposing sends what is left, for as long as <see cref="FlushLimit"/> at most.
/// </summary>
internal sealed class TelemetryExport : IDisposable
{
    private const string ServiceName = "role-operator";

    /// <summary>What an endpoint that does not answer may add to a stop.</summary>
    public static readonly TimeSpan FlushLimit = TimeSpan.FromSeconds(3);

    private readonly IDisposable? metrics;
    private readonly IDisposable traces;

    internal TelemetryExport(PrometheusExporter? prometheus, IDisposable? metrics, IDisposable traces)
    {
        Prometheus = prometheus;
        this.metrics = metrics;
        this.traces = traces;
    }

    /// <summary>What Prometheus asks; null where nobody may scrape.</summary>
    public PrometheusExporter? Prometheus { get; }

    /// <summary>Begins to collect. To be called before anything is counted: a series that begins at zero has to be seen to.</summary>
    /// <param name="scraped">Whether Prometheus may ask.</param>
    /// <param name="version">The operator's version.</param>
    /// <exception cref="InvalidOperationException">An environment variable has a value that cannot be used; the message names it.</exception>
    public static TelemetryExport Start(bool scraped, string version)
    {
        var prometheus = scraped ? new PrometheusExporter() : null;
        return new(prometheus, Metrics(prometheus, version), OtlpSignal.Traces.IsWanted ? Traces(version) : TraceIds());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        var closing = Task.Factory.StartNew(() => Close(traces), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Close(metrics);
        closing.GetAwaiter().GetResult();
    }

    private static MeterProvider? Metrics(PrometheusExporter? prometheus, string version)
    {
        if (prometheus is null && !OtlpSignal.Metrics.IsWanted) return null;
        var builder = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(Process(version)).AddMeter(Instruments.MeterName);
        if (prometheus is not null) builder.AddReader(new BaseExportingMetricReader(prometheus));
        if (OtlpSignal.Metrics.IsWanted) builder.AddOtlpExporter(OtlpSignal.Metrics.Configure);
        return builder.Build();
    }

    private static TracerProvider Traces(string version) =>
        Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(Process(version)).AddSource(Spans.SourceName).AddOtlpExporter(OtlpSignal.Traces.Configure).Build();

    /// <summary>Without an exporter, passes have ids all the same, by which the lines of one pass are found in the log. Their requests have none.</summary>
    private static ActivityListener TraceIds()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Spans.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.Kind == ActivityKind.Internal ? ActivitySamplingResult.PropagationData : ActivitySamplingResult.None,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    /// <summary>OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES come last and win.</summary>
    private static ResourceBuilder Process(string version) =>
        ResourceBuilder.CreateEmpty().AddService(ServiceName, serviceVersion: version).AddTelemetrySdk().AddEnvironmentVariableDetector();

    private static void Close(IDisposable? collecting)
    {
        // Disposing alone would wait longer, and a second shutdown returns at once.
        var limit = (int)FlushLimit.TotalMilliseconds;
        if (collecting is TracerProvider tracer) tracer.Shutdown(limit);
        if (collecting is MeterProvider meter) meter.Shutdown(limit);
        collecting?.Dispose();
    }
}
