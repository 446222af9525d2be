using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using RoleOperator.Runtime.Control;
using RoleOperator.Runtime.Leadership;
using RoleOperator.Runtime.Queue;
using RoleOperator.Runtime.Telemetry;
using RoleOperator.Runtime.Tests.Time;

namespace RoleOperator.Runtime.Tests.Control;

/// <summary>What becomes of an exception that a pass lets out: a mistake in the program is counted and told as one, trouble with a server is not.</summary>
public sealed class DefectTests
{
#pragma warning disable CA2201 // Some of them only the runtime throws; a test has to.
    public static TheoryData<Exception, bool> Exceptions => new()
    {
        { new NullReferenceException(), true },
        { new ArgumentNullException("name"), true },
        { new ArgumentOutOfRangeException("name"), true },
        { new IndexOutOfRangeException(), true },
        { new KeyNotFoundException(), true },
        { new InvalidCastException(), true },
        { new DivideByZeroException(), true },
        { new FormatException(), true },
        { new InvalidOperationException(), true },
        { new NotSupportedException(), true },
        { new UnreachableException(), true },
        { new MissingMethodException(), true },
        { new HttpRequestException("refused"), false },
        { new HttpIOException(HttpRequestError.ResponseEnded), false },
        { new IOException("reset"), false },
        { new SocketException(), false },
        { new TimeoutException(), false },
        { new TaskCanceledException(), false },
        { new JsonException("no JSON"), false },
        { new UnauthorizedAccessException(), false },
    };
#pragma warning restore CA2201

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void Exception_OutOfAPass_IsAnErrorAndAPanicOnlyWhereTheProgramIsMistaken(Exception error, bool isDefect) => Simulation.Run(async time =>
    {
        var controller = $"roles {error.GetType().Name}";
        using var counts = new Counts(controller);
        var log = new RecordingLogger<Controller>();
        await PassAsync(time, new ControllerOptions(controller) { Workers = 1 }, () => throw error, log);

        Assert.Equal((1, isDefect ? 1 : 0), (counts[Catalogue.ReconcileErrors], counts[Catalogue.ReconcilePanics]));
        Assert.Equal([isDefect ? LogLevel.Error : LogLevel.Warning], log.Lines.Where(line => line.Level > LogLevel.Information).Select(line => line.Level));
    });

    [Fact]
    public void Failure_ThatAPassReports_IsNoPanicWhateverItsException() => Simulation.Run(async time =>
    {
        using var counts = new Counts("reporting roles");
        await PassAsync(
            time, new ControllerOptions("reporting roles") { Workers = 1 }, () => new Outcome.Failed(new InvalidOperationException("refused")), new());

        Assert.Equal((1, 0), (counts[Catalogue.ReconcileErrors], counts[Catalogue.ReconcilePanics]));
    });

    private static async Task PassAsync(ManualTime time, ControllerOptions options, Func<Outcome> pass, RecordingLogger<Controller> log)
    {
        var queue = new WorkQueue(time);
        var router = new OutcomeRouter(queue, new Backoff(new Random(1)), TokenBucket.OfRetries(time), new Random(1));
        var controller = new Controller(options, queue, new Reconciler(pass), router, time, log, new ReconcileMetrics());
        using var stop = new CancellationTokenSource();
        var run = controller.RunAsync([], Task.FromResult(LeaderTerm.WithoutElection(time)), stop.Token);
        queue.Add(new("Role", "ns", "a"));
        await time.SettleAsync();
        stop.Cancel();
        await run;
    }

    private sealed class Reconciler(Func<Outcome> pass) : IReconciler
    {
        public Task<Outcome> ReconcileAsync(ResourceKey key, LeaderTerm term, CancellationToken ct) => Task.FromResult(pass());
    }

    /// <summary>What is counted of one controller; others may run in the same process.</summary>
    private sealed class Counts : IDisposable
    {
        private readonly Dictionary<string, long> sums = [];
        private readonly MeterListener listener = new();

        public Counts(string controller)
        {
            listener.InstrumentPublished = (instrument, meters) =>
            {
                if (instrument.Meter.Name == Instruments.MeterName) meters.EnableMeasurementEvents(instrument);
            };
            listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
            {
                foreach (var (name, of) in tags)
                    if (name == "controller" && of as string == controller) sums[instrument.Name] = sums.GetValueOrDefault(instrument.Name) + value;
            });
            listener.Start();
        }

        public long this[MetricDefinition metric] => sums.GetValueOrDefault(metric.Name);

        public void Dispose() => listener.Dispose();
    }
}
