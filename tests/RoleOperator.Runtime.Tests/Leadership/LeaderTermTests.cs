using RoleOperator.Runtime.Leadership;
using RoleOperator.Runtime.Tests.Time;

namespace RoleOperator.Runtime.Tests.Leadership;

public sealed class LeaderTermTests
{
    private static readonly TimeSpan Ten = TimeSpan.FromSeconds(10);

    private readonly ManualTime time = new();

    [Fact]
    public void Term_AtItsDeadline_IsOverAndCancelsItsToken()
    {
        using var term = new LeaderTerm(time, Ten, time.GetTimestamp());
        time.Advance(TimeSpan.FromSeconds(9.999));
        term.ThrowIfOver();
        Assert.False(term.Ended.IsCancellationRequested);

        time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Throws<LeadershipLostException>(term.ThrowIfOver);
        Assert.True(term.Ended.IsCancellationRequested);
    }

    [Fact]
    public void Renewal_InTime_CountsFromItsRequestAndNotFromItsAnswer()
    {
        using var term = new LeaderTerm(time, Ten, time.GetTimestamp());
        time.Advance(TimeSpan.FromSeconds(2));
        var sentAt = time.GetTimestamp();
        time.Advance(TimeSpan.FromSeconds(6));
        Assert.True(term.TryRenew(sentAt));

        time.Advance(TimeSpan.FromSeconds(3.9));
        Assert.False(term.IsOver);
        time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.True(term.IsOver);
        Assert.True(term.Ended.IsCancellationRequested);
    }

    [Fact]
    public void Renewal_AnsweredAfterTheDeadline_DoesNotBringTheTermBack()
    {
        using var term = new LeaderTerm(time, Ten, time.GetTimestamp());
        time.Advance(TimeSpan.FromSeconds(5));
        var sentAt = time.GetTimestamp();
        time.Advance(TimeSpan.FromSeconds(5));

        Assert.False(term.TryRenew(sentAt));
        Assert.True(term.IsOver);
    }

    [Fact]
    public void Renewal_AnsweredAfterAPauseOfTheProcessBeyondTheDeadline_DoesNotBringTheTermBack()
    {
        using var term = new LeaderTerm(time, Ten, time.GetTimestamp());
        time.Advance(TimeSpan.FromSeconds(5));
        var sentAt = time.GetTimestamp();
        time.Pause(TimeSpan.FromSeconds(5));

        Assert.False(term.TryRenew(sentAt));
        Assert.True(term.IsOver);
    }

    [Fact]
    public void Renewals_AnsweredOutOfOrder_KeepTheLatest()
    {
        using var term = new LeaderTerm(time, Ten, time.GetTimestamp());
        var early = time.GetTimestamp();
        time.Advance(TimeSpan.FromSeconds(5));
        term.TryRenew(time.GetTimestamp());
        term.TryRenew(early);
        time.Advance(TimeSpan.FromSeconds(9));

        Assert.False(term.IsOver);
    }

    [Fact]
    public void End_OfATermWithoutElection_IsFinal()
    {
        using var term = LeaderTerm.WithoutElection(time);
        time.Advance(TimeSpan.FromDays(3650));
        Assert.False(term.IsOver);

        term.End();

        Assert.True(term.IsOver);
        Assert.False(term.TryRenew(time.GetTimestamp()));
    }
}
