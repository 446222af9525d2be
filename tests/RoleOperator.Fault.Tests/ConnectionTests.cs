using RoleOperator.Core.Resources;
using RoleOperator.Fault.Tests.Faults;

namespace RoleOperator.Fault.Tests;

/// <summary>Connections to the API server that are cut, slow or silent.</summary>
[Collection(NetworkFaultCollection.Name)]
public class ConnectionTests(FaultWorld world)
{
    [Fact]
    public async Task Connections_CutAgainAndAgainUnderEdits_EveryEditLands()
    {
        var ns = await world.NamespaceAsync();
        await world.Cluster.ApplyAsync(ResourceKind.Role, ns, "orders", Specs.Role("0"));
        await using var running = world.StartOperator();
        await world.SeeDescriptionAsync(running, $"{ns}-orders", "0");

        for (var edit = 1; edit <= 4; edit++)
        {
            world.Network.Cut();
            await world.Cluster.ApplyAsync(ResourceKind.Role, ns, "orders", Specs.Role($"{edit}"));
            await world.SeeDescriptionAsync(running, $"{ns}-orders", $"{edit}");
        }
    }

    [Fact]
    public async Task Connections_RefusedWhileObjectsChange_ChangesAreNoticedAfterwards()
    {
        var ns = await world.NamespaceAsync();
        await world.Cluster.ApplyAsync(ResourceKind.Role, ns, "deleted", Specs.Role("1"));
        await world.Cluster.ApplyAsync(ResourceKind.Role, ns, "edited", Specs.Role("1"));
        await using var running = world.StartOperator(leaderElect: true);
        await world.Cluster.ReadyAsync(ResourceKind.Role, ns, "deleted");
        await world.Cluster.ReadyAsync(ResourceKind.Role, ns, "edited");

        world.Network.GoDown();
        await world.Cluster.DeleteAsync(ResourceKind.Role, ns, "deleted");
        await world.Cluster.ApplyAsync(ResourceKind.Role, ns, "edited", Specs.Role("2"));
        await FaultWorld.SeeLogAsync(running, "No answer about the lease, trying again");
        world.Network.GoUp();

        await world.SeeDescriptionAsync(running, $"{ns}-deleted", null);
        await world.SeeDescriptionAsync(running, $"{ns}-edited", "2");
        Assert.Equal(0, await running.StopAsync());
    }

    [Fact]
    public async Task Connections_Slow_TermIsKeptAndEditsLand()
    {
        var ns = await world.NamespaceAsync();
        world.Network.Delay = TimeSpan.FromMilliseconds(250);
        try
        {
            await using var running = world.StartOperator(leaderElect: true);
            for (var edit = 1; edit <= 3; edit++)
            {
                await world.Cluster.ApplyAsync(ResourceKind.Role, ns, "orders", Specs.Role($"{edit}"));
                await world.SeeDescriptionAsync(running, $"{ns}-orders", $"{edit}");
            }

            Assert.Equal(0, await running.StopAsync());
        }
        finally
        {
            world.Network.Delay = TimeSpan.Zero;
        }
    }

    /// <summary>
    /// Nothing ever says that these connections are dead: only asking does, with HTTP/2 pings after 30 s of silence and 15 s for their answer.
    /// </summary>
    [Fact]
    public async Task Connections_FallenSilentWithoutAnEnd_AreLeftForNewOnes()
    {
        var ns = await world.NamespaceAsync();
        await world.Cluster.ApplyAsync(ResourceKind.Role, ns, "orders", Specs.Role("1"));
        await using var running = world.StartOperator();
        await world.Cluster.ReadyAsync(ResourceKind.Role, ns, "orders");

        world.Network.Silence();
        await world.Cluster.ApplyAsync(ResourceKind.Role, ns, "orders", Specs.Role("2"));

        await FaultWorld.SeeLogAsync(running, "Listing or watching roles failed, trying again");
        await world.SeeDescriptionAsync(running, $"{ns}-orders", "2");
    }
}
