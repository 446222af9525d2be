using Microsoft.Extensions.Logging;
using RoleOperator.Runtime.Control;
using RoleOperator.Runtime.Leadership;
using RoleOperator.Runtime.Queue;
using RoleOperator.Runtime.Tests.Time;
using RoleOperator.Runtime.Watching;

namespace RoleOperator.Runtime.Tests.Control;

public sealed class ControllerTests
{
    private static readonly ResourceKey A = new("Role", "ns", "a");
    private static readonly ResourceKey B = new("Role", "ns", "b");
    private static readonly Outcome Well = new Outcome.Converged(TimeSpan.FromDays(1));

    [Fact]
    public void Pass_ThatThrows_IsReportedAsFailedAndRetriedUntilItSucceeds() => Simulation.Run(async time =>
    {
        var world = new World(time, (_, _, pass, _) => pass < 3 ? throw new IOException("reset") : Task.FromResult(Well));
        world.Start();
        world.Queue.Add(A);
        await time.PassAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(["Failed", "Failed", "Converged"], world.Reports.Select(report => report.Outcome.GetType().Name));
        Assert.Null(world.Reports.Find(report => report.Again is null));
    });

    [Fact]
    public void Key_ChangedDuringItsPass_HasOneMorePassAndNeverTwoAtOnce() => Simulation.Run(async time =>
    {
        var (now, most) = (0, 0);
        var world = new World(time, async (_, _, _, ct) =>
        {
            most = Math.Max(most, ++now);
            await Task.Delay(TimeSpan.FromSeconds(10), time, ct);
            now--;
            return Well;
        });
        world.Start();
        world.Queue.Add(A);
        await time.PassAsync(TimeSpan.FromSeconds(5));
        for (var i = 0; i < 5; i++) world.Queue.Add(A);
        await time.PassAsync(TimeSpan.FromMinutes(5));

        Assert.Equal((1, 2), (most, world.Reports.Count));
    });

    [Fact]
    public void SlowPass_OfOneKey_DoesNotHoldUpAnother() => Simulation.Run(async time =>
    {
        var world = new World(time, async (key, _, _, ct) =>
        {
            if (key == A) await Task.Delay(TimeSpan.FromMinutes(1), time, ct);
            return Well;
        });
        world.Start();
        world.Queue.Add(A);
        world.Queue.Add(B);
        await time.SettleAsync();

        Assert.Equal([B], world.Reports.Select(report => report.Key));
    });

    [Fact]
    public void Pass_LongerThanItsLimit_IsCancelledAndCountsAsFailed() => Simulation.Run(async time =>
    {
        var world = new World(time, async (_, _, pass, ct) =>
        {
            if (pass == 1) await Task.Delay(Timeout.InfiniteTimeSpan, time, ct);
            return Well;
        });
        world.Start();
        world.Queue.Add(A);
        await time.PassAsync(TimeSpan.FromMinutes(5.1));

        Assert.IsType<TimeoutException>(Assert.IsType<Outcome.Failed>(world.Reports[0].Outcome).Error);
        Assert.Equal(TimeSpan.FromMinutes(5), world.Reports[0].Took);
        Assert.Equal(Well, world.Reports[1].Outcome);
    });

    [Fact]
    public void Pass_ThatIgnoresItsCancellation_ShowsAsStuck() => Simulation.Run(async time =>
    {
        var world = new World(time, (_, _, _, _) => new TaskCompletionSource<Outcome>().Task);
        world.Start();
        world.Queue.Add(A);
        await time.PassAsync(TimeSpan.FromMinutes(5.9));
        Assert.Null(world.Controller.Stuck);

        await time.PassAsync(TimeSpan.FromMinutes(0.2));
        Assert.Contains("a pass of controller roles is under way for 366 s", world.Controller.Stuck, StringComparison.Ordinal);
    });

    [Fact]
    public void Observer_ThatThrows_DoesNotStopTheWorker() => Simulation.Run(async time =>
    {
        var world = new World(time, (_, _, _, _) => Task.FromResult(Well), workers: 1) { ObserverThrows = true };
        world.Start();
        world.Queue.Add(A);
        world.Queue.Add(B);
        await time.SettleAsync();

        Assert.Equal([A, B], world.Reports.Select(report => report.Key));
    });

