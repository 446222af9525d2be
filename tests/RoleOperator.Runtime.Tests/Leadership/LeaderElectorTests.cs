using RoleOperator.Runtime.Leadership;
using RoleOperator.Runtime.Tests.Time;

namespace RoleOperator.Runtime.Tests.Leadership;

public sealed class LeaderElectorTests
{
    private readonly LeaseServer server = new();
    private readonly RecordingLogger<LeaderElector> log = new();

    [Fact]
    public void FirstCandidate_WithoutALease_CreatesItAndKeepsIt() => Simulation.Run(async time =>
    {
        var (elector, _) = Candidate(time, "a");
        _ = elector.RunAsync(CancellationToken.None);
        var term = await elector.Elected;
        await time.PassAsync(TimeSpan.FromHours(1));

        Assert.False(term.IsOver);
        Assert.Equal(("a", 0, TimeSpan.FromSeconds(15)), (server.Lease!.Holder, server.Lease.Transitions, server.Lease.Duration));
        Assert.InRange(time.GetUtcNow() - server.Lease.Renewed, TimeSpan.Zero, TimeSpan.FromSeconds(3));
    });

    [Fact]
    public void Standby_WhileTheLeaderRenews_NeverLeads() => Simulation.Run(async time =>
    {
        var (leader, _) = Candidate(time, "a");
        var (standby, _) = Candidate(time, "b");
        _ = leader.RunAsync(CancellationToken.None);
        await leader.Elected;
        _ = standby.RunAsync(CancellationToken.None);
        await time.PassAsync(TimeSpan.FromHours(1));

        Assert.False(standby.Elected.IsCompleted);
        Assert.Single(log.Lines, line => line.Text == "b stands by: a is the leader");
    });

    [Fact]
    public void Holder_IsKnownToLeaderAndStandby_AndWhyItIsNotToOneWithoutAnswers() => Simulation.Run(async time =>
    {
        var (leader, _) = Candidate(time, "a");
        var (standby, line) = Candidate(time, "b");
        line.Cut = true;
        _ = leader.RunAsync(CancellationToken.None);
        await leader.Elected;
        _ = standby.RunAsync(CancellationToken.None);
        await time.PassAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(("a", null), (leader.Holder, leader.Trouble));
        Assert.Null(standby.Holder);
        Assert.NotNull(standby.Trouble);

        line.Cut = false;
        await time.PassAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(("a", null), (standby.Holder, standby.Trouble));
        Assert.Null(leader.Stuck ?? standby.Stuck);
    });

    [Fact]
    public void Standby_AfterTheLeaderWentSilent_LeadsWithinLeaseDurationAndRetryAndNotBeforeTheTermIsOver() => Simulation.Run(async time =>
    {
        var (leader, line) = Candidate(time, "a");
        var (standby, _) = Candidate(time, "b");
        var led = leader.RunAsync(CancellationToken.None);
        var term = await leader.Elected;
        _ = standby.RunAsync(CancellationToken.None);
        await time.PassAsync(TimeSpan.FromSeconds(60));
        line.Cut = true;
        var silentSince = time.Now;
        var next = await standby.Elected;

        Assert.True(term.IsOver);
        Assert.InRange(time.Now - silentSince, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(17.1));
        Assert.Equal(ElectionResult.LeadershipLost, await led);
        Assert.Equal(1, server.Lease!.Transitions);
        Assert.False(next.IsOver);
    });

    [Fact]
    public void Stop_OfTheLeader_EndsTheTermReleasesAndHandsOverWithinARetry() => Simulation.Run(async time =>
    {
        using var stop = new CancellationTokenSource();
        var (leader, _) = Candidate(time, "a");
        var (standby, _) = Candidate(time, "b");
        var led = leader.RunAsync(stop.Token);
        var term = await leader.Elected;
        _ = standby.RunAsync(CancellationToken.None);
        await time.PassAsync(TimeSpan.FromSeconds(60));
        List<bool> overAtRelease = [];
        server.Stored = lease => overAtRelease.AddRange(lease.Holder.Length == 0 ? [term.IsOver] : []);
        stop.Cancel();
        Assert.Equal(ElectionResult.Stopped, await led);
        Assert.Equal([true], overAtRelease);
        var released = time.Now;
        await standby.Elected;

        Assert.InRange(time.Now - released, TimeSpan.Zero, TimeSpan.FromSeconds(2.1));
    });

