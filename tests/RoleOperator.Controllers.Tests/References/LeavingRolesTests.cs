using RoleOperator.Controllers.Tests.Ends;
using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime.Control;

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
    public async Task Policy_OfAPausedRoleThatIsGoing_SaysForWhatItWaits()
    {
        world.Policies.Apply("audit", Specs.Policy("s3:Get*"));
        world.Roles.Apply("orders", Specs.RoleWithPolicy);
        await world.SettleAsync();
        world.Roles.Annotate("orders", $"{WellKnown.Paused}=true");
        world.Roles.Delete("orders");
        world.Policies.Delete("audit");

        await world.PassOverPolicy();

        var ready = world.Ready(world.Policies.Key("audit"))!;
        Assert.Equal(Reasons.DependencyNotReady, ready.Reason);
        Assert.Contains("while Role shop/orders is paused: take its annotation iam.roleoperator.io/paused off", ready.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"managedPolicies\":[{\"arn\":\"%\"}]")]
    [InlineData("\"permissionsBoundary\":{\"arn\":\"%\"}")]
    public async Task Policy_NamedByItsArn_WaitsForTheRoleAndIsWokenWhenItIsGone(string use)
    {
        world.Policies.Apply("audit", Specs.Policy("s3:Get*"));
        await world.SettleAsync();
        world.Roles.Apply("orders", $"{Specs.BareRole[..^1]},{use.Replace("%", FakeAccount.PolicyArn("audit"), StringComparison.Ordinal)}}}");
        await world.SettleAsync();
        world.Roles.Delete("orders");
        world.Policies.Delete("audit");
        await world.PassOverPolicy();
        Assert.Equal(Reasons.DependencyNotReady, world.Ready(world.Policies.Key("audit"))!.Reason);
        await world.Operator.Policies.WokenAsync();

        await world.PassOverRole();

        Assert.Equal([world.Policies.Key("audit")], (await world.Operator.Policies.WokenAsync()).Select(turn => turn.Key));
        Assert.IsType<Outcome.Done>(await world.PassOverPolicy());
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
