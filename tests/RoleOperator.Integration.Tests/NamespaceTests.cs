using RoleOperator.Core.Resources;
using RoleOperator.Integration.Tests.Harness;

namespace RoleOperator.Integration.Tests;

/// <summary>
/// An operator that works in some namespaces only, whichever AWS it calls: one end is enough. The world gets its own operator back afterwards.
/// </summary>
[Collection(MotoAlone.Name)]
public sealed class NamespaceTests(World world)
{
    private static readonly string Spec = $"trust: {{document: {Documents.Ec2Trust}}}";

    [Fact]
    public async Task Namespaces_Named_AreServedAndOthersAreNotTouched()
    {
        await using var shop = await world.TeamAsync();
        await using var ops = await world.TeamAsync();
        await using var other = await world.TeamAsync();
        await world.KillOperatorAsync();
        try
        {
            var applied = await other.ApplyAsync(ResourceKind.Role, "orders", Spec);
            await using var some = world.NewOperator(world.Proxy.Endpoint, "--leader-elect", "false", "--namespaces", shop.Namespace, ops.Namespace);
            await shop.ConvergeAsync(ResourceKind.Role, "orders", Spec);
            await ops.ConvergeAsync(ResourceKind.Role, "orders", Spec);

            // Served namespaces' passes, a second apart, are the clock.
            await shop.PassesAsync(shop.AwsName("orders"), "GetRole", 2);

            Assert.Equal(ObjectView.ResourceVersion(applied), ObjectView.ResourceVersion(await other.GetAsync(ResourceKind.Role, "orders")));
            Assert.Empty(other.Calls);
        }
        finally
        {
            world.StartOperator();
        }

        await other.ReadyAsync(ResourceKind.Role, "orders");
    }
}
