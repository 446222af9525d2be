using System.Collections.Concurrent;
using RoleOperator.Fault.Tests.Faults;
using RoleOperator.Leadership.Tests.Stage;
using RoleOperator.Testing;
using Xunit.Abstractions;

namespace RoleOperator.Fault.Tests;

/// <summary>The API server is killed and started again and again under a load of edits, and every edit lands in AWS.</summary>
[Collection(ServerFaultCollection.Name)]
public class RestartTests(FaultWorld world, ITestOutputHelper output)
{
    private const int Roles = 10;
    private const int LeadershipLost = 3;

    [Fact]
    public async Task ApiServer_KilledTenTimesUnderEdits_EveryEditLandsOnce()
    {
        var ns = await world.NamespaceAsync();
        await using var running = world.StartOperator();

        var edits = new EditLoad(world.Cluster, ns, Roles);
        for (var kill = 0; kill < 10; kill++) await EditThroughAKillAsync(edits, () => Task.CompletedTask);

        await LandedAsync(new Eventually(() => running), ns, edits.Last);
        foreach (var name in edits.Last.Keys)
            Assert.Single(world.Aws.Calls, call => call is { Action: "CreateRole", Status: 200 } && call.IsAbout($"{ns}-{name}"));
        Assert.False(running.HasExited);
    }

    /// <summary>
    /// Two replicas, and two outages, of which the first lasts until the leader has given up. How often leadership moves is up to the machine; what
    /// holds each time is that a process leads at most once, that it ends when it does not lead any more, and that no two write at the same time.
    /// </summary>
    [Fact]
    public async Task ApiServer_KilledUnderEditsOfTwoReplicas_EveryEditLandsAndNoTwoWriteAtOnce()
    {
        var ns = await world.NamespaceAsync();
        var ways = new ConcurrentQueue<AwsFront>();
        try
        {
            await using var one = await Supervisor.StartAsync(StartAsync);
            await using var other = await Supervisor.StartAsync(StartAsync);
            var edits = new EditLoad(world.Cluster, ns, Roles);
            await edits.RoundAsync();
            await LandedAsync(FaultWorld.Unattended, ns, edits.Last);       // so that there is a leader, which has written
            await EditThroughAKillAsync(
                edits, () => FaultWorld.Unattended.SeeAsync("the leader gives up", () => one.ExitCodes.Count + other.ExitCodes.Count > 0));
            await EditThroughAKillAsync(edits, () => Task.CompletedTask);

            for (var round = 0; round < 3; round++)
            {
                await LandedAsync(FaultWorld.Unattended, ns, edits.Last);
                await edits.RoundAsync();
            }

            await LandedAsync(FaultWorld.Unattended, ns, edits.Last);
            Assert.All(one.ExitCodes.Concat(other.ExitCodes), code => Assert.Equal(LeadershipLost, code));
        }
        finally
        {
            foreach (var way in ways) await way.DisposeAsync();
        }

        var reigns = ways.Select(way => way.Writes).Where(writes => writes.Count > 0).OrderBy(writes => writes[0].At).ToList();
        foreach (var writes in reigns) output.WriteLine($"{writes.Count} writes from {writes[0].At} to {writes[^1].At}");
        Assert.True(reigns.Count > 1, "nobody followed the leader that gave up");
        foreach (var (before, after) in reigns.Zip(reigns.Skip(1)))
            Assert.True(before[^1].At < after[0].At, $"one process still wrote at {before[^1]}, another from {after[0]} on");

        async Task<OperatorProcess> StartAsync()
        {
            var way = await world.NewWayAsync();
            ways.Enqueue(way);
            return world.StartOperator(leaderElect: true, aws: way.Endpoint);
        }
    }

    /// <summary>Edits every role once; in the middle of that, the API server is killed and, after a while, started again.</summary>
    private async Task EditThroughAKillAsync(EditLoad edits, Func<Task> whileDown)
    {
        var before = edits.Accepted;
        var editing = edits.RoundAsync();
        await FaultWorld.Unattended.SeeAsync("edits go on", () => edits.Accepted - before >= Roles / 3);
        await world.ControlPlane.KillApiServerAsync();
        await whileDown();
        await world.ControlPlane.StartApiServerAsync();
        await editing;
    }

    private async Task LandedAsync(Eventually eventually, string ns, Dictionary<string, string> last)
    {
        Assert.True(last.Count > Roles, "no round has made a role that stays");
        foreach (var (name, description) in last)
            await eventually.SeeAsync($"{name} in AWS is {description}", () => world.DescriptionAsync($"{ns}-{name}"), seen => seen == description);
    }
}
