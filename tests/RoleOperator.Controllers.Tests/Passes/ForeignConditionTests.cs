using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Controllers.Tests.Passes;

/// <summary>Others may add conditions of their own; server-side apply keeps them beside the operator's.</summary>
public sealed class ForeignConditionTests
{
    private readonly World world = new();

    [Theory]
    [InlineData("Audited")]
    [InlineData("Zealous")]
    public async Task Condition_OfAnother_CausesNoWrite(string type)
    {
        world.Roles.Apply("orders", Specs.BareRole);
        await world.SettleAsync();
        var foreign = new Condition(type, Condition.True, "Passed", "", 1, world.Time.GetUtcNow());
        world.Roles.Change("orders", role => role with { Status = role.Status with { Conditions = [foreign, .. role.Status.Conditions!] } });
        world.Journal.Clear();

        await world.PassOverRole();

        Assert.Empty(world.Journal.Writes);
    }

    [Fact]
    public async Task Condition_OfOurOwnThatSomebodyRemoved_IsWrittenAgain()
    {
        world.Roles.Apply("orders", Specs.BareRole);
        await world.SettleAsync();
        world.Roles.Change("orders", role => role with { Status = role.Status with { Conditions = [] } });
        world.Journal.Clear();

        await world.PassOverRole();

        Assert.Equal(["write status Role/shop/orders"], world.Journal.Writes);
    }
}
