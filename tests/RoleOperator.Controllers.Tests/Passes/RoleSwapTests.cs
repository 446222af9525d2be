using RoleOperator.Controllers.Tests.Ends;
using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Errors;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime.Control;

namespace RoleOperator.Controllers.Tests.Passes;

/// <summary>Another role for an instance profile, which may not come in: instances with an empty profile would lose their credentials.</summary>
public sealed class RoleSwapTests
{
    private const string Add = "iam:AddRoleToInstanceProfile";
    private const string Remove = "iam:RemoveRoleFromInstanceProfile";

    private readonly World world = new();

    [Fact]
    public async Task NewRole_ThatMayComeIn_TakesTheOldOnesPlaceInThreeCalls()
    {
        await MadeAsync();
        world.Profiles.Apply("web", Specs.Profile("new"));

        Assert.IsType<Outcome.Converged>(await world.PassOverProfile());

        Assert.Equal([$"{Add} new", $"{Remove} old", $"{Add} new"], world.Journal.AwsWrites);
        Assert.Equal(["iam:GetInstanceProfile web"], world.Journal.Reads);
        Assert.Equal("new", world.Account.Profiles["web"].Role);
        Assert.Equal("new", world.Profiles.Find("web")!.Status.Role);
    }

    [Theory]
    [InlineData("new", "AccessDenied", Reasons.Propagating)]        // the profile was made a moment ago: its tag may not be seen yet
    [InlineData("new", "UnmodifiableEntity", Reasons.Refused)]
    [InlineData("new", "Throttling", Reasons.Throttled)]
    [InlineData("new", "", Reasons.Unavailable)]
    [InlineData("new", "LimitExceeded", Reasons.QuotaExceeded)]
    [InlineData("typo", null, Reasons.Propagating)]
    [InlineData("foreign", null, Reasons.AccessDenied)]
    public async Task NewRole_Refused_LeavesTheOldOneUntouchedAndSaysSo(string role, string? code, string reason)
    {
        await MadeAsync();
        world.Account.AddRole("foreign");
        world.Account.RefusePassing("foreign");
        if (code is not null) world.Account.Refuse(Add, code, status: code.Length > 0 ? 400 : 0);
        world.Profiles.Apply("web", Specs.Profile(role, Specs.Instances("Never", "i-00000001")));

        await world.PassOverProfile();
        await world.PassOverProfile();

        Assert.All(world.Journal.AwsWrites, write => Assert.Equal($"{Add} {role}", write));
        Assert.Equal("old", world.Account.Profiles["web"].Role);
        Assert.Equal("old", world.Profiles.Find("web")!.Status.Role);
        Assert.Equal(reason, Ready.Reason);
        Assert.Contains($"{Add}: ", Ready.Message, StringComparison.Ordinal);
        Assert.Contains("role old stays in instance profile web", Ready.Message, StringComparison.Ordinal);
        Assert.Null(Assert.Single(world.Account.Instances).ProfileArn);
    }

    [Fact]
    public async Task NewRole_DeniedOnceTheOldOneIsOut_HasTheOldOnePutBackAndSaysSo()
    {
        await MadeAsync();
        world.Profiles.Apply("web", Specs.Profile("new"));
        OnceTheOldOneIsOut(() => world.Account.RefusePassing("new"));

        var outcome = await world.PassOverProfile();

        Assert.Equal(new Outcome.Blocked(Reasons.AccessDenied, TimeSpan.FromMinutes(5)), outcome);
        Assert.Equal("old", world.Account.Profiles["web"].Role);
        Assert.Equal("old", world.Profiles.Find("web")!.Status.Role);
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
        world.Profiles.Apply("web", Specs.Profile("typo"));

        Assert.Equal(AfterFault(TimeSpan.FromSeconds(1), Reasons.Propagating), await world.PassOverProfile());
        world.Time.Advance(AwsErrorTable.PropagationTime);
        Assert.Equal(AfterFault(TimeSpan.FromMinutes(5), Reasons.DependencyNotReady), await world.PassOverProfile());

        world.Account.AddRole("typo");
        Assert.IsType<Outcome.Converged>(await world.PassOverProfile());
        Assert.Equal("typo", world.Account.Profiles["web"].Role);
    }

    [Theory]
    [InlineData("Throttling", 400)]
    [InlineData("", 0)]
    public async Task NewRole_WithoutAnAnswerOnceTheOldOneIsOut_IsTriedAgainWithoutTheOldOne(string code, int status)
    {
        await MadeAsync();
        world.Profiles.Apply("web", Specs.Profile("new"));
        OnceTheOldOneIsOut(() => world.Account.Refuse(Add, code, status: status));
        await world.PassOverProfile();
        Assert.Null(world.Account.Profiles["web"].Role);

        world.Account.Allow(Add);
        Assert.IsType<Outcome.Converged>(await world.PassOverProfile());
        Assert.Equal("new", world.Account.Profiles["web"].Role);
    }

    [Fact]
    public async Task Process_ThatEndsBetweenTheOldRoleAndTheNew_LeavesTheNewOneToTheNext()
    {
        await MadeAsync();
        world.Profiles.Apply("web", Specs.Profile("new"));
        world.Journal.Mishap = new(2, Fate.DiesAfter);
        await Assert.ThrowsAsync<ProcessDied>(() => world.PassOverProfile());
        Assert.Null(world.Account.Profiles["web"].Role);

        world.Restart();
        Assert.IsType<Outcome.Converged>(await world.PassOverProfile());

        Assert.Equal("new", world.Account.Profiles["web"].Role);
    }

    [Fact]
    public async Task Profile_EmptyAgainstWhatTheReadShows_GetsTheNewRoleWithOneCall()
    {
        await MadeAsync();
        world.Account.Profiles["web"] = world.Account.Profiles["web"] with { Role = null };
        world.Account.ProfileAsRead = profile => profile with { Role = "old" };
        world.Profiles.Apply("web", Specs.Profile("new"));

        Assert.IsType<Outcome.Converged>(await world.PassOverProfile());

        Assert.Equal([$"{Add} new"], world.Journal.AwsWrites);
        Assert.Equal("new", world.Profiles.Find("web")!.Status.Role);
    }

    private Condition Ready => world.Ready(world.Profiles.Key("web"))!;

    private static Outcome.Waiting AfterFault(TimeSpan most, string reason) => new(most, reason) { IsAfterFault = true };

    private void OnceTheOldOneIsOut(Action act) => world.Journal.Written = () =>
    {
        if (world.Journal.Writes[^1] == $"{Remove} old") act();
    };

    private async Task MadeAsync()
    {
        foreach (var role in (string[])["old", "new"]) world.Account.AddRole(role);
        world.Account.AddInstance("i-00000001");
        world.Profiles.Apply("web", Specs.Profile("old"));
        await world.SettleAsync();
        world.Journal.Clear();
    }
}