    [Theory]
    [InlineData(Fate.RequestLost)]
    [InlineData(Fate.AnswerLost)]
    [InlineData(Fate.AnswerHangs)]
    public void OneFailedRequest_NowAndThen_DoesNotEndTheTerm(Fate fate) => Simulation.Run(async time =>
    {
        var (leader, line) = Candidate(time, "a");
        _ = leader.RunAsync(CancellationToken.None);
        var term = await leader.Elected;
        for (var i = 0; i < 20; i++)
        {
            var failures = 1;
            line.Fate = () => failures-- > 0 ? fate : Fate.Fine;
            await time.PassAsync(TimeSpan.FromSeconds(15));
            Assert.True(failures < 1);
            Assert.False(term.IsOver);
        }
    });

    [Fact]
    public void Renewals_AllUnanswered_EndTheTermAtTheDeadline() => Simulation.Run(async time =>
    {
        var (leader, line) = Candidate(time, "a");
        var led = leader.RunAsync(CancellationToken.None);
        var term = await leader.Elected;
        line.Fate = () => Fate.AnswerLost;
        await led;

        Assert.True(term.IsOver);
        Assert.InRange(time.Now, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10.1));
    });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("intruder")]
    public void Lease_TakenAwayByHand_EndsTheTermAtTheNextRenewal(string? holder) => Simulation.Run(async time =>
    {
        var (leader, _) = Candidate(time, "a");
        var led = leader.RunAsync(CancellationToken.None);
        await leader.Elected;
        if (holder is null) server.Delete();
        else server.Replace(server.Lease! with { Holder = holder });

        Assert.Equal(ElectionResult.LeadershipLost, await led);
        Assert.InRange(time.Now, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4.2));
        Assert.Equal(holder, server.Lease?.Holder);
    });

    [Fact]
    public void Lease_ThatVanishedUnderALeader_IsNotTakenByTheStandbyBeforeItsTime() => Simulation.Run(async time =>
    {
        var (leader, line) = Candidate(time, "a");
        var (standby, _) = Candidate(time, "b");
        _ = leader.RunAsync(CancellationToken.None);
        var term = await leader.Elected;
        _ = standby.RunAsync(CancellationToken.None);
        await time.PassAsync(TimeSpan.FromSeconds(60));
        line.Cut = true;
        server.Delete();
        await standby.Elected;

        Assert.True(term.IsOver);
    });

    [Fact]
    public void Lease_OfAnotherWithATimeInThePast_IsStillWaitedForByOwnObservation() => Simulation.Run(async time =>
    {
        server.Create(new("someone", TimeSpan.FromSeconds(30), DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, 4, ""));
        var (elector, _) = Candidate(time, "a");
        _ = elector.RunAsync(CancellationToken.None);
        await elector.Elected;

        Assert.InRange(time.Now, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30.1));
        Assert.Equal(5, server.Lease!.Transitions);
    });

    [Fact]
    public void Candidate_StoppedBeforeItLed_IsStoppedAndItsElectionCancelled() => Simulation.Run(async time =>
    {
        using var stop = new CancellationTokenSource();
        server.Create(new("someone", TimeSpan.FromSeconds(30), DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, 0, ""));
        var (elector, _) = Candidate(time, "a");
        var run = elector.RunAsync(stop.Token);
        await time.PassAsync(TimeSpan.FromSeconds(5));
        stop.Cancel();

        Assert.Equal(ElectionResult.Stopped, await run);
        Assert.True(elector.Elected.IsCanceled);
        Assert.Equal("someone", server.Lease!.Holder);
    });

    [Theory]
    [InlineData(10, 10, 2, "lease duration")]
    [InlineData(15, 10, 6, "retry period")]
    [InlineData(15, 10, 0, "retry period")]
    public void Options_WhoseTimesDoNotFitTogether_AreRefusedWithTheReason(int lease, int renew, int retry, string named)
    {
        var options = new ElectionOptions("a")
        {
            LeaseDuration = TimeSpan.FromSeconds(lease),
            RenewDeadline = TimeSpan.FromSeconds(renew),
            RetryPeriod = TimeSpan.FromSeconds(retry),
        };
        var time = new ManualTime();
        var error = Assert.Throws<ArgumentException>(() => new LeaderElector(new LeaseLine(server, time), options, time, new Random(1), log));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    private (LeaderElector Elector, LeaseLine Line) Candidate(ManualTime time, string name)
    {
        var line = new LeaseLine(server, time);
        return (new LeaderElector(line, new ElectionOptions(name), time, new Random(1), log), line);
    }
}
