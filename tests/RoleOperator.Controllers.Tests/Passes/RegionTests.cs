using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Errors;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Controllers.Tests.Passes;

/// <summary>A region whose instances cannot be read.</summary>
public sealed class RegionTests
{
    private const string Elsewhere = """{"region":"ap-east-1","ids":["i-0000000a"]}""";

    private readonly World world = new();

    public RegionTests()
    {
        world.Account.AddRole("orders");
        world.Account.AddInstance("i-00000001");
        world.Account.Instances.Add(new() { Id = "i-0000000a", Region = "ap-east-1", State = "running" });
        world.Profiles.Apply("web", Specs.Profile("orders",
            $$""","instances":[{"region":"eu-west-1","ids":["i-00000001"]},{{Elsewhere}}]"""));
    }

    [Fact]
    public async Task Region_ThatIsNotEnabled_KeepsNoOtherFromItsProfile()
    {
        Unreadable();

        await world.SettleAsync();

        Assert.NotNull(world.Account.Instances[0].AssociationId);
        var ready = world.Ready(world.Profiles.Key("web"))!;
        Assert.Equal((Condition.False, Reasons.AccessDenied), (ready.Status, ready.Reason));
        Assert.Contains("spec.instances: region ap-east-1", ready.Message, StringComparison.Ordinal);
        Assert.Contains("enable the region", ready.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Region_OutOfReachForAWhile_KeepsItsEntriesInStatus()
    {
        await world.SettleAsync();
        Unreadable();

        await world.PassOverProfile();

        Assert.Equal(["i-0000000a", "i-00000001"], world.Profiles.Find("web")!.Status.Instances!.Select(entry => entry.Id));
    }

    [Fact]
    public async Task Deletion_WithARegionUnread_Waits()
    {
        await world.SettleAsync();
        Unreadable();
        world.Profiles.Delete("web");

        await world.PassOverProfile();

        Assert.True(world.Account.Profiles.ContainsKey("web"));
        world.Account.UnreadRegions.Clear();
        await world.SettleAsync();
        Assert.Empty(world.Account.Profiles);
    }

    private void Unreadable() => world.Account.UnreadRegions["ap-east-1"] =
        new AwsError("ec2:DescribeInstances", "AuthFailure", "AWS was not able to validate the provided access credentials", 401);
}
