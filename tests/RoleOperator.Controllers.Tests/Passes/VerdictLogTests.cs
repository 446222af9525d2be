using Microsoft.Extensions.Logging;
using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Controllers.Tests.Passes;

/// <summary>What the log says of verdicts: each new one once, and nothing while it stays.</summary>
public sealed class VerdictLogTests
{
    private readonly World world = new();

    [Theory]
    [InlineData(true, "Role/shop/orders: Ready is Unknown, Paused")]
    [InlineData(false, "Role/shop/orders: Ready is False, NotOwned")]
    public async Task Object_ThatStaysAsItIs_IsToldOnce(bool paused, string line)
    {
        if (!paused) world.Account.AddRole("orders");
        world.Roles.Apply("orders", Specs.BareRole);
        if (paused) world.Roles.Annotate("orders", $"{WellKnown.Paused}=true");
        for (var pass = 0; pass < 4; pass++) await world.PassOverRole();

        Assert.Single(Told(), line);
        Assert.EndsWith(line, Told()[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Object_ThatIsPausedAndReleased_IsToldOfEachTime()
    {
        world.Roles.Apply("orders", Specs.BareRole);
        await world.SettleAsync();
        world.Roles.Annotate("orders", $"{WellKnown.Paused}=true");
        await world.PassOverRole();
        world.Roles.Annotate("orders", "unrelated=true");
        await world.SettleAsync();

        Assert.Equal(
            [Reasons.Converged, Reasons.Paused, Reasons.Converged],
            Told().Where(l => l.Contains(" Ready is ", StringComparison.Ordinal)).Select(l => l.Split(", ")[1]));
    }

    private List<string> Told() => [.. world.Operator.Roles.Log.Where(l => l.Level >= LogLevel.Information).Select(l => l.Text)];
}
