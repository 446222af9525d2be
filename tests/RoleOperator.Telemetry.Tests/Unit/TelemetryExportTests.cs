using System.Collections.Concurrent;
using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace RoleOperator.Telemetry.Tests.Unit;

/// <summary>What a stop may take, whoever answers: each signal has the same bounded time, at the same time.</summary>
public sealed class TelemetryExportTests : IDisposable
{
    // Only a close that is about to fail waits this long.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly Barrier both = new(participantCount: 2);
    private readonly ConcurrentQueue<bool> met = new();
    private readonly ConcurrentQueue<int> limits = new();

    [Fact]
    public void Dispose_WithTracesAndMetricsLeft_ClosesThemSideBySideWithinTheLimit()
    {
        using var reader = new Reader(Close);
        using var processor = new Processor(Close);
        var metrics = Sdk.CreateMeterProviderBuilder().AddReader(reader).Build();
        var traces = Sdk.CreateTracerProviderBuilder().AddProcessor(processor).Build();
        new TelemetryExport(prometheus: null, metrics, traces).Dispose();

        Assert.Equal([true, true], met);
        Assert.Equal(2, limits.Count);
        Assert.All(limits, limit => Assert.InRange(limit, 0, (int)TelemetryExport.FlushLimit.TotalMilliseconds));
    }

    public void Dispose() => both.Dispose();

    /// <summary>Does not end before the other's has begun.</summary>
    private bool Close(int timeoutMilliseconds)
    {
        limits.Enqueue(timeoutMilliseconds);
        met.Enqueue(both.SignalAndWait(Patience));
        return true;
    }

    private sealed class Reader(Func<int, bool> close) : MetricReader
    {
        protected override bool OnShutdown(int timeoutMilliseconds) => close(timeoutMilliseconds);
    }

    private sealed class Processor(Func<int, bool> close) : BaseProcessor<Activity>
    {
        protected override bool OnShutdown(int timeoutMilliseconds) => close(timeoutMilliseconds);
    }
}
