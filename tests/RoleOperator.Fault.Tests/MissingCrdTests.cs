using k8s;
using RoleOperator.Core.Resources;
using RoleOperator.Fault.Tests.Faults;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Testing;

namespace RoleOperator.Fault.Tests;

/// <summary>The operator is installed before its CRDs are, or before all of them.</summary>
[Collection(NetworkFaultCollection.Name)]
public class MissingCrdTests(FaultWorld world)
{
    private const string Crd = "instanceprofiles." + ResourceKind.Group;
    private const string Remedy = "the API server does not know instanceprofiles." + ResourceKind.Group + " yet; install the CRDs";

    [Fact]
    public async Task Crd_MissingAtTheStart_IsWaitedForAndNamedUntilItIsThere()
    {
        using var probes = new Probes();
        var ns = await world.NamespaceAsync();
        await world.Cluster.ApplyAsync(ResourceKind.Role, ns, "orders", Specs.Role("1"));
        var crds = world.Cluster.Client.ApiextensionsV1;
        await crds.DeleteCustomResourceDefinitionAsync(Crd);
        await FaultWorld.Unattended.SeeAsync("the CRD is gone", IsThereAsync, there => !there);
        await using var running = world.StartOperator(more: probes.Arguments);
        try
        {
            await FaultWorld.SeeLogAsync(running, $"Listing or watching instanceprofiles failed, trying again: {Remedy}");
            await FaultWorld.SeeAsync(
                running, "the readiness says why", probes.ReadyzAsync, said => said == $"503 waiting for the first list of instanceprofiles ({Remedy})");
            Assert.Null(await world.DescriptionAsync($"{ns}-orders"));
        }
        finally
        {
            await world.Cluster.InstallAsync(Path.Combine(Repository.Root, "crds"), only: "instanceprofiles");
        }

        await FaultWorld.SeeAsync(running, "the operator is ready", probes.ReadyzAsync, said => said == "200 ok");
        await world.SeeDescriptionAsync(running, $"{ns}-orders", "1");
    }

    private async Task<bool> IsThereAsync() =>
        (await world.Cluster.Client.ApiextensionsV1.ListCustomResourceDefinitionAsync()).Items.Any(crd => crd.Metadata.Name == Crd);
}
