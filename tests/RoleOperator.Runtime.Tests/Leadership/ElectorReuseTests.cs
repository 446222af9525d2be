using RoleOperator.Runtime.Leadership;
using RoleOperator.Runtime.Tests.Time;

namespace RoleOperator.Runtime.Tests.Leadership;

public sealed class ElectorReuseTests
{
    [Fact]
    public void Elector_RunTwice_RefusesTheSecondAndTheFirstGoesOn() => Simulation.Run(async time =>
    {
        var server = new LeaseServer();
        using var stop = new CancellationTokenSource();
        var elector = new LeaderElector(
            new LeaseLine(server, time), new ElectionOptions("a"), time, new Random(1), new RecordingLogger<LeaderElector>());
        var run = elector.RunAsync(stop.Token);
        var term = await elector.Elected;

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => elector.RunAsync(CancellationToken.None));
        await time.PassAsync(TimeSpan.FromMinutes(5));

        Assert.Contains("was run before", error.Message, StringComparison.Ordinal);
        Assert.False(term.IsOver);
        stop.Cancel();
        Assert.Equal(ElectionResult.Stopped, await run);
        await Assert.ThrowsAsync<InvalidOperationException>(() => elector.RunAsync(CancellationToken.None));
    });
}
