using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime.Control;

namespace RoleOperator.Controllers.Tests.Passes;

/// <summary>What users ask for by annotation.</summary>
public sealed class AnnotationTests
{
    private readonly World world = new();

    [Fact]
    public async Task Paused_Object_IsNeitherReadNorChangedNorDeletedUntilItIsReleased()
    {
        world.Roles.Apply("orders", Specs.BareRole);
        await world.SettleAsync();
        world.Roles.Annotate("orders", $"{WellKnown.Paused}=true");
        world.Roles.Apply("orders", Specs.BareRole.Replace("ec2.", "lambda.", StringComparison.Ordinal));
        world.Roles.Delete("orders");
        world.Journal.Clear();

        Assert.Equal(new Outcome.Blocked(Reasons.Paused, TimeSpan.FromMinutes(5)) { IsAskedFor = true }, await world.PassOverRole());
        await world.PassOverRole();

        Assert.Equal(["write status Role/shop/orders"], world.Journal.Writes);
        Assert.Empty(world.Journal.Reads);
        Assert.Equal(1, world.Roles.Find("orders")!.Status.ObservedGeneration);

        world.Roles.Annotate("orders", "unrelated=true");
        Assert.IsType<Outcome.Done>(await world.PassOverRole());
        Assert.Empty(world.Account.Roles);
    }

    [Fact]
    public async Task CheckAskedFor_IsAcknowledgedInStatusOnce()
    {
        world.Roles.Apply("orders", Specs.BareRole);
        await world.SettleAsync();
        world.Journal.Clear();
        world.Roles.Annotate("orders", $"{WellKnown.ReconcileAt}=now");

        await world.PassOverRole();
        await world.PassOverRole();

        Assert.Equal("now", world.Roles.Find("orders")!.Status.LastHandledReconcileAt);
        Assert.Equal(["write status Role/shop/orders"], world.Journal.Writes);
    }

    [Fact]
    public async Task Resync_OfOneObject_IsAsOftenAsItAsks()
    {
        world.Roles.Apply("orders", Specs.BareRole, annotations: $"{WellKnown.Resync}=1h");

        Assert.Equal(new Outcome.Converged(TimeSpan.FromHours(1)), await world.PassOverRole());
    }
}
