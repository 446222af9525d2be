using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime;
using RoleOperator.Runtime.Control;

namespace RoleOperator.Controllers.Tests.Passes;

/// <summary>The deletion of a role that is in the profile of an InstanceProfile object, whose instances it serves.</summary>
public sealed class HeldRoleTests
{
    private const string ByReference = """{"name":"web","role":{"ref":{"name":"orders"}}%}""";
    private const string ByName = """{"name":"web","role":{"name":"orders"}%}""";

    private readonly World world = new();

    [Theory]
    [InlineData(ByReference)]
    [InlineData(ByName)]
    public async Task Role_InTheProfileOfAnObjectThatLivesOn_IsBlockedByItsName(string profile)
    {
        await MadeAsync(profile);
        world.Roles.Delete("orders");

        var outcome = await world.PassOverRole();

        Assert.Equal(new Outcome.Waiting(TimeSpan.FromSeconds(30), Reasons.DeleteBlocked), outcome);
        Assert.Empty(world.Journal.AwsWrites);
        Assert.Equal("orders", world.Account.Profiles["web"].Role);
        Assert.Contains("is in instance profile web of InstanceProfile shop/web,", Ready.Message, StringComparison.Ordinal);
        Assert.Contains("spec.role", Ready.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ByReference)]
    [InlineData(ByName)]
    public async Task Role_InTheProfileOfAnObjectThatGoesToo_IsTakenOutFirst(string profile)
    {
        await MadeAsync(profile);
        world.Profiles.Delete("web");
        world.Roles.Delete("orders");

        Assert.IsType<Outcome.Done>(await world.PassOverRole());

        Assert.Equal(["iam:RemoveRoleFromInstanceProfile web", "iam:DeleteRole orders"], world.Journal.AwsWrites);
        Assert.Equal(["iam:GetRole orders", "iam:GetInstanceProfile web"], world.Journal.Reads);
        Assert.Null(world.Roles.Find("orders"));
    }

    [Fact]
    public async Task Role_ByForce_IsTakenOutOfTheProfileOfAnObjectThatLivesOn()
    {
        await MadeAsync(ByReference, Specs.BareRole[..^1] + ""","deletion":{"force":true}}""");
        world.Roles.Delete("orders");

        Assert.IsType<Outcome.Done>(await world.PassOverRole());

        Assert.Null(world.Account.Profiles["web"].Role);
        Assert.Empty(world.Account.Roles);
    }

    [Theory]
    [InlineData(""","deletion":{"policy":"Retain"}""", null, "spec.deletion.policy leaves the profile in AWS")]
    [InlineData("", $"{WellKnown.Paused}=true", "while it is paused")]
    public async Task Role_InAProfileThatStaysThoughItsObjectIsToGo_IsBlocked(string deletion, string? annotation, string why)
    {
        await MadeAsync(ByReference.Replace("%", deletion + "%", StringComparison.Ordinal));
        if (annotation is not null) world.Profiles.Annotate("web", annotation);
        world.Profiles.Delete("web");
        world.Roles.Delete("orders");

        await world.PassOverRole();

        Assert.Empty(world.Journal.AwsWrites);
        Assert.Equal(Reasons.DeleteBlocked, Ready.Reason);
        Assert.Contains(why, Ready.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ByReference, true)]
    [InlineData(ByReference, false)]
    [InlineData(ByName, true)]
    [InlineData(ByName, false)]
    public async Task RoleAndProfile_DeletedInEitherOrder_AreBothGone(string profile, bool isRoleFirst)
    {
        await MadeAsync(profile);

        if (isRoleFirst) world.Roles.Delete("orders");
        else world.Profiles.Delete("web");
        await RunWokenAsync();
        if (isRoleFirst) world.Profiles.Delete("web");
        else world.Roles.Delete("orders");
        await RunWokenAsync();

        Assert.Empty(world.Roles.Keys.Concat(world.Profiles.Keys));
        Assert.Equal("", world.Account.ToString());
    }

    [Theory]
    [InlineData(ByReference)]
    [InlineData(ByName)]
    public async Task Profile_ThatGetsAnotherRole_LetsTheOneThatIsToGo(string profile)
    {
        await MadeAsync(profile);
        world.Account.AddRole("other");
        world.Roles.Delete("orders");
        await RunWokenAsync();
        Assert.Equal(Reasons.DeleteBlocked, Ready.Reason);

        world.Profiles.Apply("web", Specs.Profile("other"));
        await RunWokenAsync();

        Assert.Equal("other", world.Account.Profiles["web"].Role);
        Assert.Null(world.Roles.Find("orders"));
    }

    private Condition Ready => world.Ready(world.Roles.Key("orders"))!;

    private async Task MadeAsync(string profile, string role = Specs.BareRole)
    {
        world.Roles.Apply("orders", role);
        world.Profiles.Apply("web", profile.Replace("%", "", StringComparison.Ordinal));
        await world.SettleAsync();
        await WokenAsync();
        world.Journal.Clear();
    }

    /// <summary>Passes over what was woken alone, until nothing is: no time goes by, so that nothing waits for its next look.</summary>
    private async Task RunWokenAsync()
    {
        for (var round = 0; round < 10 && await WokenAsync() is { Count: > 0 } woken; round++)
            foreach (var key in woken) await world.PassOver(key);
    }

    private async Task<IReadOnlyList<ResourceKey>> WokenAsync() =>
    [
        .. (await world.Operator.Roles.WokenAsync()).Select(woken => woken.Key),
        .. (await world.Operator.Profiles.WokenAsync()).Select(woken => woken.Key),
    ];
}
