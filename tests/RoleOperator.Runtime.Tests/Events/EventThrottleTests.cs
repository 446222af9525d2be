using RoleOperator.Runtime.Events;
using RoleOperator.Runtime.Tests.Time;

namespace RoleOperator.Runtime.Tests.Events;

public sealed class EventThrottleTests
{
    private readonly ManualTime time = new();
    private readonly EventThrottle throttle;

    public EventThrottleTests() => throttle = new EventThrottle(time);

    [Fact]
    public void EqualEvents_MinutesApart_BecomeOneSeries()
    {
        var post = Assert.IsType<EventDecision.Post>(throttle.Decide(Event("throttled")));
        time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(new EventDecision.Update(post.Series, 2), throttle.Decide(Event("throttled")));
        time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(new EventDecision.Update(post.Series, 3), throttle.Decide(Event("throttled")));
    }

    [Fact]
    public void EqualEvents_FurtherApartThanTheWindow_AreTwo()
    {
        var first = Assert.IsType<EventDecision.Post>(throttle.Decide(Event("throttled")));
        time.Advance(TimeSpan.FromMinutes(6));
        var second = Assert.IsType<EventDecision.Post>(throttle.Decide(Event("throttled")));
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void Events_ThatDifferInAnyField_AreSeriesOfTheirOwn()
    {
        var one = Event("m");
        EventRecord[] all =
        [
            one,
            one with { Message = "n" },
            one with { Reason = "Deleted" },
            one with { Action = "DeleteRole" },
            one with { Type = EventType.Warning },
            one with { Uid = "u2" },
            one with { About = one.About with { Name = "b" } },
        ];
        Assert.All(all, record => Assert.IsType<EventDecision.Post>(throttle.Decide(record)));
    }

    [Fact]
    public void TalkativeObject_AfterItsBurst_IsHeardOnceInFiveMinutesWhileOthersAreHeardAtOnce()
    {
        Assert.Equal(25, Enumerable.Range(0, 100).Count(i => throttle.Decide(Event($"m{i}")) is EventDecision.Post));

        Assert.IsType<EventDecision.Post>(throttle.Decide(Event("m") with { Uid = "other" }));
        time.Advance(TimeSpan.FromMinutes(4.9));
        Assert.IsType<EventDecision.Drop>(throttle.Decide(Event("late")));
        time.Advance(TimeSpan.FromMinutes(0.2));
        Assert.IsType<EventDecision.Post>(throttle.Decide(Event("later")));
    }

    [Fact]
    public void RepeatsThatWereDropped_AreCountedInTheNextUpdate()
    {
        for (var i = 0; i < 40; i++) throttle.Decide(Event("throttled"));
        time.Advance(TimeSpan.FromMinutes(5.1));
        Assert.Equal(41, Assert.IsType<EventDecision.Update>(throttle.Decide(Event("throttled"))).Count);
    }

    [Fact]
    public void ManyObjects_MoreThanAreRemembered_AreStillAllHeard()
    {
        Assert.All(Enumerable.Range(0, 10_000), i => Assert.IsType<EventDecision.Post>(throttle.Decide(Event("m") with { Uid = $"{i}" })));
    }

    private static EventRecord Event(string message) => new(new("Role", "ns", "a"), "u1", EventType.Normal, "Created", "CreateRole", message);
}
