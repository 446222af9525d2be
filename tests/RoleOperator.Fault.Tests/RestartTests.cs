using System.Diagnostics;
using RoleOperator.Fault.Tests.Faults;
using RoleOperator.Integration.Tests.Harness;

namespace RoleOperator.Fault.Tests;

/// <summary>The API server is killed and started ten times under a load of edits, and every edit lands in AWS.</summary>
[Collection(ServerFaultCollection.Name)]
public class RestartTests(FaultWorld world)
{
    private const int Restarts = 10;
    private const int Roles = 10;

    [Fact]
    public async Task ApiServer_KilledTenTimesUnderEdits_EveryEditLandsOnce()
    {
        var ns = await world.NamespaceAsync();
        await using var running = world.StartOperator();

        var (last, _) = await EditThroughKillsAsync(ns);

        await LandedAsync(new Eventually(() => running), ns, last);
        Assert.False(running.HasExited);
    }

    /// <summary>
    /// With an election, an outage must not end the term as long as it leaves time for a renewal: the renew deadline, 10 s, less the retry period of 2 s before
    /// it and the one after. Where a slow machine makes a longer outage the operator may exit, and is started again as a kubelet would.
    /// </summary>
    [Fact]
    public async Task ApiServer_KilledTenTimesUnderEditsWithElection_NoShortOutageEndsTheTerm()
    {
        var survivable = TimeSpan.FromSeconds(6);
        var ns = await world.NamespaceAsync();
        await using var supervised = new Supervisor(() => world.StartOperator(leaderElect: true));
        await FaultWorld.SeeLogAsync(supervised.Running, "is the leader now");

        var (last, outages) = await EditThroughKillsAsync(ns);

        await LandedAsync(FaultWorld.Unattended, ns, last);
        Assert.InRange(supervised.Restarts, 0, outages.Count(outage => outage > survivable));
    }

    private async Task<(IReadOnlyDictionary<string, string> Last, IReadOnlyList<TimeSpan> Outages)> EditThroughKillsAsync(string ns)
    {
        var edits = new EditLoad(world.Cluster, ns, Roles);
        var outages = new List<TimeSpan>();
        for (var round = 0; round < Restarts; round++)
        {
            var before = edits.Accepted;
            var editing = edits.RoundAsync();
            await FaultWorld.Unattended.SeeAsync("edits go on", () => Task.FromResult(edits.Accepted - before), accepted => accepted >= Roles / 3);

            var down = Stopwatch.StartNew();
            await world.ControlPlane.KillApiServerAsync();
            await world.ControlPlane.StartApiServerAsync();
            outages.Add(down.Elapsed);
            await editing;
        }

        return (edits.Last, outages);
    }

    private async Task LandedAsync(Eventually eventually, string ns, IReadOnlyDictionary<string, string> last)
    {
        Assert.Equal(Roles, last.Count);
        foreach (var (name, description) in last)
            await eventually.SeeAsync($"{name} in AWS is {description}", () => world.DescriptionAsync($"{ns}-{name}"), seen => seen == description);
        foreach (var name in last.Keys)
            Assert.Single(world.Aws.Calls, call => call is { Action: "CreateRole", Status: 200 } && call.IsAbout($"{ns}-{name}"));
    }
}
