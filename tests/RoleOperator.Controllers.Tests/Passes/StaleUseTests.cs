using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Errors;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime.Control;

namespace RoleOperator.Controllers.Tests.Passes;

/// <summary>Deletions in whose way stands only what this process has just taken away, and what a read that lags behind still shows.</summary>
public sealed class StaleUseTests
{
    private readonly World world = new();

    [Theory]
    [InlineData("orders")]
    [InlineData(null)]
    public async Task Policy_OffARoleThatIsGone_WaitsUntilIamShowsIt(string? user)
    {
        world.Policies.Apply("audit", Specs.Policy("s3:Get*"));
        world.Roles.Apply("orders", Specs.RoleWithPolicy);
        await world.SettleAsync();
        world.Roles.Delete("orders");
        await world.PassOverRole();
        world.Account.PolicyAsRead = policy => policy with { AttachmentCount = 1, Users = user is null ? [] : [PolicyUser.Role(user)] };
        world.Policies.Delete("audit");

        Assert.IsType<Outcome.Waiting>(await world.PassOverPolicy());
        Assert.Equal(Reasons.Propagating, Policy.Reason);

        world.Time.Advance(AwsErrorTable.PropagationTime);
        await world.PassOverPolicy();
        Assert.Equal(Reasons.DeleteBlocked, Policy.Reason);

        world.Account.PolicyAsRead = policy => policy;
        Assert.IsType<Outcome.Done>(await world.PassOverPolicy());
        Assert.Empty(world.Account.Policies);
    }

    [Fact]
    public async Task Policy_WithAnotherUserBesides_IsBlockedByThatOneAlone()
    {
        world.Policies.Apply("audit", Specs.Policy("s3:Get*"));
        world.Roles.Apply("orders", Specs.RoleWithPolicy);
        await world.SettleAsync();
        world.Roles.Delete("orders");
        await world.PassOverRole();
        world.Account.PolicyAsRead = policy => policy with { AttachmentCount = 2, Users = [PolicyUser.Role("orders"), new(PolicyUserKind.User, "ann")] };
        world.Policies.Delete("audit");

        await world.PassOverPolicy();

        Assert.Equal(Reasons.DeleteBlocked, Policy.Reason);
        Assert.Contains("attached to user/ann;", Policy.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Policy_ThatBoundedARoleThatIsGone_WaitsUntilIamShowsIt()
    {
        world.Policies.Apply("audit", Specs.Policy("s3:Get*"));
        world.Roles.Apply("orders", Specs.BareRole[..^1] + ""","permissionsBoundary":{"policyRef":{"name":"audit"}}}""");
        await world.SettleAsync();
        world.Roles.Delete("orders");
        await world.PassOverRole();
        world.Account.PolicyAsRead = policy => policy with { BoundaryUsageCount = 1, Bounded = [PolicyUser.Role("orders")] };
        world.Policies.Delete("audit");

        await world.PassOverPolicy();

        Assert.Equal(Reasons.Propagating, Policy.Reason);
    }

    [Fact]
    public async Task Role_OutOfAProfileThatIsGone_WaitsUntilIamShowsIt()
    {
        world.Roles.Apply("orders", Specs.BareRole);
        world.Profiles.Apply("web", Specs.Profile("orders"));
        await world.SettleAsync();
        world.Profiles.Delete("web");
        await world.PassOverProfile();
        world.Account.RoleAsRead = role => role with { InstanceProfiles = ["web"] };
        world.Roles.Delete("orders");

        Assert.IsType<Outcome.Waiting>(await world.PassOverRole());
        Assert.Equal(Reasons.Propagating, Role.Reason);

        world.Time.Advance(AwsErrorTable.PropagationTime);
        await world.PassOverRole();
        Assert.Equal(Reasons.DeleteBlocked, Role.Reason);
    }

    [Theory]
    [InlineData("Taken", Reasons.Propagating)]
    [InlineData("Theirs", Reasons.DeleteBlocked)]
    public async Task Role_OffWhichAPolicyWasJustTaken_WaitsForThatOneAlone(string shown, string reason)
    {
        world.Roles.Apply("orders", Specs.BareRole[..^1] + ""","managedPolicies":[{"aws":"Taken"}]}""");
        await world.SettleAsync();
        world.Roles.Apply("orders", Specs.BareRole);
        await world.SettleAsync();
        world.Roles.Apply("orders", Specs.BareRole[..^1] + ""","attachments":"Additive"}""");
        world.Account.RoleAsRead = role => role with { PolicyArns = [$"arn:aws:iam::aws:policy/{shown}"] };
        world.Roles.Delete("orders");

        await world.PassOverRole();

        Assert.Equal(reason, Role.Reason);
        Assert.Contains(shown, Role.Message, StringComparison.Ordinal);
    }

    private Condition Policy => world.Ready(world.Policies.Key("audit"))!;

    private Condition Role => world.Ready(world.Roles.Key("orders"))!;
}
