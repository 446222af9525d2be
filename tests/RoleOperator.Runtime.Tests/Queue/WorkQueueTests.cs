using RoleOperator.Runtime.Queue;
using RoleOperator.Runtime.Tests.Time;

namespace RoleOperator.Runtime.Tests.Queue;

public sealed class WorkQueueTests
{
    private readonly ManualTime time = new();

    [Fact]
    public void Key_AddedThreeTimes_HasOneTurn()
    {
        using var queue = new WorkQueue(time);
        for (var i = 0; i < 3; i++) queue.Add(Key("a"));

        using (Take(queue)) Assert.Equal(new QueueDepth(0, 0, 1, 0), queue.Depth);

        Assert.Equal(default, queue.Depth);
    }

    [Fact]
    public void Key_AddedDuringItsTurn_HasAnotherTurnAfterIt()
    {
        using var queue = new WorkQueue(time);
        queue.Add(Key("a"));
        var first = Take(queue);

        queue.Add(Key("a"));
        queue.Add(Key("a"));
        Assert.Equal(0, queue.Depth.Fresh);
        first.Dispose();
        first.Dispose();

        Assert.Equal(1, queue.Depth.Fresh);
        Assert.Equal(Key("a"), Take(queue).Key);
    }

    [Fact]
    public void BusyKey_AddedAgain_DoesNotBlockTheKeyBehindIt()
    {
        using var queue = new WorkQueue(time);
        queue.Add(Key("busy"));
        using var held = Take(queue);
        queue.Add(Key("busy"));
        queue.Add(Key("other"));

        Assert.Equal(Key("other"), Take(queue).Key);
    }

    [Fact]
    public void FreshKey_BehindManyResyncs_GoesFirst()
    {
        using var queue = new WorkQueue(time);
        for (var i = 0; i < 100; i++) queue.Add(Key($"r{i}"), Priority.Resync);
        queue.Add(Key("edited"));

        Assert.Equal(Key("edited"), Take(queue).Key);
    }

    [Fact]
    public void ResyncKey_AddedFresh_IsLiftedAndTakenOnce()
    {
        using var queue = new WorkQueue(time);
        queue.Add(Key("first"), Priority.Resync);
        queue.Add(Key("edited"), Priority.Resync);
        queue.Add(Key("edited"), Priority.Fresh);

        var lease = Take(queue);
        Assert.Equal((Key("edited"), Priority.Fresh), (lease.Key, lease.Priority));
        Assert.Equal(new QueueDepth(0, 1, 1, 0), queue.Depth);
    }

    [Fact]
    public void FreshKey_AddedAsResync_StaysFresh()
    {
        using var queue = new WorkQueue(time);
        queue.Add(Key("a"), Priority.Fresh);
        queue.Add(Key("a"), Priority.Resync);

        Assert.Equal(Priority.Fresh, Take(queue).Priority);
    }

    [Fact]
    public void ResyncKey_BehindEndlessFreshOnes_HasATurnAfterTen()
    {
        using var queue = new WorkQueue(time);
        queue.Add(Key("patient"), Priority.Resync);

        var turns = 0;
        while (true)
        {
            queue.Add(Key($"f{turns}"));
            using var lease = Take(queue);
            if (lease.Key == Key("patient")) break;
            turns++;
        }

        Assert.Equal(10, turns);
    }

    [Fact]
    public async Task Take_Cancelled_LosesNoKey()
    {
        using var queue = new WorkQueue(time);
        using var impatient = new CancellationTokenSource();
        var waiting = queue.TakeAsync(impatient.Token).AsTask();
        impatient.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        queue.Add(Key("a"));

        Assert.Equal(Key("a"), Take(queue).Key);
    }

    [Fact]
    public void ShutDown_WithTakersWaiting_SendsAllOfThemAway() => Simulation.Run(async _ =>
    {
        using var queue = new WorkQueue(time);
        var takers = Enumerable.Range(0, 5).Select(_ => queue.TakeAsync(CancellationToken.None).AsTask()).ToArray();

        queue.ShutDown();

        Assert.All(await Task.WhenAll(takers), Assert.Null);
    });

    [Fact]
    public void ShutDown_WithALeaseOut_DropsEverythingElseAndTakesItBack()
    {
        var queue = new WorkQueue(time);
        queue.Add(Key("a"));
        queue.Add(Key("b"));
        queue.AddAfter(Key("c"), TimeSpan.FromSeconds(1));
        var lease = Take(queue);

        queue.ShutDown();
        queue.Add(Key("d"));
        queue.AddAfter(Key("e"), TimeSpan.FromSeconds(1));
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(new QueueDepth(0, 0, 1, 0), queue.Depth);
        lease.Dispose();

        Assert.Equal(default, queue.Depth);
    }

    [Fact]
    public void Activity_TellsTurnsAndDelaysAndHowLongKeysHaveBeenWhere()
    {
        using var queue = new WorkQueue(time);
        queue.Add(Key("a"));
        queue.Add(Key("a"));
        queue.Add(Key("b"));
        using var first = Take(queue);
        time.Advance(TimeSpan.FromSeconds(3));
        using var second = Take(queue);
        queue.Add(Key("a"));                                            // wanted while in work: it joins the line later
        queue.AddAfter(Key("c"), TimeSpan.FromHours(1));
        time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(new QueueActivity(3, 1, TimeSpan.FromSeconds(11), TimeSpan.FromSeconds(7)), queue.Activity);

        first.Dispose();
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(new QueueActivity(3, 1, TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(6)), queue.Activity);
    }

    internal static ResourceKey Key(string name) => new("Role", "ns", name);

    internal static WorkLease Take(WorkQueue queue)
    {
        var taken = queue.TakeAsync(CancellationToken.None);
        return taken.IsCompletedSuccessfully ? taken.Result! : throw new InvalidOperationException("No key is in line.");
    }
}
