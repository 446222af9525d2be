using RoleOperator.Runtime.Tests.Time;
using RoleOperator.Runtime.Watching;

namespace RoleOperator.Runtime.Tests.Watching;

/// <summary>How informers of several namespaces end together.</summary>
public sealed class InformerSetTests
{
    private readonly ScriptedListWatch healthy = new ScriptedListWatch().Page("5", null);

    [Fact]
    public void Informer_ThatFails_EndsTheSetWithItsErrorAndStopsTheOthers() => Simulation.Run(async time =>
    {
        using var stop = new CancellationTokenSource();
        var (sound, failing) = (Informer(time, "sound", healthy), Informer(time, "failing", Failing()));
        await Assert.ThrowsAsync<NullReferenceException>(() => new InformerSet<string>([sound, failing]).RunAsync(stop.Token));

        await AssertStoppedAsync(time, healthy);
        Assert.False(stop.IsCancellationRequested);
    });

    [Fact]
    public void Informer_ThatFailsBesideOneThatHeedsNoCancellation_EndsTheSet() => Simulation.Run(async time =>
    {
        var deaf = new ScriptedListWatch().Answer(_ => new TaskCompletionSource<ListPage<string>>().Task);
        var set = new InformerSet<string>([Informer(time, "deaf", deaf), Informer(time, "failing", Failing())]);

        await Assert.ThrowsAsync<NullReferenceException>(() => set.RunAsync(CancellationToken.None));
    });

    [Fact]
    public void Stop_OfTheSet_WaitsForEveryInformerAndIsNoError() => Simulation.Run(async time =>
    {
        using var stop = new CancellationTokenSource();
        var leaving = new TaskCompletionSource<ListPage<string>>();
        var slow = new ScriptedListWatch().Answer(_ => leaving.Task);
        var run = new InformerSet<string>([Informer(time, "sound", healthy), Informer(time, "slow", slow)]).RunAsync(stop.Token);
        await time.SettleAsync();
        stop.Cancel();
        await time.SettleAsync();
        Assert.False(run.IsCompleted);

        leaving.SetResult(new([], "5", null));
        await run;
    });

    /// <summary>An object that is null is none that an adapter brings: the informer fails of it, where no try again would help.</summary>
    private static ScriptedListWatch Failing() => new ScriptedListWatch().Page("5", null, [null!]);

    private static Informer<string> Informer(ManualTime time, string name, IListWatch<string> source) =>
        new(name, source, time, new Random(1), new RecordingLogger<Informer<string>>());

    /// <summary>A watch that ends is opened again, unless the informer has been stopped.</summary>
    private static async Task AssertStoppedAsync(ManualTime time, ScriptedListWatch server)
    {
        server.Stream.TryComplete();
        await time.PassAsync(TimeSpan.FromHours(1));
        Assert.Single(server.Watches);
    }
}
