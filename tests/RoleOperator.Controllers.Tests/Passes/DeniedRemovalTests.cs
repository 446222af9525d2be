using RoleOperator.Controllers.Tests.Ends;
using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Errors;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime.Control;

namespace RoleOperator.Controllers.Tests.Passes;

/// <summary>Denied deletions: what is gone carries no owner tag, so under the operator's policy a second deletion is denied rather than not found.</summary>
public sealed class DeniedRemovalTests
{
    private const string NoAllow = "User: x is not authorized to perform: y on resource: role orders because no identity-based policy allows the y action";
    private static readonly Outcome Told = new Outcome.Blocked(Reasons.AccessDenied, TimeSpan.FromMinutes(5));
    private readonly World world = new();

    private Condition Ready => world.Ready(world.Roles.Key("orders"))!;

    [Theory]
    [InlineData("iam:DetachRolePolicy")]
    [InlineData("iam:DeleteRole")]
    public async Task Role_ThatIsGoneThoughAReadShowsIt_IsReleasedOnceTheReadHasCaughtUp(string action)
    {
        await MadeLongAgoAsync();
        var seen = world.Account.Roles["orders"];
        world.Account.RoleAsRead = _ => seen;
        Deny(action);
        world.Roles.Delete("orders");

        await WaitsAsync();
        Assert.Contains("it is looked for again", Ready.Message, StringComparison.Ordinal);

        world.Account.Roles.Clear();
        Assert.IsType<Outcome.Done>(await world.PassOverRole());
        Assert.Null(world.Roles.Find("orders"));
    }

    [Fact]
    public async Task Role_ThatIsThereAfterSeconds_IsDeniedForAReason()
    {
        await MadeLongAgoAsync();
        Deny("iam:DeleteRole");
        world.Roles.Delete("orders");
        await WaitsAsync();
        world.Time.Advance(AwsErrorTable.RemovalDoubt);

        Assert.Equal(Told, await world.PassOverRole());
        world.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(Told, await world.PassOverRole());
    }

    [Fact]
    public async Task Role_WhoseDeletionIsDeniedExplicitly_IsToldAtOnce()
    {
        await MadeLongAgoAsync();
        world.Account.Refuse("iam:DeleteRole", "AccessDenied", "not authorized with an explicit deny in a service control policy", status: 403);
        world.Roles.Delete("orders");

        Assert.Equal(Told, await world.PassOverRole());
    }

    [Fact]
    public async Task Role_WhoseDeletionWasNotAnsweredAndIsThenDenied_IsReleasedOnceReadsCanBeBelieved()
    {
        world.Roles.Apply("orders", Specs.BareRole);
        await world.PassOverRole();
        world.Journal.Clear();
        world.Roles.Delete("orders");
        world.Journal.Mishap = new(1, Fate.AnswerLost);
        await world.PassOverRole();
        Deny("iam:DeleteRole");

        await WaitsAsync();
        world.Time.Advance(AwsErrorTable.PropagationTime - TimeSpan.FromSeconds(1));
        await WaitsAsync();
        world.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.IsType<Outcome.Done>(await world.PassOverRole());
        Assert.Equal(3, world.Journal.AwsWrites.Count());
    }

    [Fact]
    public async Task Role_WhoseListShowsAProfileThatThisProcessDeleted_WaitsForTheList()
    {
        world.Roles.Apply("orders", Specs.BareRole[..^1] + ""","deletion":{"force":true}}""");
        world.Profiles.Apply("web", Specs.Profile("orders"));
        await world.SettleAsync();
        var held = world.Account.Roles["orders"] with { InstanceProfiles = ["web"] };
        world.Profiles.Delete("web");
        await world.SettleAsync();
        Assert.Empty(world.Account.Profiles);
        world.Time.Advance(AwsErrorTable.RemovalDoubt);
        world.Account.RoleAsRead = _ => held;
        Deny("iam:RemoveRoleFromInstanceProfile");
        world.Roles.Delete("orders");

        await WaitsAsync();
        world.Time.Advance(AwsErrorTable.RemovalDoubt);
        await WaitsAsync();

        world.Account.RoleAsRead = role => role;
        Assert.IsType<Outcome.Done>(await world.PassOverRole());
        Assert.Empty(world.Account.Roles);
    }

    private void Deny(string action) => world.Account.Refuse(action, "AccessDenied", NoAllow, status: 403);

    private async Task MadeLongAgoAsync()
    {
        world.Roles.Apply("orders", Specs.BareRole[..^1] + ""","managedPolicies":[{"aws":"ReadOnlyAccess"}]}""");
        await world.SettleAsync();
        world.Time.Advance(AwsErrorTable.PropagationTime);
    }

    private async Task WaitsAsync()
    {
        Assert.InRange(Assert.IsType<Outcome.Waiting>(await world.PassOverRole()).Again, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
        Assert.Equal(Reasons.Propagating, Ready.Reason);
    }
}
