using Microsoft.Extensions.Logging;
using RoleOperator.Runtime.Tests.Time;
using RoleOperator.Runtime.Watching;
using static RoleOperator.Runtime.Tests.Watching.ScriptedListWatch;

namespace RoleOperator.Runtime.Tests.Watching;

/// <summary>What the account may not read: nothing is known of it, nobody waits for it, and it is asked for until it is granted.</summary>
public sealed class RefusedListTests
{
    private const string Why = "roles is forbidden";
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly ScriptedListWatch server = new();
    private readonly RecordingLogger<Informer<string>> log = new();
    private readonly List<string> heard = [];

    [Fact]
    public void FirstList_Refused_IsAnAnswerAndNoSync_AndIsTakenUpWhenGranted() => Simulation.Run(async time =>
    {
        server.Page(Refusal()).Page(Refusal()).Page("5", null, Item("a", "1"));
        var informer = Start(time);
        await informer.WaitForAnswerAsync(CancellationToken.None);
        Assert.Equal((false, Why, "shop"), (informer.HasSynced, informer.Scopes[0].Refusal, informer.Scopes[0].Namespace));

        await informer.WaitForSyncAsync(CancellationToken.None);
        await time.SettleAsync();

        Assert.Null(informer.Scopes[0].Refusal);
        Assert.Equal(["+a@1!"], heard);
        Assert.Equal(
            [(LogLevel.Warning, $"roles cannot be read and are left alone until they can: {Why}"), (LogLevel.Information, "roles can be read now: 1 taken up")],
            log.Lines.Where(line => line.Level >= LogLevel.Information));
    });

    [Fact]
    public void Watch_RefusedForLessThanAMinute_GoesOnWithWhatIsKnown() => Simulation.Run(async time =>
    {
        var informer = await SyncAsync(time);
        for (var i = 0; i < 5; i++) server.RefuseWatch(Refusal());
        server.Stream.Complete();
        await time.PassAsync(TimeSpan.FromSeconds(50));

        Assert.Equal(["5", "5", "5", "5", "5", "5", "5"], server.Watches);
        Assert.Equal((true, null, "a@1"), (informer.HasSynced, informer.Scopes[0].Refusal, informer.Store.Find(Key("a"))));
        Assert.Empty(heard);
        Assert.DoesNotContain(log.Lines, line => line.Level >= LogLevel.Warning);
    });

    [Fact]
    public void Watch_RefusedForAMinute_ForgetsTheObjectsAndTakesThemUpAnewWhenGranted() => Simulation.Run(async time =>
    {
        var informer = await SyncAsync(time);
        for (var i = 0; i < 20; i++) server.RefuseWatch(Refusal());
        for (var i = 0; i < 3; i++) server.Page(Refusal());
        server.Page("9", null, Item("a", "1"));
        server.Stream.Complete();
        for (var passed = 0; informer.Scopes[0].Refusal is null && passed < 200; passed++) await time.PassAsync(Second);

        Assert.Equal(Why, informer.Scopes[0].Refusal);
        Assert.False(informer.HasSynced);
        Assert.Empty(informer.Store.List());
        Assert.Equal(["-a@1"], heard);

        await informer.WaitForSyncAsync(CancellationToken.None);
        await time.SettleAsync();
        Assert.Equal(["-a@1", "+a@1!"], heard);
        Assert.Single(log.Lines, line => line.Level == LogLevel.Warning);
    });

    [Fact]
    public void Refusals_WithAGoodWatchBetweenThem_AreNotAddedUp() => Simulation.Run(async time =>
    {
        var informer = await SyncAsync(time);
        for (var i = 0; i < 10; i++)
        {
            server.RefuseWatch(Refusal());
            server.Stream.Complete();
            await time.PassAsync(TimeSpan.FromSeconds(40));
            Assert.True(server.Stream.TryWrite(Applied("a", $"{i + 10}")));
            await time.SettleAsync();
        }

        Assert.True(informer.HasSynced);
        Assert.Null(informer.Scopes[0].Refusal);
    });

    [Fact]
    public void Set_WithANamespaceThatIsRefused_SyncsWhenTheOthersHave() => Simulation.Run(async time =>
    {
        var slow = new TaskCompletionSource<ListPage<string>>();
        server.Page(Refusal());
        var set = Run(time, server, new ScriptedListWatch().Page("5", null, Item("a", "1")), new Awaited(slow.Task));
        var synced = set.WaitForSyncAsync(CancellationToken.None);
        await time.SettleAsync();
        Assert.Equal((false, false), (set.HasSynced, synced.IsCompleted));

        slow.SetResult(new([], "5", null));
        await synced;

        Assert.True(set.HasSynced);
        Assert.Equal([("ns0", true), ("ns1", false), ("ns2", false)], set.Scopes.Select(scope => (scope.Namespace, scope.Refusal is not null)));
        Assert.NotNull(set.Store.Find(Key("a")));
    });

    [Fact]
    public void Set_WithEveryNamespaceRefused_WaitsForOneThatIsGranted() => Simulation.Run(async time =>
    {
        var other = new ScriptedListWatch();
        for (var i = 0; i < 3; i++)
        {
            server.Page(Refusal());
            other.Page(Refusal());
        }

        other.Page("5", null);
        for (var i = 0; i < 50; i++) server.Page(Refusal());
        var set = Run(time, server, other);
        await time.SettleAsync();
        Assert.False(set.HasSynced);

        await set.WaitForSyncAsync(CancellationToken.None);
        Assert.True(set.HasSynced);
        Assert.NotNull(set.Scopes[0].Refusal);
    });

    private static WatchRefusedException Refusal() => new(Why);

    private static InformerSet<string> Run(ManualTime time, params IListWatch<string>[] sources)
    {
        var set = new InformerSet<string>(
            [.. sources.Select((source, i) => new Informer<string>($"roles in ns{i}", source, time, new Random(i), new RecordingLogger<Informer<string>>())
            {
                Namespace = $"ns{i}",
            })]);
        _ = set.RunAsync(CancellationToken.None);
        return set;
    }

    private Informer<string> Start(ManualTime time)
    {
        var informer = new Informer<string>("roles", server, time, new Random(1), log) { Namespace = "shop" };
        informer.Subscribe(change => heard.Add(
            change.After is null ? $"-{change.Before}" : $"{(change.Before is null ? "+" : ">")}{change.After}{(change.Initial ? "!" : "")}"));
        _ = informer.RunAsync(CancellationToken.None);
        return informer;
    }

    private async Task<Informer<string>> SyncAsync(ManualTime time)
    {
        server.Page("5", null, Item("a", "1"));
        var informer = Start(time);
        await informer.WaitForSyncAsync(CancellationToken.None);
        await time.PassAsync(Second * 2);       // a watch that ended sooner would be taken for a failure
        heard.Clear();
        return informer;
    }

    /// <summary>A server that takes its time for the first page.</summary>
    private sealed class Awaited(Task<ListPage<string>> page) : IListWatch<string>
    {
        public Task<ListPage<string>> ListAsync(string? continueToken, CancellationToken ct) => page.WaitAsync(ct);

        public async IAsyncEnumerable<WatchEvent<string>> WatchAsync(
            string resourceVersion, TimeSpan serverTimeout, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
        {
            await new TaskCompletionSource().Task.WaitAsync(ct);
            yield break;
        }
    }
}
