using Microsoft.Extensions.Logging;
using RoleOperator.Runtime.Control;
using RoleOperator.Runtime.Queue;
using RoleOperator.Runtime.Tests.Time;
using static RoleOperator.Runtime.Tests.Control.ControllerWorld;

namespace RoleOperator.Runtime.Tests.Control;

public sealed class ControllerTests
{
    [Fact]
    public void Pass_ThatThrows_IsReportedAsFailedAndRetriedUntilItSucceeds() => Simulation.Run(async time =>
    {
        var world = new ControllerWorld(time, (_, _, pass, _) => pass < 3 ? throw new IOException("reset") : Task.FromResult(Well));
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
        var world = new ControllerWorld(time, async (_, _, _, ct) =>
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
        var world = new ControllerWorld(time, async (key, _, _, ct) =>
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
        var world = new ControllerWorld(time, async (_, _, pass, ct) =>
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
        var world = new ControllerWorld(time, (_, _, _, _) => new TaskCompletionSource<Outcome>().Task);
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
        var world = new ControllerWorld(time, (_, _, _, _) => Task.FromResult(Well), workers: 1) { ObserverThrows = true };
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
        var world = new ControllerWorld(time, (_, _, _, _) => Task.FromResult(Well), workers: 2, log);
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
        var world = new ControllerWorld(time, (_, _, _, _) => Task.FromResult<Outcome>(new Outcome.Blocked("NotOwned", TimeSpan.FromMinutes(5))), log: log);
        world.Start();
        world.Queue.Add(A);
        await time.PassAsync(TimeSpan.FromMinutes(17));

        Assert.InRange(world.Reports.Count, 3, 5);
        Assert.Equal(["Controller roles starts with 4 workers"], log.Lines.Where(line => line.Level >= LogLevel.Information).Select(line => line.Text));
    });

    [Fact]
    public void Report_OfAPass_SaysHowLongTheKeyWaitedAndWorked() => Simulation.Run(async time =>
    {
        var world = new ControllerWorld(time, Taking(TimeSpan.FromSeconds(4), time), workers: 1);
        world.Start();
        world.Queue.Add(A);
        world.Queue.Add(B, Priority.Resync);
        await time.PassAsync(TimeSpan.FromSeconds(9));

        var report = world.Reports[1];
        Assert.Equal(("roles", B, Priority.Resync), (report.Controller, report.Key, report.Priority));
        Assert.Equal((TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(4)), (report.Waited, report.Took));
    });

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
}
