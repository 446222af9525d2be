using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Controllers.Tests.References;

/// <summary>Policies that are deleted together with the roles that have them.</summary>
public sealed class LeavingRolesTests
{
    private readonly World world = new();

    [Theory]
    [InlineData("", Reasons.DependencyNotReady)]
    [InlineData(",\"deletion\":{\"policy\":\"Retain\"}", Reasons.DeleteBlocked)]
    public async Task Policy_OfARoleThatIsGoing_WaitsForItUnlessItStays(string deletion, string reason)
    {
        world.Policies.Apply("audit", Specs.Policy("s3:Get*"));
        world.Roles.Apply("orders", Specs.RoleWithPolicy[..^1] + deletion + "}");
        await world.SettleAsync();
        world.Roles.Delete("orders");
        world.Policies.Delete("audit");

        await world.PassOverPolicy();

        Assert.Equal(reason, world.Ready(world.Policies.Key("audit"))!.Reason);
        Assert.Contains("role/orders", world.Ready(world.Policies.Key("audit"))!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Policy_OfARoleThatIsGoing_GoesAfterIt()
    {
        world.Policies.Apply("audit", Specs.Policy("s3:Get*"));
        world.Roles.Apply("orders", Specs.RoleWithPolicy);
        await world.SettleAsync();
        world.Policies.Delete("audit");
        world.Roles.Delete("orders");

        await world.SettleAsync();

        Assert.Empty(world.Account.Roles);
        Assert.Empty(world.Account.Policies);
    }
}
