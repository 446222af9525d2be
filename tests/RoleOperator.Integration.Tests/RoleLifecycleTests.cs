using RoleOperator.Core.Resources;
using RoleOperator.Integration.Tests.Harness;

namespace RoleOperator.Integration.Tests;

[CollectionDefinition(Name)]
public sealed class WorldCollection : ICollectionFixture<World>
{
    public const string Name = "world";
}

[Collection(WorldCollection.Name)]
public class RoleLifecycleTests(World world)
{
    [Fact]
    public async Task Role_AppliedAndDeleted_ComesAndGoesInIam()
    {
        var ns = await world.NamespaceAsync();

        await world.Cluster.ApplyAsync(ResourceKind.Role, ns, "orders", """
            trust:
              document:
                Version: "2012-10-17"
                Statement: {Effect: Allow, Principal: {Service: ec2.amazonaws.com}, Action: sts:AssumeRole}
            """);
        await world.Cluster.ReadyAsync(ResourceKind.Role, ns, "orders");
        var role = await world.Iam.GetRoleAsync(new() { RoleName = $"{ns}-orders" });
        Assert.Contains(role.Role.Tags, t => t.Key == "iam.roleoperator.io/owner" && t.Value == $"{World.ClusterName}/{ns}/orders");

        await world.Cluster.DeleteAsync(ResourceKind.Role, ns, "orders");
        await world.Cluster.GoneAsync(ResourceKind.Role, ns, "orders");
        await Assert.ThrowsAsync<Amazon.IdentityManagement.Model.NoSuchEntityException>(() => world.Iam.GetRoleAsync(new() { RoleName = $"{ns}-orders" }));
    }
}
