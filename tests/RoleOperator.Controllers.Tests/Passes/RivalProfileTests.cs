using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Controllers.Tests.Passes;

/// <summary>Two objects that want their profile on one instance.</summary>
public sealed class RivalProfileTests
{
    private const string Instance = "i-00000001";

    private readonly World world = new();

    public RivalProfileTests()
    {
        world.Account.AddRole("orders");
        world.Account.AddInstance(Instance);
    }

    [Theory]
    [InlineData("Always", false)]
    [InlineData("Always", true)]
    [InlineData("Never", false)]
    public async Task Instance_WantedByTwo_StaysWithTheOneWhoseProfileItCarries(string replace, bool afterARestart)
    {
        await ContestedAsync(replace);
        if (afterARestart) world.Restart();
        world.Journal.Clear();

        for (var check = 0; check < 3; check++)
        {
            world.Time.Advance(TimeSpan.FromMinutes(10));
            await world.PassOverProfile("front");
            await world.PassOverProfile("web");
        }

        Assert.Empty(world.Journal.AwsWrites);
        Assert.Equal(world.Account.Profiles["web"].Arn, Assert.Single(world.Account.Instances).ProfileArn);
        Assert.Equal(Reasons.Converged, Ready("web").Reason);
        Assert.Equal(Reasons.InstancesNotReady, Ready("front").Reason);
        Assert.Contains("InstanceProfile shop/web wants it as well; take it out of spec.instances of one", Ready("front").Message, StringComparison.Ordinal);
        Assert.Equal("OtherProfile", Assert.Single(world.Profiles.Find("front")!.Status.Instances!).State);
    }

    [Theory]
    [InlineData("deleted")]
    [InlineData("out of the spec")]
    [InlineData("observing")]
    [InlineData("lost")]
    public async Task Instance_ThatOneLetsGo_WakesTheOtherWhichTakesIt(string how)
    {
        await ContestedAsync("Always");
        await world.Operator.Profiles.WokenAsync();

        if (how == "deleted") world.Profiles.Delete("web");
        else if (how == "out of the spec") world.Profiles.Apply("web", Specs.Profile("orders"));
        else if (how == "observing") world.Profiles.Apply("web", Specs.Profile("orders", ""","mode":"Observe" """ + Specs.Instances("Always", Instance)));
        else await StolenAsync();
        for (var round = 0; round < 10 && await world.Operator.Profiles.WokenAsync() is { Count: > 0 } woken; round++)
            foreach (var (key, _) in woken) await world.PassOver(key);

        Assert.Equal(world.Account.Profiles["front"].Arn, Assert.Single(world.Account.Instances).ProfileArn);
    }

    [Fact]
    public async Task Instance_GivenTheProfileByHand_IsReplacedThoughThatProfileIsAnObjects()
    {
        world.Profiles.Apply("web", Specs.Profile("orders"));
        await world.SettleAsync();
        world.Account.Instances[0] = world.Account.Instances[0] with { ProfileArn = world.Account.Profiles["web"].Arn, AssociationId = "iip-assoc-by-hand" };
        world.Profiles.Apply("front", Front("Always"));

        await world.SettleAsync();

        Assert.Equal(world.Account.Profiles["front"].Arn, Assert.Single(world.Account.Instances).ProfileArn);
    }

    private static string Front(string replace) =>
        Specs.Profile("orders", Specs.Instances(replace, Instance)).Replace("\"name\":\"web\"", "\"name\":\"front\"", StringComparison.Ordinal);

    private Condition Ready(string name) => world.Ready(world.Profiles.Key(name))!;

    /// <summary>The object <c>web</c> has it, and <c>front</c> wants it.</summary>
    private async Task ContestedAsync(string replace)
    {
        world.Profiles.Apply("web", Specs.Profile("orders", Specs.Instances("Always", Instance)));
        await world.SettleAsync();
        world.Profiles.Apply("front", Front(replace));
        await world.SettleAsync();
    }

    /// <summary>Somebody puts a third profile there, and the first object may replace it no more.</summary>
    private async Task StolenAsync()
    {
        world.Account.AddProfile("legacy", "orders");
        world.Account.Instances[0] = world.Account.Instances[0] with { ProfileArn = world.Account.Profiles["legacy"].Arn, AssociationId = "iip-assoc-legacy" };
        world.Account.Refuse("ec2:ReplaceIamInstanceProfileAssociation", "UnauthorizedOperation", status: 403);
        await world.PassOverProfile();
        world.Account.Allow("ec2:ReplaceIamInstanceProfileAssociation");
    }
}
