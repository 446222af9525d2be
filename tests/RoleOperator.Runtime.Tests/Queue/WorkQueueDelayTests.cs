using RoleOperator.Runtime.Queue;
using RoleOperator.Runtime.Tests.Time;
using static RoleOperator.Runtime.Tests.Queue.WorkQueueTests;

namespace RoleOperator.Runtime.Tests.Queue;

/// <summary>Keys that are to have a turn later.</summary>
public sealed class WorkQueueDelayTests
{
    private readonly ManualTime time = new();

    [Fact]
    public void DelayedKey_BeforeAndAtItsTime_WaitsThenIsInLine()
    {
        using var queue = new WorkQueue(time);
        queue.AddAfter(Key("a"), TimeSpan.FromSeconds(5), Priority.Resync);

        time.Advance(TimeSpan.FromSeconds(4.999));
        Assert.Equal(new QueueDepth(0, 0, 0, 1), queue.Depth);
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(new QueueDepth(0, 1, 0, 0), queue.Depth);
    }

    [Theory]
    [InlineData(3, 9)]
    [InlineData(9, 3)]
    public void DelayedKey_WithTwoTimes_ComesOnceAtTheEarliest(int firstSeconds, int secondSeconds)
    {
        using var queue = new WorkQueue(time);
        queue.AddAfter(Key("a"), TimeSpan.FromSeconds(firstSeconds));
        queue.AddAfter(Key("a"), TimeSpan.FromSeconds(secondSeconds));

        time.Advance(TimeSpan.FromSeconds(3));
        Take(queue).Dispose();
        time.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal(default, queue.Depth);
    }

    [Fact]
    public void DelayedResync_DelayedLongerButFresh_KeepsTheTimeAndIsLifted()
    {
        using var queue = new WorkQueue(time);
        queue.AddAfter(Key("a"), TimeSpan.FromSeconds(3), Priority.Resync);
        queue.AddAfter(Key("a"), TimeSpan.FromSeconds(9), Priority.Fresh);

        time.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(Priority.Fresh, Take(queue).Priority);
    }

    [Fact]
    public void DelayedKey_AddedNow_IsNotWorkedAgainAtItsTime()
    {
        using var queue = new WorkQueue(time);
        queue.AddAfter(Key("a"), TimeSpan.FromSeconds(3));
        queue.Add(Key("a"));
        Take(queue).Dispose();

        time.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal(default, queue.Depth);
    }

    [Fact]
    public void DelayedKey_DueDuringItsTurn_HasAnotherTurn()
    {
        using var queue = new WorkQueue(time);
        queue.Add(Key("a"));
        using (Take(queue))
        {
            queue.AddAfter(Key("a"), TimeSpan.FromSeconds(1));
            time.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(0, queue.Depth.Fresh);
        }

        Assert.Equal(1, queue.Depth.Fresh);
    }

    [Fact]
    public void DelayedKeys_WithTimesFarApart_ComeInTheOrderOfTheirTimes()
    {
        using var queue = new WorkQueue(time);
        queue.AddAfter(Key("century"), TimeSpan.FromDays(36500));
        queue.AddAfter(Key("never"), TimeSpan.MaxValue);
        queue.AddAfter(Key("minute"), TimeSpan.FromMinutes(1));
        queue.AddAfter(Key("hundred days"), TimeSpan.FromDays(100));

        time.Advance(TimeSpan.FromDays(101));

        Assert.Equal([Key("minute"), Key("hundred days")], new[] { Take(queue).Key, Take(queue).Key });
        Assert.Equal(2, queue.Depth.Later);
    }

    [Fact]
    public void Waited_OfADelayedKey_CountsOnlyTheTimeInLine()
    {
        using var queue = new WorkQueue(time);
        queue.AddAfter(Key("a"), TimeSpan.FromSeconds(10));
        time.Advance(TimeSpan.FromSeconds(13));

        Assert.Equal(TimeSpan.FromSeconds(3), Take(queue).Waited);
    }
}
