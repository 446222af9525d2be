using System.Diagnostics.Metrics;
using RoleOperator.Hosting;
using RoleOperator.Runtime.Queue;
using RoleOperator.Runtime.Telemetry;

namespace RoleOperator.Telemetry;

/// <summary>What is read when somebody asks, rather than counted when it happens: queues, stores, leadership, the process.</summary>
internal sealed class OperatorGauges : IDisposable
{
    private readonly Meter meter = new(Instruments.MeterName);
    private readonly ObjectCounts counts = new();

    /// <summary>Makes the instruments; they can be read from now on.</summary>
    /// <param name="loops">Their queues and stores are read.</param>
    /// <param name="election">Its state is read.</param>
    /// <param name="leaseName">The name of the lease that it is about.</param>
    /// <param name="version">The operator's version.</param>
    public OperatorGauges(IReadOnlyList<IControllerLoop> loops, Election election, string leaseName, string version)
    {
        foreach (var loop in loops) Instruments.BeginKind(loop.Kind);
        foreach (var service in (ReadOnlySpan<string>)["iam", "ec2", "sts"]) Instruments.BeginService(service);

        Gauge(Catalogue.Objects, () => loops.SelectMany(Objects));
        Gauge(Catalogue.MaxConcurrent, () => loops.Select(loop => Measured(loop.Workers, Controller(loop))));
        Gauge(Catalogue.ActiveWorkers, () => loops.Select(loop => Measured(loop.Queue.Depth.Working, Controller(loop))));
        Gauge(Catalogue.QueueDepth, () => loops.Select(loop => Measured(InLine(loop.Queue.Depth), Names(loop))));
        Counter(Catalogue.QueueAdds, () => loops.Select(loop => Counted(loop.Queue.Activity.Adds, Names(loop))));
        Counter(Catalogue.QueueRetries, () => loops.Select(loop => Counted(loop.Queue.Activity.Delays, Names(loop))));
        Gauge(Catalogue.UnfinishedWork, () => loops.Select(loop => Measured(loop.Queue.Activity.Unfinished.TotalSeconds, Names(loop))));
        Gauge(Catalogue.LongestRunning, () => loops.Select(loop => Measured(loop.Queue.Activity.Longest.TotalSeconds, Names(loop))));
        Gauge(Catalogue.WatchRefused, () => loops.SelectMany(loop => loop.Source.Scopes.Select(scope => Measured(
            scope.Refusal is null ? 0 : 1, new("kind", loop.Kind), new("watched_namespace", scope.Namespace ?? "*")))));
        Gauge(Catalogue.Leader, () => [Measured(election.Leads ? 1 : 0, new KeyValuePair<string, object?>("name", leaseName))]);
        Gauge(Catalogue.BuildInfo, () => [Measured(1, new KeyValuePair<string, object?>("version", version))]);
        Process();
    }

    /// <inheritdoc/>
    public void Dispose() => meter.Dispose();

    private void Process()
    {
        double started;
        using (var own = System.Diagnostics.Process.GetCurrentProcess())
            started = (own.StartTime.ToUniversalTime() - DateTime.UnixEpoch).TotalSeconds;
        Gauge(Catalogue.ProcessStart, () => [Measured(started)]);
        Gauge(Catalogue.ProcessMemory, () => [Measured(Environment.WorkingSet)]);
        Gauge(Catalogue.ManagedMemory, () => [Measured(GC.GetTotalMemory(forceFullCollection: false))]);
        meter.CreateObservableCounter(
            Catalogue.ProcessCpu.Name, () => Environment.CpuUsage.TotalTime.TotalSeconds, Catalogue.ProcessCpu.Unit, Catalogue.ProcessCpu.Meaning);
        Counter(Catalogue.Collections, () => Enumerable.Range(0, GC.MaxGeneration + 1).Select(generation =>
            Counted(GC.CollectionCount(generation), new KeyValuePair<string, object?>("generation", generation))));
    }

    private IEnumerable<Measurement<double>> Objects(IControllerLoop loop) => counts.Of(loop.Kind, loop.Conditions).Select(count => Measured(
        (double)count.Value,
        new("kind", count.Key.Kind), new("condition", count.Key.Type), new("status", count.Key.Status), new("reason", count.Key.Reason)));

    private void Gauge(MetricDefinition metric, Func<IEnumerable<Measurement<double>>> read) =>
        meter.CreateObservableGauge(metric.Name, read, metric.Unit, metric.Meaning);

    private void Counter(MetricDefinition metric, Func<IEnumerable<Measurement<long>>> read) =>
        meter.CreateObservableCounter(metric.Name, read, metric.Unit, metric.Meaning);

    private static int InLine(QueueDepth depth) => depth.Fresh + depth.Resync;

    private static KeyValuePair<string, object?>[] Names(IControllerLoop loop) => [new("controller", loop.Kind), new("name", loop.Kind)];

    private static KeyValuePair<string, object?>[] Controller(IControllerLoop loop) => [new("controller", loop.Kind)];

    private static Measurement<double> Measured(double value, params KeyValuePair<string, object?>[] tags) => new(value, tags);

    private static Measurement<long> Counted(long value, params KeyValuePair<string, object?>[] tags) => new(value, tags);
}
