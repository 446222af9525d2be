using RoleOperator.Controllers.Tests.Ends;
using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Errors;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime.Control;

namespace RoleOperator.Controllers.Tests.Passes;

/// <summary>Deletions moments after a creation, and reads that do not show what was made: nothing may be released that is still there.</summary>
public sealed class StaleAbsenceTests
{
    private readonly World world = new();

    [Fact]
    public async Task Role_MadeAMomentAgoAndNotShown_IsNotReleasedUntilItCanBeToldFromAStaleRead()
    {
        await MadeAsync();
        HideRole();
        world.Roles.Delete("orders");

        await WaitsAsync();

        ShowRole();
        await GoesAsync();
    }

    [Theory]
    [InlineData("iam:DetachRolePolicy", "Throttling")]
    [InlineData("iam:DeleteRole", "Throttling")]
    [InlineData("iam:DeleteRole", "DeleteConflict")]
    [InlineData("iam:DeleteRole", "AccessDenied")]
    public async Task Role_HalfDrainedMomentsAfterItWasMade_IsNotReleasedByAReadThatLags(string action, string code)
    {
        world.Roles.Apply("orders", Specs.BareRole[..^1] + ""","managedPolicies":[{"aws":"ReadOnlyAccess"}]}""");
        await world.PassOverRole();
        world.Roles.Delete("orders");
        world.Account.Refuse(action, code);
        await world.PassOverRole();
        HideRole();

        await WaitsAsync();

        ShowRole();
        world.Account.Allow(action);
        await GoesAsync();
    }

    [Theory]
    [InlineData("Throttling")]
    [InlineData("DeleteConflict")]
    public async Task Policy_WhoseDeletionWasRefusedMomentsAfterItWasMade_IsNotReleasedByAReadThatLags(string code)
    {
        world.Policies.Apply("audit", Specs.Policy("s3:Get*"));
        await world.PassOverPolicy();
        world.Policies.Delete("audit");
        world.Account.Refuse("iam:DeletePolicy", code);
        await world.PassOverPolicy();
        world.Account.PolicyAsRead = _ => null;

        Assert.IsType<Outcome.Waiting>(await world.PassOverPolicy());

        world.Account.PolicyAsRead = policy => policy;
        world.Account.Allow("iam:DeletePolicy");
        Assert.IsType<Outcome.Done>(await world.PassOverPolicy());
        Assert.Empty(world.Account.Policies);
    }

    [Theory]
    [InlineData("Throttling")]
    [InlineData("DeleteConflict")]
    public async Task Profile_WhoseDeletionWasRefusedMomentsAfterItWasMade_IsNotReleasedByAReadThatLags(string code)
    {
        world.Account.AddRole("orders");
        world.Profiles.Apply("web", Specs.Profile("orders"));
        await world.PassOverProfile();
        world.Profiles.Delete("web");
        world.Account.Refuse("iam:DeleteInstanceProfile", code);
        await world.PassOverProfile();
        world.Account.Profiles.Remove("web", out var hidden);

        Assert.IsType<Outcome.Waiting>(await world.PassOverProfile());

        world.Account.Profiles["web"] = hidden!;
        world.Account.Allow("iam:DeleteInstanceProfile");
        Assert.IsType<Outcome.Done>(await world.PassOverProfile());
        Assert.Empty(world.Account.Profiles);
    }

    [Theory]
    [InlineData(Fate.AnswerLost)]
    [InlineData(Fate.RequestLost)]
    public async Task Role_WhoseDeletionWasNotAnswered_IsDeletedOnceMoreWhileReadsMayLag(Fate fate)
    {
        await MadeAsync();
        world.Roles.Delete("orders");
        world.Journal.Mishap = new(1, fate);
        await world.PassOverRole();
        HideRole();

        await GoesAsync();

        Assert.Equal(["iam:DeleteRole orders", "iam:DeleteRole orders"], world.Journal.AwsWrites);
    }

    [Fact]
    public async Task Role_DeletedByThisProcess_IsReleasedThoughTheFinalizerWasRefusedAtFirst()
    {
        await MadeAsync();
        world.Roles.Delete("orders");
        world.Journal.Mishap = new(2, Fate.RequestLost);
        await Assert.ThrowsAsync<IOException>(() => world.PassOverRole());

        await GoesAsync();
    }

    [Theory]
    [InlineData(Fate.DiesAfter, 2)]         // the creation, of which status knows nothing
    [InlineData(Fate.DiesAfter, 3)]         // the first status
    public async Task Role_MadeByTheProcessBeforeAndNotShown_IsNotReleasedUntilItCanBeToldFromAStaleRead(Fate fate, int write)
    {
        world.Roles.Apply("orders", Specs.BareRole);
        world.Journal.Mishap = new(write, fate);
        await Assert.ThrowsAsync<ProcessDied>(() => world.PassOverRole());
        world.Restart();
        HideRole();
        world.Roles.Delete("orders");

        await WaitsAsync();

        world.Time.Advance(AwsErrorTable.PropagationTime - TimeSpan.FromSeconds(1));
        await WaitsAsync();

        ShowRole();
        await GoesAsync();
    }

    [Fact]
    public async Task Role_GoneWhileNoProcessRan_IsReleasedTwoMinutesAfterTheNextBegan()
    {
        await MadeAsync();
        world.Account.Roles.Clear();
        world.Roles.Delete("orders");
        world.Restart();
        await WaitsAsync();

        world.Time.Advance(AwsErrorTable.PropagationTime);

        await GoesAsync();
    }

    [Fact]
    public async Task Role_ThatWasNeverMade_IsReleasedAtOnce()
    {
        world.Account.Refuse("iam:CreateRole", "AccessDenied", status: 403);
        world.Roles.Apply("orders", Specs.BareRole);
        await world.PassOverRole();
        world.Roles.Delete("orders");

        await GoesAsync();
    }

    [Fact]
    public async Task Role_OfTheNameOfOneThatWasKept_HasNoPast()
    {
        await MadeAsync();
        world.Roles.Apply("orders", Specs.BareRole[..^1] + ""","deletion":{"policy":"Retain"}}""");
        world.Roles.Delete("orders");
        Assert.IsType<Outcome.Done>(await world.PassOverRole());
        world.Account.Refuse("iam:CreateRole", "AccessDenied", status: 403);
        world.Roles.Apply("orders", Specs.BareRole.Replace("\"orders\"", "\"next\"", StringComparison.Ordinal));
        await world.PassOverRole();
        world.Roles.Delete("orders");

        Assert.IsType<Outcome.Done>(await world.PassOverRole());
    }

    private async Task MadeAsync()
    {
        world.Roles.Apply("orders", Specs.BareRole);
        await world.PassOverRole();
        world.Journal.Clear();
    }

    private void HideRole() => world.Account.RoleAsRead = _ => null;

    private void ShowRole() => world.Account.RoleAsRead = role => role;

    private async Task WaitsAsync()
    {
        Assert.IsType<Outcome.Waiting>(await world.PassOverRole());
        Assert.Equal(Reasons.Propagating, world.Ready(world.Roles.Key("orders"))!.Reason);
    }

    private async Task GoesAsync()
    {
        Assert.IsType<Outcome.Done>(await world.PassOverRole());
        Assert.Empty(world.Account.Roles);
        Assert.Null(world.Roles.Find("orders"));
    }
}
