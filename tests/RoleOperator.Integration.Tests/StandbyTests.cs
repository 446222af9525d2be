using k8s;
using k8s.Models;
using RoleOperator.Core.Resources;
using RoleOperator.Integration.Tests.Harness;

namespace RoleOperator.Integration.Tests;

/// <summary>An operator that waits for its turn. The world gets its own operator back afterwards.</summary>
[Collection(MotoAlone.Name)]
public sealed class StandbyTests(World world)
{
    private const string Lease = "role-operator";

    [Fact]
    public async Task Standby_WhileAnotherLeads_IsReadyAndQuietAndWorksWhenTheLeaseIsGivenBack()
    {
        await using var team = await world.TeamAsync();
        await using var way = await world.NewProxyAsync();
        using var probes = new Probes();
        await world.KillOperatorAsync();
        try
        {
            await world.Cluster.Client.CoordinationV1.CreateNamespacedLeaseAsync(
                new V1Lease
                {
                    Metadata = new V1ObjectMeta { Name = Lease },
                    Spec = new V1LeaseSpec { HolderIdentity = "another", LeaseDurationSeconds = 3600, RenewTime = DateTime.UtcNow },
                },
                team.Namespace);
            var applied = await team.ApplyAsync(ResourceKind.Role, "orders", $"trust: {{document: {Documents.Ec2Trust}}}");
            await using var standby = world.NewOperator(way.Endpoint, ["--lease-namespace", team.Namespace, .. probes.Arguments]);
            var eventually = new Eventually(() => standby);

            await eventually.SeeAsync(
                "the standby stands by", () => standby.Output.Any(line => line.Contains("stands by: another is the leader", StringComparison.Ordinal)));
            await eventually.SeeAsync("the standby is ready", probes.ReadyzAsync, seen => seen == "200 ok");
            Assert.Empty(way.Calls);
            Assert.Equal(ObjectView.ResourceVersion(applied), ObjectView.ResourceVersion(await team.GetAsync(ResourceKind.Role, "orders")));

            await world.Cluster.Client.CoordinationV1.PatchNamespacedLeaseAsync(
                new V1Patch("""{"spec":{"holderIdentity":""}}""", V1Patch.PatchType.MergePatch), Lease, team.Namespace);
            await eventually.SeeAsync("the role is made", () => team.Aws.RoleAsync(team.AwsName("orders")), role => role is not null);
            Assert.Equal(0, await standby.StopAsync());
        }
        finally
        {
            world.StartOperator();
        }
    }
}
