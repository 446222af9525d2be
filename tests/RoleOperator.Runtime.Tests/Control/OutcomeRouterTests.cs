using RoleOperator.Runtime.Control;
using RoleOperator.Runtime.Queue;
using RoleOperator.Runtime.Tests.Time;

namespace RoleOperator.Runtime.Tests.Control;

public sealed class OutcomeRouterTests : IDisposable
{
    private static readonly ResourceKey Key = new("Role", "ns", "a");
    private static readonly Outcome Failure = new Outcome.Failed(new IOException("reset"));

    private readonly ManualTime time = new();
    private readonly WorkQueue queue;
    private readonly Backoff backoff = new(new Random(1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(64));
    private readonly OutcomeRouter router;

    public OutcomeRouterTests()
    {
        queue = new WorkQueue(time);
        router = new OutcomeRouter(queue, backoff, TokenBucket.OfRetries(time), new Random(1));
    }

    public void Dispose() => queue.Dispose();

    [Fact]
    public void Converged_Fresh_ComesBackAsResyncWithinATenthOfTheInterval()
    {
        var delays = Enumerable.Range(0, 200).Select(_ => router.Route(Key, Priority.Fresh, new Outcome.Converged(TimeSpan.FromHours(10)))!.Value).ToList();

        Assert.All(delays, delay => Assert.InRange(delay, TimeSpan.FromHours(9), TimeSpan.FromHours(11)));
        Assert.True(delays.Max() - delays.Min() > TimeSpan.FromHours(1.8));
        AssertComesBack(delays.Min(), Priority.Resync);
    }

    [Fact]
    public void Blocked_Fresh_ComesBackAsResync()
    {
        var delay = router.Route(Key, Priority.Fresh, new Outcome.Blocked("not owned", TimeSpan.FromMinutes(10)))!.Value;
        Assert.InRange(delay, TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(11));
        AssertComesBack(delay, Priority.Resync);
    }

    [Theory]
    [InlineData(Priority.Fresh)]
    [InlineData(Priority.Resync)]
    public void Waiting_AnyPriority_ComesBackExactlyThenWithTheSame(Priority priority)
    {
        Assert.Equal(TimeSpan.FromSeconds(7), router.Route(Key, priority, new Outcome.Waiting(TimeSpan.FromSeconds(7), "the role to propagate")));
        AssertComesBack(TimeSpan.FromSeconds(7), priority);
    }

    [Fact]
    public void Failed_AgainAndAgain_BacksOffAndKeepsItsPriority()
    {
        Assert.InRange(router.Route(Key, Priority.Resync, Failure)!.Value, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1));
        Assert.InRange(router.Route(Key, Priority.Resync, Failure)!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new QueueDepth(0, 1, 0, 0), queue.Depth);
    }

    [Fact]
    public void Waiting_AfterAFault_ComesBackSpreadOverHalfOfItsPause()
    {
        var most = TimeSpan.FromSeconds(30);
        var delays = Enumerable.Range(0, 100).Select(i => router.Route(Key with { Name = $"{i}" }, Priority.Fresh, AfterFault(most))!.Value).ToList();

        Assert.All(delays, delay => Assert.InRange(delay, most / 2, most));
        Assert.True(delays.Max() - delays.Min() > most * 0.4);
    }

    public static TheoryData<Outcome> Retried => [Failure, AfterFault(TimeSpan.FromSeconds(1))];

    [Theory]
    [MemberData(nameof(Retried))]
    public void Retries_OfManyKeysAtOnce_KeepTheOverallRate(Outcome outcome)
    {
        var delays = Enumerable.Range(0, 1100).Select(i => router.Route(Key with { Name = $"{i}" }, Priority.Fresh, outcome)!.Value).ToList();
        Assert.InRange(delays[^1], TimeSpan.FromSeconds(99), TimeSpan.FromSeconds(101));
    }

    [Fact]
    public void Waiting_ThoughNothingFailed_TakesNothingFromTheRetries()
    {
        for (var i = 0; i < 1000; i++) router.Route(Key with { Name = $"{i}" }, Priority.Fresh, new Outcome.Waiting(TimeSpan.FromSeconds(1), "it"));
        Assert.InRange(router.Route(Key, Priority.Fresh, Failure)!.Value, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1));
    }

    public static TheoryData<Outcome> NoFailures =>
    [
        new Outcome.Converged(TimeSpan.FromHours(1)),
        new Outcome.Waiting(TimeSpan.FromHours(1), "it"),
        AfterFault(TimeSpan.FromHours(1)),
        new Outcome.Blocked("it", TimeSpan.FromHours(1)),
        new Outcome.Done(),
    ];

    [Theory]
    [MemberData(nameof(NoFailures))]
    public void Outcome_OtherThanFailed_ForgetsEarlierFailures(Outcome outcome)
    {
        for (var i = 0; i < 5; i++) router.Route(Key, Priority.Fresh, Failure);
        router.Route(Key, Priority.Fresh, outcome);
        Assert.InRange(router.Route(Key, Priority.Fresh, Failure)!.Value, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Done_LeavesNothingInTheQueue()
    {
        Assert.Null(router.Route(Key, Priority.Fresh, new Outcome.Done()));
        Assert.Equal(default, queue.Depth);
    }

    private static Outcome.Waiting AfterFault(TimeSpan most) => new(most, "AWS") { IsAfterFault = true };

    private void AssertComesBack(TimeSpan after, Priority priority)
    {
        time.Advance(after - TimeSpan.FromMilliseconds(1));
        Assert.Equal(new QueueDepth(0, 0, 0, 1), queue.Depth);
        time.Advance(TimeSpan.FromMilliseconds(2));
        Assert.Equal(priority == Priority.Fresh ? new QueueDepth(1, 0, 0, 0) : new QueueDepth(0, 1, 0, 0), queue.Depth);
    }
}
