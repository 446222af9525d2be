using k8s;
using k8s.Models;
using RoleOperator.Core.Resources;
using RoleOperator.Fault.Tests.Faults;

namespace RoleOperator.Fault.Tests;

/// <summary>The version that a watch stands at is forgotten by the server: 410, a new list, and nothing missed.</summary>
[Collection(ServerFaultCollection.Name)]
public class CompactionTests(FaultWorld world)
{
    [Fact]
    public async Task EtcdCompacted_UnderARunningWatch_ListsAnewAndMissesNothing()
    {
        var ns = await world.NamespaceAsync();
        await world.Cluster.ApplyAsync(ResourceKind.Policy, ns, "vanished", Specs.Policy);
        await world.Cluster.ApplyAsync(ResourceKind.Role, ns, "deleted", Specs.Role("1"));
        await world.Cluster.ApplyAsync(ResourceKind.Role, ns, "edited", Specs.Role("1"));
        await world.Cluster.ApplyAsync(ResourceKind.Role, ns, "dependent", Specs.Role("1", policy: "vanished"));
        await using var running = world.StartOperator();
        foreach (var name in (string[])["deleted", "edited", "dependent"]) await world.Cluster.ReadyAsync(ResourceKind.Role, ns, name);

        world.Network.GoDown();
        await world.Cluster.DeleteAsync(ResourceKind.Role, ns, "deleted");
        await world.Cluster.ApplyAsync(ResourceKind.Role, ns, "edited", Specs.Role("2"));
        await world.Cluster.ApplyAsync(ResourceKind.Role, ns, "created", Specs.Role("1"));
        await VanishAsync(ns, "vanished");
        await Etcd.CompactAsync(world.ControlPlane.EtcdEndpoint);

        // The API server remembers recent events itself and would serve the old version from there; a new one does not.
        await world.ControlPlane.KillApiServerAsync();
        await world.ControlPlane.StartApiServerAsync();
        world.Network.GoUp();

        await FaultWorld.SeeLogAsync(running, "that was watched is no longer kept by the server: listing anew", times: ResourceKind.All.Count);
        await world.SeeDescriptionAsync(running, $"{ns}-deleted", null);
        await world.SeeDescriptionAsync(running, $"{ns}-edited", "2");
        await world.SeeDescriptionAsync(running, $"{ns}-created", "1");
        await world.Cluster.NotReadyAsync(ResourceKind.Role, ns, "dependent", "DependencyNotReady");
        Assert.False(running.HasExited);
    }

    /// <summary>Deletes an object with no finalizer left, so that no watcher sees more of it than its absence.</summary>
    private async Task VanishAsync(string ns, string name)
    {
        await world.Cluster.Client.CustomObjects.PatchNamespacedCustomObjectAsync<object>(
            new V1Patch("""{"metadata":{"finalizers":null}}""", V1Patch.PatchType.MergePatch),
            ResourceKind.Group, ResourceKind.Version, ns, ResourceKind.Policy.Plural, name);
        await world.Cluster.DeleteAsync(ResourceKind.Policy, ns, name);
    }
}