    [Fact]
    public void Worker_ThatFailsOutsideOfAPass_EndsTheControllerThoughOthersGoOn() => Simulation.Run(async time =>
    {
        var log = new FailingOnce();
        var world = new World(time, (_, _, _, _) => Task.FromResult(Well), workers: 2, log);
        var run = world.RunAsync();
        await time.SettleAsync();
        Assert.False(run.IsCompleted);

        log.Fails = true;
        world.Queue.Add(A);
        await time.SettleAsync();

        Assert.True(run.IsFaulted);
        Assert.Equal("the log is full", (await Assert.ThrowsAsync<IOException>(() => run)).Message);
    });

    [Fact]
    public void Passes_OverABlockedObject_SayNothingAboveDebug() => Simulation.Run(async time =>
    {
        var log = new RecordingLogger<Controller>();
        var world = new World(time, (_, _, _, _) => Task.FromResult<Outcome>(new Outcome.Blocked("NotOwned", TimeSpan.FromMinutes(5))), log: log);
        world.Start();
        world.Queue.Add(A);
        await time.PassAsync(TimeSpan.FromMinutes(17));

        Assert.InRange(world.Reports.Count, 3, 5);
        Assert.Equal(["Controller roles starts with 4 workers"], log.Lines.Where(line => line.Level >= LogLevel.Information).Select(line => line.Text));
    });

    [Fact]
    public void Work_BeforeSyncAndLeadership_DoesNotBegin() => Simulation.Run(async time =>
    {
        var world = new World(time, (_, _, _, _) => Task.FromResult(Well));
        var elected = new TaskCompletionSource<LeaderTerm>();
        var source = new Source();
        _ = world.Controller.RunAsync([source], elected.Task, CancellationToken.None);
        world.Queue.Add(A);
        await time.SettleAsync();
        Assert.Empty(world.Reports);

        elected.SetResult(world.Term);
        await time.SettleAsync();
        Assert.Empty(world.Reports);

        source.Synced.SetResult();
        await time.SettleAsync();
        Assert.Single(world.Reports);
    });

    [Fact]
    public void Stop_BeforeLeadership_EndsWithoutAnException() => Simulation.Run(async time =>
    {
        var world = new World(time, (_, _, _, _) => Task.FromResult(Well));
        using var stop = new CancellationTokenSource();
        var run = world.Controller.RunAsync([], new TaskCompletionSource<LeaderTerm>().Task, stop.Token);
        stop.Cancel();
        await run;

        Assert.Null(await world.Queue.TakeAsync(CancellationToken.None));
    });

    [Fact]
    public void Stop_DuringAPass_LetsItFinishAndStartsNoOther() => Simulation.Run(async time =>
    {
        var world = new World(time, async (_, _, _, ct) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(10), time, ct);
            return Well;
        }, workers: 1);
        var run = world.RunAsync();
        world.Queue.Add(A);
        world.Queue.Add(B);
        await time.SettleAsync();
        world.Stop.Cancel();
        await run;

