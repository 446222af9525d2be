using RoleOperator.Leadership.Tests.Stage;
using Xunit.Abstractions;
using static RoleOperator.Leadership.Tests.Stage.Replica;

namespace RoleOperator.Leadership.Tests;

/// <summary>
/// Two processes, one lease, and a leader that is lost in the middle of its work. Looked at from where it matters: the writes that arrive at AWS, and the
/// lease as the API server has it.
/// </summary>
[Collection(TheatreCollection.Name)]
public class FailoverTests(Theatre theatre, ITestOutputHelper output)
{
    private const int LeadershipLost = 3;
    private const int Workers = 2;

    /// <summary>
    /// The lease duration, one retry period, and what the two requests that then take the lease may need. The exact bound is held on virtual time, in
    /// <c>LeaderElectorTests</c>; this one tells a takeover from one that does not come.
    /// </summary>
    private static readonly TimeSpan TakeoverLimit = TimeSpan.FromSeconds(15 + 2 + (2 * 5));

    private static readonly TimeSpan RenewDeadline = TimeSpan.FromSeconds(10);

    /// <summary>For the way of a request that left in time.</summary>
    private static readonly TimeSpan Transit = TimeSpan.FromMilliseconds(250);

    private readonly int seed = Seed(output);

    [Fact]
    public async Task Leader_Killed_IsFollowedWithinTheLeaseDurationAndNeverOverlaps()
    {
        await using var reign = await theatre.ReignAsync(Workers, seed);
        var standby = await reign.StandByAsync();

        reign.Leader.Send(Signal.Kill);
        var lost = Clock.Now;

        await SeeTakeoverAsync(reign, standby, lost);
    }

    /// <summary>
    /// Frozen with a write in flight on every worker. While it sleeps, one answer arrives and one connection breaks: after the thaw the one worker is about to
    /// make the next write of its plan, the other to repeat the write that it believes lost.
    /// </summary>
    [Fact]
    public async Task Leader_FrozenPastItsTermAndThawed_WritesNothingMoreAndExits()
    {
        await using var reign = await theatre.ReignAsync(Workers, seed);
        var standby = await reign.StandByAsync();

        await reign.HoldInFlightAsync(Workers);
        reign.Leader.Send(Signal.Stop);
        var frozen = Clock.Now;
        await SeeTakeoverAsync(reign, standby, frozen);
        reign.Leader.Aws.Release(drop: call => call == 2);
        reign.Leader.Send(Signal.Continue);

        Assert.Equal(LeadershipLost, await reign.Leader.ExitAsync());
        Assert.DoesNotContain(reign.Leader.Aws.Writes, w => w.At > frozen);
        Assert.NotEqual(reign.Holder, reign.Lease.Holder);
    }

    [Theory]
    [InlineData(Cut.Silent)]
    [InlineData(Cut.Refused)]
    public async Task Leader_CutFromTheApiServer_StopsWritingWithItsTermAndExits(Cut cut)
    {
        await using var reign = await theatre.ReignAsync(Workers, seed);
        var standby = await reign.StandByAsync();

        reign.Leader.Api.Sever(cut);
        var lost = Clock.Now;
        await SeeTakeoverAsync(reign, standby, lost);

        Assert.Equal(LeadershipLost, await reign.Leader.ExitAsync());
        var termEnd = reign.Lease.LastOf(reign.Holder).SeenAt + RenewDeadline;
        Assert.Contains(reign.Leader.Aws.Writes, w => w.At > lost);
        Assert.DoesNotContain(reign.Leader.Aws.Writes, w => w.At > termEnd + Transit);
    }

    private static async Task SeeTakeoverAsync(Reign reign, Replica standby, TimeSpan lost)
    {
        var takeover = await reign.Lease.HolderAfterAsync(reign.Holder);
        await standby.WritesAsync(5, lost);

        Assert.InRange(takeover.SeenAt - lost, TimeSpan.Zero, TakeoverLimit);
        Assert.True(
            reign.Leader.Aws.Writes[^1].At < standby.Aws.Writes[0].At,
            $"the old leader wrote at {reign.Leader.Aws.Writes[^1]}, the new one from {standby.Aws.Writes[0]} on");
    }

    private static int Seed(ITestOutputHelper output)
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        return seed;
    }
}
