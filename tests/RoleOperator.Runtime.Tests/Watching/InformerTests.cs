using Microsoft.Extensions.Logging;
using RoleOperator.Runtime.Tests.Time;
using RoleOperator.Runtime.Watching;
using static RoleOperator.Runtime.Tests.Watching.ScriptedListWatch;

namespace RoleOperator.Runtime.Tests.Watching;

public sealed class InformerTests
{
    // The longest first pause after a failure, and a little more.
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(801);

    private readonly ScriptedListWatch server = new();
    private readonly RecordingLogger<Informer<string>> log = new();
    private readonly List<string> heard = [];

    [Fact]
    public void List_InThreePages_IsStoredInOneStepAfterTheLast() => Run(async (time, informer, _) =>
    {
        List<int> sizes = [];
        informer.Subscribe(_ => sizes.Add(informer.Store.List().Count));
        server.Page("5", "p2", Item("a", "1"), Item("b", "2")).Page("5", "p3", Item("c", "3")).Page("5", null, Item("d", "4"));
        Start(informer);
        await informer.WaitForSyncAsync(CancellationToken.None);
        await time.SettleAsync();

        Assert.Equal([null, "p2", "p3"], server.Lists);
        Assert.Equal([4, 4, 4, 4], sizes);
        Assert.Equal(["+a@1!", "+b@2!", "+c@3!", "+d@4!"], heard);
        Assert.Equal(["5"], server.Watches);
    });

    [Fact]
    public void HasSynced_BeforeTheLastPage_IsFalse() => Run(async (time, informer, _) =>
    {
        server.Page("5", "p2", Item("a", "1")).HangingPage();
        Start(informer);
        await time.SettleAsync();

        Assert.Equal([null, "p2"], server.Lists);
        Assert.False(informer.HasSynced);
        Assert.Empty(informer.Store.List());
    });

    [Fact]
    public void HasSynced_WhileSubscribersAreBeingTold_IsFalse() => Run(async (_, informer, _) =>
    {
        List<bool> during = [];
        informer.Subscribe(_ => during.Add(informer.HasSynced));
        server.Page("5", null, Item("a", "1"));
        Start(informer);
        await informer.WaitForSyncAsync(CancellationToken.None);

        Assert.Equal([false], during);
        Assert.True(informer.HasSynced);
    });

    [Fact]
    public void Changes_OfAWatch_ReachStoreAndSubscribersInOrder() => Run(async (time, informer, _) =>
    {
        await SyncAsync(time, informer, Item("a", "1"));
        await SendAsync(time, Applied("b", "6"), Applied("a", "7"), Deleted("b", "8"), Deleted("unknown", "9"));

        Assert.Equal(["+b@6", "a@1>a@7", "-b@6"], heard);
        Assert.Equal("a@7", informer.Store.Find(Key("a")));
        Assert.Null(informer.Store.Find(Key("b")));
    });

    [Fact]
    public void Stream_CutInTheMiddle_GoesOnFromTheLastChange() => Run(async (time, informer, _) =>
    {
        await SyncAsync(time, informer, Item("a", "1"));
        await SendAsync(time, Applied("b", "6"));
        server.Stream.Complete(new IOException("reset by peer"));
        await time.PassAsync(FirstPause);
        await SendAsync(time, Applied("b", "6"), Applied("b", "7"));

        Assert.Equal(["5", "6"], server.Watches);
        Assert.Equal([null], server.Lists);
        Assert.Equal(["+b@6", "b@6>b@7"], heard);
    });

