using RoleOperator.Controllers.Tests.Ends;
using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Errors;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime.Control;

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
    public async Task Region_OutOfReach_IsLoggedOnceAPassAndTriedAtAGrowingPace()
    {
        await world.SettleAsync();
        OutOfReach();

        List<double> pauses = [];
        for (var turn = 0; turn < 4; turn++) pauses.Add(Assert.IsType<Outcome.Waiting>(await world.PassOverProfile()).Again.TotalSeconds);

        Assert.Equal([1, 2, 4, 8], pauses);
        var refused = world.Operator.Profiles.Log.Where(line => line.Text.Contains("ec2:DescribeInstances in ap-east-1", StringComparison.Ordinal)).ToList();
        Assert.Equal(4, refused.Count);
        Assert.Equal(Reasons.Unavailable, Ready.Reason);
        Assert.StartsWith("spec.instances: region ap-east-1: ", Ready.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deletion_WithARegionInUseUnread_WaitsAndNamesIt()
    {
        await world.SettleAsync();
        Unreadable();
        world.Profiles.Delete("web");

        Assert.IsType<Outcome.Waiting>(await world.PassOverProfile());

        Assert.True(world.Account.Profiles.ContainsKey("web"));
        Assert.Contains("spec.instances: region ap-east-1: ec2:DescribeInstances", Ready.Message, StringComparison.Ordinal);
        Assert.Contains("not deleted before it is known who carries it in ap-east-1", Ready.Message, StringComparison.Ordinal);
        world.Account.UnreadRegions.Clear();
        await world.SettleAsync();
        Assert.Empty(world.Account.Profiles);
    }

    [Fact]
    public async Task Deletion_ByForce_GoesOnPastAnUnreadRegion()
    {
        world.Profiles.Apply("web", Specs.Profile("orders",
            $$""","deletion":{"force":true},"instances":[{"region":"eu-west-1","ids":["i-00000001"]},{{Elsewhere}}]"""));
        await world.SettleAsync();
        Unreadable();
        world.Profiles.Delete("web");

        Assert.IsType<Outcome.Done>(await world.PassOverProfile());

        Assert.Empty(world.Account.Profiles);
        Assert.Null(world.Account.Instances[0].AssociationId);
        Assert.Null(world.Profiles.Find("web"));
    }

    [Theory]
    [InlineData("AuthFailure", 401)]
    [InlineData("", 0)]
    public async Task Deletion_WithARegionThatWasNeverUsed_DoesNotWaitForIt(string code, int status)
    {
        world.Account.UnreadRegions["ap-east-1"] = new("ec2:DescribeInstances", code, "no", status);
        await world.SettleAsync();
        world.Profiles.Delete("web");

        Assert.IsType<Outcome.Done>(await world.PassOverProfile());

        Assert.Empty(world.Account.Profiles);
        Assert.Null(world.Account.Instances[0].AssociationId);
    }

    [Fact]
    public async Task Deletion_WithAThrottlingRegionThatWasNeverUsed_WaitsForItsAnswer()
    {
        world.Account.UnreadRegions["ap-east-1"] = new("ec2:DescribeInstances", "RequestLimitExceeded", "Request limit exceeded.", 503);
        await world.SettleAsync();
        world.Profiles.Delete("web");

        await world.PassOverProfile();

        Assert.True(world.Account.Profiles.ContainsKey("web"));
        Assert.Equal(Reasons.DeleteBlocked, Ready.Reason);
    }

    [Fact]
    public async Task Deletion_WithTheOperatorsOwnRegionUnread_Waits()
    {
        world.Profiles.Apply("web", Specs.Profile("orders"));
        await world.SettleAsync();
        world.Account.AddInstance("i-0000000b", "web");
        world.Account.UnreadRegions[FakeAccount.OwnRegion] = new("ec2:DescribeInstances", "UnauthorizedOperation", "no", 403);
        world.Profiles.Delete("web");

        await world.PassOverProfile();

        Assert.True(world.Account.Profiles.ContainsKey("web"));
    }

    [Theory]
    [InlineData("us-east-1", false)]
    [InlineData("sa-east-1", true)]
    public async Task Deletion_WithACarrierElsewhere_IsBlockedWhereTheOperatorWasToldToLook(string region, bool isDeleted)
    {
        world.InstanceRegions.AddRange(["us-east-1", "us-west-2"]);
        world.Profiles.Apply("web", Specs.Profile("orders"));
        await world.SettleAsync();
        world.Account.AddInstance("i-0000000b", "web");
        world.Account.Instances[^1] = world.Account.Instances[^1] with { Region = region };
        world.Profiles.Delete("web");

        await world.PassOverProfile();

        Assert.Equal(isDeleted, world.Account.Profiles.Count == 0);
        if (!isDeleted) Assert.Contains($"carried by instance i-0000000b in {region}", Ready.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deletion_WithARegionToLookInUnread_Waits()
    {
        world.InstanceRegions.Add("ap-east-1");
        world.Profiles.Apply("web", Specs.Profile("orders"));
        await world.SettleAsync();
        Unreadable();
        world.Profiles.Delete("web");

        await world.PassOverProfile();

        Assert.True(world.Account.Profiles.ContainsKey("web"));
        Assert.Contains("before it is known who carries it in ap-east-1", Ready.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deletion_OfAProfileThatIsNotOurs_AsksNoRegion()
    {
        await world.SettleAsync();
        world.Account.OwnProfile("web", "other/shop/web-2");
        Unreadable();
        world.Journal.Clear();
        world.Profiles.Delete("web");

        Assert.IsType<Outcome.Done>(await world.PassOverProfile());

        Assert.Equal(["iam:GetInstanceProfile web"], world.Journal.Reads);
        Assert.True(world.Account.Profiles.ContainsKey("web"));
    }

    private Condition Ready => world.Ready(world.Profiles.Key("web"))!;

    private void Unreadable() => world.Account.UnreadRegions["ap-east-1"] =
        new AwsError("ec2:DescribeInstances", "AuthFailure", "AWS was not able to validate the provided access credentials", 401);

    private void OutOfReach() => world.Account.UnreadRegions["ap-east-1"] = new AwsError("ec2:DescribeInstances", "", "Connection refused", 0);
}
