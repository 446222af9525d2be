using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Naming;
using RoleOperator.Core.Reporting;

namespace RoleOperator.Controllers.Tests.Passes;

public sealed class PassEventsTests
{
    private readonly World world = new();

    [Fact]
    public async Task Role_ThroughItsLife_TellsOfEachChangeOnce()
    {
        world.Roles.Apply("orders", Specs.BareRole);
        await world.SettleAsync();
        world.Roles.Apply("orders", Specs.BareRole.Replace("ec2.", "lambda.", StringComparison.Ordinal));
        await world.SettleAsync();
        world.Account.Roles["orders"] = world.Account.Roles["orders"] with { Description = "changed by hand" };
        await world.SettleAsync();
        world.Roles.Delete("orders");
        await world.SettleAsync();

        Assert.Equal(["Normal Created", "Normal Updated", "Normal DriftCorrected", "Normal Deleted"], world.Events.Reasons);
        Assert.Contains("changed by hand", world.Events[2].Message, StringComparison.Ordinal);
        Assert.All(world.Events, e => Assert.Equal((world.Roles.Key("orders"), "uid-Role-1"), (e.About, e.Uid)));
    }

    [Fact]
    public async Task Drift_IsToldWithALegend_OnlyWhereItHasSignsOfItsOwn()
    {
        world.Account.AddPolicy("stray");
        world.Roles.Apply("orders", Specs.BareRole);
        await world.SettleAsync();
        var made = world.Account.Roles["orders"];
        world.Account.Roles["orders"] = made with { Tags = made.Tags.Append(new("note", "a: + b")).ToDictionary() };
        await world.SettleAsync();
        world.Account.Roles["orders"] = made with { PolicyArns = [Ends.FakeAccount.PolicyArn("stray")] };
        await world.SettleAsync();

        var told = world.Events.Where(e => e.Reason == EventReasons.DriftCorrected).Select(e => e.Message).ToList();
        Assert.Equal([false, true], told.Select(message => message.Contains("(+ was missing", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Events_WhileNothingHappens_AreNone()
    {
        world.Roles.Apply("orders", Specs.BareRole);
        await world.SettleAsync();
        world.Events.Clear();

        for (var pass = 0; pass < 3; pass++) await world.PassOverRole();

        Assert.Empty(world.Events);
    }

    [Fact]
    public async Task Warning_IsGivenOncePerReasonAndNotPerPass()
    {
        world.Roles.Apply("orders", Specs.BareRole);
        foreach (var code in (string[])["Throttling", "Throttling", "AccessDenied", "AccessDenied", "Throttling"])
        {
            world.Account.Refuse("iam:CreateRole", code, status: 403);
            await world.PassOverRole();
        }

        Assert.Equal(["Warning Throttled", "Warning AccessDenied", "Warning Throttled"], world.Events.Reasons);
    }

    [Fact]
    public async Task Warning_WhoseStatusTheWatchHasNotToldYet_IsNotRepeated()
    {
        world.Account.Refuse("iam:CreateRole", "AccessDenied", status: 403);
        world.Roles.Apply("orders", Specs.BareRole);
        world.Roles.IsHeld = true;

        await world.PassOverRole();
        await world.PassOverRole();

        Assert.Equal(["Warning AccessDenied"], world.Events.Reasons);
    }

    [Fact]
    public async Task RoleTakenOver_IsNotToldAsCreated()
    {
        world.Account.AddRole("orders");
        world.Roles.Apply("orders", Specs.BareRole.Replace("{\"name\"", "{\"adoption\":\"Unowned\",\"name\"", StringComparison.Ordinal));

        await world.PassOverRole();

        Assert.Equal(["Normal Adopting", "Normal Adopted"], world.Events.Reasons);
        Assert.All(world.Events, e => Assert.Contains(Owner.TagKey, e.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Adoption_IsAnnouncedWithWhatWillChange_BeforeAnythingDoes()
    {
        world.Account.AddRole("orders", ("team", "theirs"));
        var before = world.Account.ToString();
        world.Account.Refuse("iam:TagRole", "AccessDenied", status: 403);
        world.Roles.Apply("orders", Specs.BareRole.Replace("{\"name\"", "{\"adoption\":\"Unowned\",\"name\"", StringComparison.Ordinal));

        await world.PassOverRole();

        Assert.Equal("Adopting", world.Events[0].Reason);
        Assert.Contains("trust.document", world.Events[0].Message, StringComparison.Ordinal);
        Assert.Contains("tags[team]: is \"theirs\", should be absent", world.Events[0].Message, StringComparison.Ordinal);
        Assert.Equal(before, world.Account.ToString());
    }

    [Fact]
    public async Task Role_MadeAgainBySomebody_IsWarnedOfWithBothIds()
    {
        world.Roles.Apply("orders", Specs.BareRole);
        await world.SettleAsync();
        var (role, before) = (world.Account.Roles["orders"], world.Roles.Find("orders")!.Status.Id!);
        world.Account.Roles["orders"] = role with { Id = "AROAANOTHEREXAMPLE" };
        world.Events.Clear();

        await world.PassOverRole();
        await world.PassOverRole();

        Assert.Equal(["Warning Recreated"], world.Events.Reasons);
        Assert.Contains($"is AROAANOTHEREXAMPLE and was {before}", world.Events[0].Message, StringComparison.Ordinal);
        Assert.Equal("AROAANOTHEREXAMPLE", world.Roles.Find("orders")!.Status.Id);
    }

    [Fact]
    public async Task Association_ThatIsComingIntoForce_IsNoReasonToWarn()
    {
        world.Account.AddRole("orders");
        world.Account.AddInstance("i-00000001");
        world.Profiles.Apply("web", Specs.Profile("orders", Specs.Instances("Never", "i-00000001")));

        await world.SettleAsync();

        Assert.Equal(["Normal Created"], world.Events.Reasons);
    }

    [Fact]
    public async Task Deletion_ThatIsBlocked_WarnsAndLaterTellsOfTheEnd()
    {
        world.Roles.Apply("orders", Specs.BareRole);
        await world.SettleAsync();
        world.Account.AddProfile("foreign", "orders");
        world.Events.Clear();
        world.Roles.Delete("orders");
        await world.PassOverRole();
        await world.PassOverRole();
        world.Account.Profiles.Clear();
        await world.SettleAsync();

        Assert.Equal(["Warning DeleteBlocked", "Normal Deleted"], world.Events.Reasons);
    }
}
