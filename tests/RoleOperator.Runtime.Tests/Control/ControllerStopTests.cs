using RoleOperator.Runtime.Leadership;
using RoleOperator.Runtime.Tests.Time;
using RoleOperator.Runtime.Watching;
using static RoleOperator.Runtime.Tests.Control.ControllerWorld;

namespace RoleOperator.Runtime.Tests.Control;

/// <summary>When a controller begins to work, and how it ends.</summary>
public sealed class ControllerStopTests
{
    [Fact]
    public void Work_BeforeSyncAndLeadership_DoesNotBegin() => Simulation.Run(async time =>
    {
        var world = new ControllerWorld(time, (_, _, _, _) => Task.FromResult(Well));
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
        var world = new ControllerWorld(time, (_, _, _, _) => Task.FromResult(Well));
        using var stop = new CancellationTokenSource();
        var run = world.Controller.RunAsync([], new TaskCompletionSource<LeaderTerm>().Task, stop.Token);
        stop.Cancel();
        await run;

        Assert.Null(await world.Queue.TakeAsync(CancellationToken.None));
    });

    [Fact]
    public void Stop_DuringAPass_LetsItFinishAndStartsNoOther() => Simulation.Run(async time =>
    {
        var world = new ControllerWorld(time, Taking(TimeSpan.FromSeconds(10), time), workers: 1);
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
        var world = new ControllerWorld(time, Taking(Timeout.InfiniteTimeSpan, time));
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
        var world = new ControllerWorld(time, async (_, _, _, _) =>
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
        var world = new ControllerWorld(time, Taking(Timeout.InfiniteTimeSpan, time));
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
        var world = new ControllerWorld(time, async (key, _, _, ct) =>
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

    private sealed class Source : ISyncedSource
    {
        public string Name => "source";

        public string? Trouble => null;

        public TaskCompletionSource Synced { get; } = new();

        public bool HasSynced => Synced.Task.IsCompleted;

        public Task WaitForSyncAsync(CancellationToken ct) => Synced.Task.WaitAsync(ct);
    }
}