        Assert.Equal([(A, Well)], world.Reports.Select(report => (report.Key, report.Outcome)));
        Assert.Equal(TimeSpan.FromSeconds(10), time.Now);
    });

    [Fact]
    public void Stop_DuringAPassThatTakesTooLong_CancelsItAfterTheDrainLimit() => Simulation.Run(async time =>
    {
        var world = new World(time, async (_, _, _, ct) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, time, ct);
            return Well;
        });
        var run = world.RunAsync();
        world.Queue.Add(A);
        await time.SettleAsync();
        var asked = time.Now;
        world.Stop.Cancel();
        await run;

        Assert.Equal(TimeSpan.FromSeconds(13), time.Now - asked);
        Assert.Empty(world.Reports);
    });

    [Fact]
    public void Stop_DuringAPassThatIgnoresItsCancellation_IsStillBounded() => Simulation.Run(async time =>
    {
        var world = new World(time, async (_, _, _, _) =>
        {
            await Task.Delay(TimeSpan.FromDays(1), time, CancellationToken.None);
            return Well;
        });
        var run = world.RunAsync();
        world.Queue.Add(A);
        await time.SettleAsync();
        var asked = time.Now;
        world.Stop.Cancel();
        await run;

        Assert.Equal(TimeSpan.FromSeconds(18), time.Now - asked);
    });

    [Fact]
    public void Term_ThatEnds_CancelsPassesAtOnceAndEndsTheController() => Simulation.Run(async time =>
    {
        var world = new World(time, async (_, _, _, ct) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, time, ct);
            return Well;
        });
        var run = world.RunAsync();
        world.Queue.Add(A);
        await time.SettleAsync();
        var ended = time.Now;
        world.Term.End();

        await Assert.ThrowsAsync<LeadershipLostException>(() => run);
        Assert.Equal(ended, time.Now);
        Assert.Empty(world.Reports);
    });

    [Fact]
    public void LeadershipLost_NoticedByOnePass_EndsAllWorkers() => Simulation.Run(async time =>
    {
        var world = new World(time, async (key, _, _, ct) =>
        {
            if (key == A) throw new LeadershipLostException();
            await Task.Delay(Timeout.InfiniteTimeSpan, time, ct);
            return Well;
        });
        var run = world.RunAsync();
        world.Queue.Add(B);
        await time.SettleAsync();
        world.Queue.Add(A);

        await Assert.ThrowsAsync<LeadershipLostException>(() => run);
        Assert.True(world.Term.IsOver);
        Assert.Empty(world.Reports);
    });

    [Fact]
    public void Report_OfAPass_SaysHowLongTheKeyWaitedAndWorked() => Simulation.Run(async time =>
    {
        var world = new World(time, async (_, _, _, ct) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(4), time, ct);
            return Well;
        }, workers: 1);
        world.Start();
        world.Queue.Add(A);
        world.Queue.Add(B, Priority.Resync);
        await time.PassAsync(TimeSpan.FromSeconds(9));

        var report = world.Reports[1];
        Assert.Equal(("roles", B, Priority.Resync), (report.Controller, report.Key, report.Priority));
        Assert.Equal((TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(4)), (report.Waited, report.Took));
    });

    /// <summary>A controller whose passes are a function of the key, the term, the number of the pass over that key, and the cancellation.</summary>
    private sealed class World : IReconciler, IReconcileObserver
    {
        private readonly Func<ResourceKey, LeaderTerm, int, CancellationToken, Task<Outcome>> pass;
        private readonly Dictionary<ResourceKey, int> passes = [];

        public World(ManualTime time, Func<ResourceKey, LeaderTerm, int, CancellationToken, Task<Outcome>> pass, int workers = 4, ILogger<Controller>? log = null)
        {
            this.pass = pass;
            Queue = new WorkQueue(time);
            Term = LeaderTerm.WithoutElection(time);
            var router = new OutcomeRouter(Queue, new Backoff(new Random(1)), new TokenBucket(10, 100, time), new Random(1));
            var options = new ControllerOptions("roles") { Workers = workers };
            Controller = new Controller(options, Queue, this, router, time, log ?? new RecordingLogger<Controller>(), this);
        }

        public WorkQueue Queue { get; }

        public LeaderTerm Term { get; }

        public Controller Controller { get; }

        public CancellationTokenSource Stop { get; } = new();

        public List<ReconcileReport> Reports { get; } = [];

        public bool ObserverThrows { get; init; }

        public Task RunAsync() => Controller.RunAsync([], Task.FromResult(Term), Stop.Token);

        public void Start() => _ = RunAsync();

        public Task<Outcome> ReconcileAsync(ResourceKey key, LeaderTerm term, CancellationToken ct) =>
            pass(key, term, passes[key] = passes.GetValueOrDefault(key) + 1, ct);

        public void Reconciled(ReconcileReport report)
        {
            Reports.Add(report);
            if (ObserverThrows) throw new InvalidOperationException("bad observer");
        }
    }

    private sealed class FailingOnce : ILogger<Controller>
    {
        public bool Fails { get; set; }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!Fails) return;
            Fails = false;
            throw new IOException("the log is full");
        }
    }

    private sealed class Source : ISyncedSource
    {
        public string Name => "source";

        public string? Trouble => null;

        public TaskCompletionSource Synced { get; } = new();

        public bool HasSynced => Synced.Task.IsCompleted;

        public IReadOnlyList<WatchedScope> Scopes => [];

        public Task WaitForSyncAsync(CancellationToken ct) => Synced.Task.WaitAsync(ct);
    }
}
