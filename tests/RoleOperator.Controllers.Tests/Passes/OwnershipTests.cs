using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Naming;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime.Control;

namespace RoleOperator.Controllers.Tests.Passes;

/// <summary>A create call that meets an object of its name: whose it is decides.</summary>
public sealed class OwnershipTests
{
    private readonly World world = new();

    [Fact]
    public async Task ExistingRole_OfAnEarlierLife_IsTakenUpAndMadeToMatch()
    {
        world.Account.AddRole("orders", (Owner.TagKey, "test/shop/orders"));
        var id = world.Account.Roles["orders"].Id;
        world.Roles.Apply("orders", Specs.BareRole);

        var outcome = await world.PassOverRole();

        Assert.IsType<Outcome.Converged>(outcome);
        Assert.Equal(["iam:CreateRole orders", "iam:UpdateAssumeRolePolicy orders"], world.Journal.AwsWrites);
        Assert.Equal((id, Condition.True), (world.Roles.Find("orders")!.Status.Id, world.Ready(world.Roles.Key("orders"))!.Status));
    }

    [Fact]
    public async Task ExistingPolicy_OfAnEarlierLife_IsTakenUpAndMadeToMatch()
    {
        world.Account.AddPolicy("audit", (Owner.TagKey, "test/shop/audit"));
        world.Policies.Apply("audit", Specs.Policy("s3:Get*"));

        await world.PassOverPolicy();

        Assert.Equal("v2", world.Policies.Find("audit")!.Status.DefaultVersionId);
        Assert.Equal(Condition.True, world.Ready(world.Policies.Key("audit"))!.Status);
    }

    [Theory]
    [InlineData("test/shop/other")]
    [InlineData("elsewhere/shop/orders")]
    [InlineData(null)]
    public async Task ExistingRole_OfSomebodyElse_IsLeftAloneAndReadNextTime(string? owner)
    {
        world.Account.AddRole("orders", owner is null ? [] : [(Owner.TagKey, owner)]);
        world.Roles.Apply("orders", Specs.BareRole);
        var before = world.Account.ToString();

        var outcome = await world.PassOverRole();

        Assert.Equal(new Outcome.Blocked(Reasons.NotOwned, TimeSpan.FromMinutes(5)), outcome);
        Assert.Null(world.Roles.Find("orders")!.Status.Arn);
        world.Journal.Clear();
        await world.PassOverRole();
        Assert.Empty(world.Journal.Writes);
        Assert.Equal(["iam:GetRole orders"], world.Journal.Reads);
        Assert.Equal(before, world.Account.ToString());
    }

    [Fact]
    public async Task ExistingRole_WithoutOwner_IsClaimedFirstWhereTheSpecAllows()
    {
        world.Account.AddRole("orders");
        world.Roles.Apply("orders", Specs.BareRole.Replace("{\"name\"", "{\"adoption\":\"Unowned\",\"name\"", StringComparison.Ordinal));

        await world.PassOverRole();

        Assert.Equal(["iam:CreateRole orders", $"iam:TagRole {Owner.TagKey}", "iam:UpdateAssumeRolePolicy orders"], world.Journal.AwsWrites);
        Assert.Equal("test/shop/orders", world.Account.Roles["orders"].Tags[Owner.TagKey]);
    }

    [Fact]
    public async Task ForeignRole_ThatGoesAway_IsMadeAnew()
    {
        world.Account.AddRole("orders");
        world.Roles.Apply("orders", Specs.BareRole);
        await world.PassOverRole();

        world.Account.Roles.Remove("orders");

        Assert.IsType<Outcome.Converged>(await world.PassOverRole());
    }

    [Fact]
    public async Task OwnRole_DeletedByHand_IsMadeAnewWithItsFinalizerStillOn()
    {
        world.Roles.Apply("orders", Specs.BareRole);
        await world.SettleAsync();
        world.Account.Roles.Remove("orders");
        world.Journal.Clear();

        await world.PassOverRole();

        Assert.Equal(["iam:CreateRole orders", "write status Role/shop/orders"], world.Journal.Writes);
        Assert.Contains(WellKnown.Finalizer, world.Roles.Find("orders")!.Metadata.Finalizers!);
        Assert.Equal(world.Account.Roles["orders"].Id, world.Roles.Find("orders")!.Status.Id);
    }
}
