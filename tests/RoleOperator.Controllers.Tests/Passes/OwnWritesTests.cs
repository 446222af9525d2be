using RoleOperator.Controllers.Passes;
using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime;
using RoleOperator.Runtime.Control;

namespace RoleOperator.Controllers.Tests.Passes;

/// <summary>Passes that start before the watch has told of this process's own writes.</summary>
public sealed class OwnWritesTests
{
    private readonly World world = new();

    [Fact]
    public async Task Pass_BeforeTheWatchHasCaughtUp_WritesNothingTwice()
    {
        world.Roles.Apply("orders", Specs.BareRole);
        world.Roles.IsHeld = true;
        await world.PassOverRole();
        var written = world.Roles.Find("orders")!.Status;
        world.Journal.Clear();
        world.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.IsType<Outcome.Converged>(await world.PassOverRole());

        Assert.Empty(world.Journal.Writes);
        Assert.Equal(["iam:GetRole orders"], world.Journal.Reads);
        Assert.Same(written, world.Roles.Find("orders")!.Status);
    }

    [Fact]
    public async Task TransitionTime_OfAConditionThatStays_IsThatOfTheFirstWrite()
    {
        world.Account.Refuse("iam:CreateRole", "Throttling");
        world.Roles.Apply("orders", Specs.BareRole);
        world.Roles.IsHeld = true;
        await world.PassOverRole();
        var since = world.Ready(world.Roles.Key("orders"))!.LastTransitionTime;
        world.Time.Advance(TimeSpan.FromMinutes(1));
        world.Account.Refuse("iam:CreateRole", "AccessDenied", status: 403);

        await world.PassOverRole();

        var ready = world.Ready(world.Roles.Key("orders"))!;
        Assert.Equal((Reasons.AccessDenied, since), (ready.Reason, ready.LastTransitionTime));
    }

    [Fact]
    public async Task ObservedGeneration_OfASpecChangedDuringThePass_IsThatOfTheSpecThatWasRead()
    {
        world.Roles.Apply("orders", Specs.BareRole);
        world.Roles.IsHeld = true;
        world.Roles.Apply("orders", Specs.BareRole.Replace("ec2.", "lambda.", StringComparison.Ordinal));

        await world.PassOverRole();
        Assert.Equal(1, world.Roles.Find("orders")!.Status.ObservedGeneration);
        await world.PassOverRole();
        Assert.Equal(1, world.Roles.Find("orders")!.Status.ObservedGeneration);

        world.Roles.Release();
        await world.PassOverRole();
        Assert.Equal(2, world.Roles.Find("orders")!.Status.ObservedGeneration);
        Assert.Contains("lambda", world.Account.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9", "10", "uid-1", "9 own")]
    [InlineData("10", "10", "uid-1", "10 cached")]
    [InlineData("11", "10", "uid-1", "11 cached")]
    [InlineData("9", "10", "uid-2", "9 cached")]
    [InlineData("opaque", "10", "uid-1", "opaque cached")]
    public void Newest_ByVersionAndUid_IsTheCacheUnlessItLagsBehind(string cachedVersion, string ownVersion, string cachedUid, string expected)
    {
        var (own, key) = (new OwnWrites<RoleSpec, RoleStatus>(), new ResourceKey("Role", "shop", "orders"));
        own.Remember(key, Resource(ownVersion, "uid-1", "own"));

        var newest = own.Newest(key, Resource(cachedVersion, cachedUid, "cached"));

        Assert.Equal(expected, $"{cachedVersion} {newest.Status.Name}");
    }

    [Fact]
    public void Newest_OnceTheCacheHasCaughtUp_ForgetsTheOwnWrite()
    {
        var (own, key) = (new OwnWrites<RoleSpec, RoleStatus>(), new ResourceKey("Role", "shop", "orders"));
        own.Remember(key, Resource("10", "uid-1", "own"));
        own.Newest(key, Resource("10", "uid-1", "cached"));

        Assert.Equal("older", own.Newest(key, Resource("9", "uid-1", "older")).Status.Name);
    }

    private static Resource<RoleSpec, RoleStatus> Resource(string version, string uid, string name) =>
        new(new() { Uid = uid, ResourceVersion = version }, null, new() { Name = name }, []);
}
