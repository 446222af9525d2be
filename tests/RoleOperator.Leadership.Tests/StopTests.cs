using RoleOperator.Leadership.Tests.Stage;
using Xunit.Abstractions;
using static RoleOperator.Leadership.Tests.Stage.Replica;

namespace RoleOperator.Leadership.Tests;

/// <summary>A leader that is asked to stop, with a write in flight on every worker.</summary>
[Collection(TheatreCollection.Name)]
public class StopTests(Theatre theatre, ITestOutputHelper output)
{
    private const int Workers = 2;
    private const string Stopping = "passes in flight are finished";

    /// <summary>A retry period, and what a busy machine takes.</summary>
    private static readonly TimeSpan HandoverLimit = TimeSpan.FromSeconds(2 + 1);

    /// <summary>Kubernetes kills after 30 s.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(28);

    [Fact]
    public async Task Sigterm_WithPassesInFlight_FinishesThemThenReleasesAndHandsOver_AnsweringItsProbesMeanwhile()
    {
        await using var reign = await ReignAsync();
        var standby = await reign.StandByAsync();

        await reign.HoldInFlightAsync(Workers);
        reign.Leader.Send(Signal.Terminate);
        await reign.Leader.SaysAsync(Stopping);
        Assert.Equal("200 ok", await reign.Leader.Probes.ReadyzAsync());
        Assert.Equal(reign.Holder, reign.Lease.Holder);
        reign.Leader.Aws.Release();

        Assert.Equal(0, await reign.Leader.ExitAsync());
        var takeover = await reign.Lease.HolderAfterAsync(reign.Holder);
        await standby.WritesAsync(5, takeover.SeenAt);
        var released = reign.Lease.States.First(s => s.Holder.Length == 0);
        Assert.InRange(takeover.SeenAt - released.SeenAt, TimeSpan.Zero, HandoverLimit);
        Assert.True(reign.Leader.Aws.Writes[^1].At < standby.Aws.Writes[0].At, "the old leader still wrote when the new one did");
    }

    [Fact]
    public async Task Sigterm_WhileAwsNeverAnswers_EndsWithinTheBoundAndReleasesTheLease()
    {
        await using var reign = await ReignAsync();

        await reign.HoldInFlightAsync(Workers);
        reign.Leader.Send(Signal.Terminate);
        var asked = Clock.Now;

        Assert.Equal(0, await reign.Leader.ExitAsync());
        Assert.InRange(Clock.Now - asked, TimeSpan.Zero, StopLimit);
        await Theatre.Eventually.SeeAsync("the lease is released", () => reign.Lease.Holder == "");
    }

    [Fact]
    public async Task SecondSigterm_DuringADrain_EndsTheProcessAtOnce()
    {
        await using var reign = await ReignAsync();

        await reign.HoldInFlightAsync(Workers);
        reign.Leader.Send(Signal.Terminate);
        await reign.Leader.SaysAsync(Stopping);
        Assert.False(reign.Leader.HasExited);
        reign.Leader.Send(Signal.Terminate);
        var asked = Clock.Now;

        Assert.Equal(128 + (int)Signal.Terminate, await reign.Leader.ExitAsync());
        Assert.InRange(Clock.Now - asked, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.Equal(reign.Holder, reign.Lease.Holder);
    }

    private Task<Reign> ReignAsync()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        return theatre.ReignAsync(Workers, seed);
    }
}
