using System.Runtime.CompilerServices;
using RoleOperator.Runtime.Tests.Time;
using RoleOperator.Runtime.Watching;
using static RoleOperator.Runtime.Tests.Watching.ScriptedListWatch;

namespace RoleOperator.Runtime.Tests.Watching;

/// <summary>When an informer counts as stuck: only where the source ignores its cancellation, whatever the API server does.</summary>
public sealed class InformerLivenessTests
{
    private static readonly TimeSpan LongestTurn = new(0, 11, 10);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void List_ThatIgnoresItsCancellation_IsNamed() => Simulation.Run(async time =>
    {
        var informer = Start(time, new Deaf(time, listens: false));
        await time.PassAsync(LongestTurn - Second);
        Assert.Null(informer.Stuck);

        await time.PassAsync(Second * 2);
        Assert.StartsWith("the informer of roles has not moved for 671 s", informer.Stuck, StringComparison.Ordinal);
    });

    [Fact]
    public void Watch_ThatIgnoresItsCancellationAndIsSilent_IsNamed_AndNotWhileItBringsChanges() => Simulation.Run(async time =>
    {
        var source = new Deaf(time, listens: true);
        var informer = Start(time, source);
        await time.PassAsync(TimeSpan.FromHours(1));
        Assert.Null(informer.Stuck);

        source.IsSilent = true;
        await time.PassAsync(LongestTurn + TimeSpan.FromMinutes(2));
        Assert.StartsWith("the informer of roles has not moved for ", informer.Stuck, StringComparison.Ordinal);
    });

    [Fact]
    public void Watches_WithoutAnyChange_EachToItsServersTimeout_AreNotStuck() => Simulation.Run(async time =>
    {
        var server = new ScriptedListWatch().Page("5", null);
        var informer = Start(time, server);
        await AssertMovesAsync(time, informer, TimeSpan.FromHours(1));

        Assert.InRange(server.Watches.Count, 5, 12);
    });

    [Fact]
    public void Outage_OfTheApiServer_IsNotStuck() => Simulation.Run(async time =>
    {
        var server = new ScriptedListWatch();
        var informer = Start(time, server);
        await AssertMovesAsync(time, informer, TimeSpan.FromHours(1));

        Assert.True(server.Lists.Count > 60);
        Assert.False(informer.HasSynced);
    });

    [Fact]
    public void Informer_ThatHasEnded_IsNotStuck() => Simulation.Run(async time =>
    {
        using var stop = new CancellationTokenSource();
        var informer = Informer(time, new ScriptedListWatch().Page("5", null));
        var run = informer.RunAsync(stop.Token);
        await time.SettleAsync();
        stop.Cancel();
        await run;
        await time.PassAsync(LongestTurn * 2);

        Assert.Null(informer.Stuck);
    });

    private static async Task AssertMovesAsync(ManualTime time, Informer<string> informer, TimeSpan span)
    {
        for (var end = time.Now + span; time.Now < end; await time.PassAsync(TimeSpan.FromSeconds(10))) Assert.Null(informer.Stuck);
    }

    private static Informer<string> Informer(ManualTime time, IListWatch<string> source) =>
        new("roles", source, time, new Random(1), new RecordingLogger<Informer<string>>());

    private static Informer<string> Start(ManualTime time, IListWatch<string> source)
    {
        var informer = Informer(time, source);
        _ = informer.RunAsync(CancellationToken.None);
        return informer;
    }

    /// <summary>A source that takes no notice of cancellation.</summary>
    private sealed class Deaf(ManualTime time, bool listens) : IListWatch<string>
    {
        public bool IsSilent { get; set; }

        public Task<ListPage<string>> ListAsync(string? continueToken, CancellationToken ct) =>
            listens ? Task.FromResult(new ListPage<string>([], "5", null)) : new TaskCompletionSource<ListPage<string>>().Task;

        public async IAsyncEnumerable<WatchEvent<string>> WatchAsync(
            string resourceVersion, TimeSpan serverTimeout, [EnumeratorCancellation] CancellationToken ct)
        {
            for (var version = 6; ; version++)
            {
                await Task.Delay(TimeSpan.FromMinutes(1), time, CancellationToken.None);
                if (IsSilent) await new TaskCompletionSource().Task;
                yield return Applied("a", $"{version}");
            }
        }
    }
}
