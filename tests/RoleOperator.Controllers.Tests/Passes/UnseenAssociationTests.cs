using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Errors;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime.Control;

namespace RoleOperator.Controllers.Tests.Passes;

/// <summary>Associations of which EC2's reads, lagging behind, show nothing yet.</summary>
public sealed class UnseenAssociationTests
{
    private const string Instance = "i-00000001";

    private readonly World world = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Instance_OutOfTheSpecBeforeEc2ShowsIt_LosesTheProfileOnceItDoes(bool afterARestart)
    {
        await AssociatedUnseenAsync();
        await world.PassOverProfile(); // Still wanted, and still not shown.
        world.Profiles.Apply("web", Specs.Profile("orders"));
        if (afterARestart) world.Restart();

        await world.PassOverProfile();
        Assert.Equal((Instance, "Associating"), (Entries!.Single().Id, Entries!.Single().State));
        Assert.Equal(Reasons.Progressing, world.Ready(world.Profiles.Key("web"))!.Reason);

        world.Account.InstanceAsRead = instance => instance;
        await world.SettleAsync();
        Assert.Null(Assert.Single(world.Account.Instances).ProfileArn);
        Assert.Null(Entries);
    }

    [Fact]
    public async Task Instance_NeverShownWithTheProfile_IsForgottenAfterTwoMinutes()
    {
        await AssociatedUnseenAsync();
        world.Profiles.Apply("web", Specs.Profile("orders"));
        await world.PassOverProfile();
        world.Time.Advance(AwsErrorTable.PropagationTime);

        Assert.IsType<Outcome.Converged>(await world.PassOverProfile());

        Assert.Null(Entries);
    }

    [Fact]
    public async Task Instance_StillWantedAndNeverShown_IsAssociatedAgainAfterTwoMinutes()
    {
        await AssociatedUnseenAsync();
        world.Journal.Clear();
        await world.PassOverProfile();
        Assert.Empty(world.Journal.AwsWrites);
        world.Time.Advance(AwsErrorTable.PropagationTime);

        await world.PassOverProfile();

        Assert.Equal([$"ec2:AssociateIamInstanceProfile {Instance}"], world.Journal.AwsWrites);
    }

    [Fact]
    public async Task Deletion_BeforeEc2ShowsTheAssociation_WaitsForIt()
    {
        await AssociatedUnseenAsync();
        world.Profiles.Delete("web");

        Assert.IsType<Outcome.Waiting>(await world.PassOverProfile());
        Assert.True(world.Account.Profiles.ContainsKey("web"));

        world.Account.InstanceAsRead = instance => instance;
        Assert.IsType<Outcome.Done>(await world.PassOverProfile());
        Assert.Null(Assert.Single(world.Account.Instances).ProfileArn);
        Assert.Empty(world.Account.Profiles);
    }

    [Theory]
    [InlineData("web")]
    [InlineData(null)]
    public async Task Deletion_WithACarrierThatEc2DoesNotDescribeYet_DoesNotTakeItForGone(string? carried)
    {
        world.Account.AddRole("orders");
        world.Profiles.Apply("web", Specs.Profile("orders"));
        await world.SettleAsync();
        world.Account.AddInstance(Instance, carried);
        world.Account.InstanceAsRead = instance => new() { Id = instance.Id, Region = instance.Region };
        world.Profiles.Delete("web");

        await world.PassOverProfile();

        Assert.Equal(carried is not null, world.Account.Profiles.ContainsKey("web"));
    }

    private IReadOnlyList<InstanceStatus>? Entries => world.Profiles.Find("web")!.Status.Instances;

    private async Task AssociatedUnseenAsync()
    {
        world.Account.AddRole("orders");
        world.Account.AddInstance(Instance);
        world.Account.InstanceAsRead = instance =>
            instance with { AssociationId = null, ProfileArn = null, ProfileId = null };
        world.Account.CarriersAreShown = false;
        world.Profiles.Apply("web", Specs.Profile("orders", Specs.Instances("Never", Instance)));
        await world.PassOverProfile();
        Assert.NotNull(Assert.Single(world.Account.Instances).ProfileArn);
    }
}