    [Fact]
    public void Stream_ClosedByTheServer_IsReopenedAtOnceFromTheLastBookmark() => Run(async (time, informer, _) =>
    {
        await SyncAsync(time, informer, Item("a", "1"));
        await SendAsync(time, new WatchEvent<string>.Bookmark("40"));
        server.Stream.Complete();
        await time.SettleAsync();

        Assert.Equal(["5", "40"], server.Watches);
        Assert.Empty(heard);
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Version_Expired_IsListedAnewAndWhatVanishedIsReported(bool inBand) => Run(async (time, informer, _) =>
    {
        await SyncAsync(time, informer, Item("stays", "1"), Item("goes", "2"), Item("changes", "3"));
        server.Page("50", null, Item("stays", "1"), Item("changes", "44"), Item("comes", "45"));
        if (inBand)
        {
            await SendAsync(time, new WatchEvent<string>.Expired());
        }
        else
        {
            server.RefuseWatch(new WatchExpiredException("too old"));
            server.Stream.Complete(new IOException("cut"));
        }

        await time.PassAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(["-goes@2", "changes@3>changes@44", "+comes@45"], heard);
        Assert.Equal("50", server.Watches[^1]);
        Assert.Equal([null, null], server.Lists);
    });

    [Fact]
    public void ContinueToken_Expired_StartsTheListAgainAndForgetsItsPages() => Run(async (time, informer, _) =>
    {
        server.Page("5", "p2", Item("deleted-meanwhile", "1")).Page(new WatchExpiredException("token too old")).Page("9", null, Item("b", "8"));
        Start(informer);
        await informer.WaitForSyncAsync(CancellationToken.None);

        Assert.Equal([null, "p2", null], server.Lists);
        Assert.Equal(["+b@8!"], heard);
    });

    [Fact]
    public void Page_ThatFailsOrHangs_IsReadAgainWithoutStartingOver() => Run(async (time, informer, _) =>
    {
        server.Page("5", "p2", Item("a", "1")).Page(new IOException("reset")).HangingPage().Page("5", null, Item("b", "2"));
        Start(informer);
        await informer.WaitForSyncAsync(CancellationToken.None);

        Assert.Equal([null, "p2", "p2", "p2"], server.Lists);
        Assert.Equal(["+a@1!", "+b@2!"], heard);
    });

    [Fact]
    public void Line_ThatCannotBeRead_LeadsToANewListSoThatNoChangeIsMissed() => Run(async (time, informer, _) =>
    {
        await SyncAsync(time, informer, Item("a", "1"));
        server.Page("9", null, Item("a", "8"));
        await SendAsync(time, new WatchEvent<string>.Unreadable("unexpected end of data"));
        await time.PassAsync(FirstPause);

        Assert.Equal(["a@1>a@8"], heard);
        Assert.Contains(log.Lines, line => line.Level == LogLevel.Warning && line.Text.Contains("unexpected end of data", StringComparison.Ordinal));
    });

    [Fact]
    public void Subscriber_ThatThrows_StopsNeitherTheInformerNorTheNextSubscriber() => Run(async (time, informer, _) =>
    {
        List<string> second = [];
        informer.Subscribe(_ => throw new InvalidOperationException("bad handler"));
        informer.Subscribe(change => second.Add(change.Key.Name));
        await SyncAsync(time, informer, Item("a", "1"));
        await SendAsync(time, Applied("b", "6"));

        Assert.Equal(["a", "b"], second);
        Assert.Equal(2, log.Lines.Count(line => line.Level == LogLevel.Error));
    });

    [Fact]
    public void Connection_ThatFellSilent_IsGivenUpSoonAfterTheServersTimeout() => Run(async (time, informer, _) =>
    {
        await SyncAsync(time, informer, Item("a", "1"));
        await time.PassAsync(server.ServerTimeouts[0] + TimeSpan.FromSeconds(9));
        Assert.Single(server.Watches);
        await time.PassAsync(TimeSpan.FromSeconds(1) + FirstPause);

        Assert.Equal(["5", "5"], server.Watches);
    });

    [Fact]
    public void ServerTimeouts_OfManyWatches_AreSpreadBetweenFiveAndTenMinutes() => Run(async (time, informer, _) =>
    {
        await SyncAsync(time, informer);
        for (var i = 0; i < 30; i++)
        {
            await SendAsync(time, new WatchEvent<string>.Bookmark($"{i}"));
            server.Stream.Complete();
            await time.SettleAsync();
        }

        Assert.All(server.ServerTimeouts, timeout => Assert.InRange(timeout, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10)));
        Assert.Equal(31, server.ServerTimeouts.Distinct().Count());
    });

    [Fact]
    public void EmptyWatches_ClosedAtOnce_AreNotReopenedInATightLoop() => Run(async (time, informer, _) =>
    {
        await SyncAsync(time, informer);
        await CloseEveryWatchAsync(time, TimeSpan.FromMinutes(2));

        Assert.InRange(server.Watches.Count, 5, 12);
    });

    [Fact]
    public void Pause_AfterTwoHealthyMinutes_IsTheShortestAgain() => Run(async (time, informer, _) =>
    {
        await SyncAsync(time, informer);
        await CloseEveryWatchAsync(time, TimeSpan.FromMinutes(5));
        await time.PassAsync(TimeSpan.FromSeconds(151));
        var before = server.Watches.Count;
        server.Stream.Complete(new IOException("cut"));
        await time.PassAsync(FirstPause);

        Assert.Equal(before + 1, server.Watches.Count);
    });

    [Fact]
    public void Run_Cancelled_EndsWithoutAnException() => Run(async (time, informer, stop) =>
    {
        server.Page("5", null);
        var running = informer.RunAsync(stop.Token);
        await time.SettleAsync();
        stop.Cancel();
        await running;

        Assert.Throws<InvalidOperationException>(() => informer.Subscribe(_ => { }));
    });

    private void Run(Func<ManualTime, Informer<string>, CancellationTokenSource, Task> story) => Simulation.Run(async time =>
    {
        using var stop = new CancellationTokenSource();
        var informer = new Informer<string>("roles", server, time, new Random(1), log);
        informer.Subscribe(change => heard.Add(Tell(change)));
        await story(time, informer, stop);
    });

    private static string Tell(Change<string> change) => change switch
    {
        { Before: null } => $"+{change.After}{(change.Initial ? "!" : "")}",
        { After: null } => $"-{change.Before}",
        _ => $"{change.Before}>{change.After}",
    };

    private static void Start(Informer<string> informer) => _ = informer.RunAsync(CancellationToken.None);

    /// <summary>Brings the informer to an open watch from version 5.</summary>
    private async Task SyncAsync(ManualTime time, Informer<string> informer, params Listed<string>[] items)
    {
        server.Page("5", null, items);
        Start(informer);
        await informer.WaitForSyncAsync(CancellationToken.None);
        await time.SettleAsync();
        heard.Clear();
    }

    private async Task SendAsync(ManualTime time, params WatchEvent<string>[] lines)
    {
        await time.SettleAsync();
        foreach (var line in lines) Assert.True(server.Stream.TryWrite(line));
        await time.SettleAsync();
    }

    private async Task CloseEveryWatchAsync(ManualTime time, TimeSpan span)
    {
        for (var end = time.Now + span; time.Now < end; await time.PassAsync(TimeSpan.FromMilliseconds(100))) server.Stream.TryComplete();
    }
}
