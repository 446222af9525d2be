using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Errors;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime.Control;

namespace RoleOperator.Controllers.Tests.Passes;

/// <summary>Another role for an instance profile, which may not come in: instances with an empty profile would lose their credentials.</summary>
public sealed class RoleSwapTests
{
    private const string Add = "iam:AddRoleToInstanceProfile";

    private readonly World world = new();

    [Fact]
    public async Task NewRole_ThatDoesNotExist_IsWaitedForWithTheOldOneInPlace()
    {
        await MadeAsync();
        world.Profiles.Apply("web", Specs.Profile("typo"));

        var outcome = await world.PassOverProfile();

        Assert.Equal(new Outcome.Waiting(TimeSpan.FromMinutes(5), Reasons.DependencyNotReady), outcome);
        Assert.Empty(world.Journal.AwsWrites);
        Assert.Contains("no role \"typo\"", Ready.Message, StringComparison.Ordinal);
        Assert.Equal("old", world.Profiles.Find("web")!.Status.Role);

        world.Account.AddRole("typo");
        Assert.IsType<Outcome.Converged>(await world.PassOverProfile());
        Assert.Equal("typo", world.Account.Profiles["web"].Role);
    }

    [Theory]
    [InlineData("new", "AccessDenied", Reasons.AccessDenied)]
    [InlineData("typo", "NoSuchEntity", Reasons.Propagating)]
    public async Task NewRole_Refused_HasTheOldOnePutBackAndSaysSo(string role, string code, string reason)
    {
        await MadeAsync();
        world.Account.Refuse("iam:GetRole", "AccessDenied", status: 403);
        if (code == "AccessDenied") world.Account.RefusePassing("new");
        world.Profiles.Apply("web", Specs.Profile(role));

        await world.PassOverProfile();

        Assert.Equal("old", world.Account.Profiles["web"].Role);
        Assert.Equal("old", world.Profiles.Find("web")!.Status.Role);
        Assert.Equal(reason, Ready.Reason);
        Assert.Contains($"{Add}: ", Ready.Message, StringComparison.Ordinal);
        Assert.Contains("role old was put back", Ready.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewRole_DeniedWhileSomethingElseIsUnderWay_IsTriedAgainSlowly()
    {
        await MadeAsync();
        world.Account.RefusePassing("new");
        world.Profiles.Apply("web", Specs.Profile("new", Specs.Instances("Never", "i-0000dead")));

        var outcome = await world.PassOverProfile();

        Assert.Equal(new Outcome.Blocked(Reasons.AccessDenied, TimeSpan.FromMinutes(5)), outcome);
        Assert.Contains("i-0000dead", Ready.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewRole_MissingForLongerThanPropagationTakes_IsTriedAgainSlowly()
    {
        await MadeAsync();
        world.Account.Refuse("iam:GetRole", "AccessDenied", status: 403);
        world.Profiles.Apply("web", Specs.Profile("typo"));

        Assert.Equal(AfterFault(TimeSpan.FromSeconds(1), Reasons.Propagating), await world.PassOverProfile());
        world.Time.Advance(AwsErrorTable.PropagationTime);

        Assert.Equal(AfterFault(TimeSpan.FromMinutes(5), Reasons.DependencyNotReady), await world.PassOverProfile());
        Assert.Equal("old", world.Account.Profiles["web"].Role);
    }

    [Theory]
    [InlineData("Throttling", 400)]
    [InlineData("", 0)]
    public async Task NewRole_WithoutAnAnswer_IsTriedAgainWithoutTheOldOne(string code, int status)
    {
        await MadeAsync();
        world.Account.Refuse(Add, code, status: status);
        world.Profiles.Apply("web", Specs.Profile("new"));
        await world.PassOverProfile();
        Assert.Equal(["iam:RemoveRoleFromInstanceProfile old", $"{Add} new"], world.Journal.AwsWrites);

        world.Account.Allow(Add);
        Assert.IsType<Outcome.Converged>(await world.PassOverProfile());
        Assert.Equal("new", world.Account.Profiles["web"].Role);
    }

    [Fact]
    public async Task NewRole_OfAnObjectThatIsReady_IsNotLookedFor()
    {
        world.Roles.Apply("orders", Specs.BareRole);
        await world.SettleAsync();
        await MadeAsync();
        world.Profiles.Apply("web", """{"name":"web","role":{"ref":{"name":"orders"}}}""");

        await world.PassOverProfile();

        Assert.Equal(["iam:GetInstanceProfile web"], world.Journal.Reads);
        Assert.Equal("orders", world.Account.Profiles["web"].Role);
    }

    private Condition Ready => world.Ready(world.Profiles.Key("web"))!;

    private static Outcome.Waiting AfterFault(TimeSpan most, string reason) => new(most, reason) { IsAfterFault = true };

    private async Task MadeAsync()
    {
        foreach (var role in (string[])["old", "new"]) world.Account.AddRole(role);
        world.Profiles.Apply("web", Specs.Profile("old"));
        await world.SettleAsync();
        world.Journal.Clear();
    }
}
