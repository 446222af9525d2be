using RoleOperator.Core.Resources;
using RoleOperator.Fault.Tests.Faults;

namespace RoleOperator.Fault.Tests;

/// <summary>What happens while no operator runs is noticed by the next one.</summary>
[Collection(NetworkFaultCollection.Name)]
public class OperatorDownTests(FaultWorld world)
{
    [Fact]
    public async Task ObjectsDeletedEditedAndCreated_WhileTheOperatorIsDown_AreNoticedAtItsStart()
    {
        var ns = await world.NamespaceAsync();
        await using (var first = world.StartOperator())
        {
            await world.Cluster.ApplyAsync(ResourceKind.Role, ns, "deleted", Specs.Role("1"));
            await world.Cluster.ApplyAsync(ResourceKind.Role, ns, "edited", Specs.Role("1"));
            await world.Cluster.ReadyAsync(ResourceKind.Role, ns, "deleted");
            await world.Cluster.ReadyAsync(ResourceKind.Role, ns, "edited");
            await first.KillAsync();
        }

        await world.Cluster.DeleteAsync(ResourceKind.Role, ns, "deleted");
        await world.Cluster.ApplyAsync(ResourceKind.Role, ns, "edited", Specs.Role("2"));
        await world.Cluster.ApplyAsync(ResourceKind.Role, ns, "created", Specs.Role("1"));

        await using var second = world.StartOperator();
        await world.SeeDescriptionAsync(second, $"{ns}-deleted", null);
        await world.SeeDescriptionAsync(second, $"{ns}-edited", "2");
        await world.SeeDescriptionAsync(second, $"{ns}-created", "1");
        await world.Cluster.GoneAsync(ResourceKind.Role, ns, "deleted");
    }
}
