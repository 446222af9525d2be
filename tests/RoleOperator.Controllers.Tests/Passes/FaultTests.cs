using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime.Control;

namespace RoleOperator.Controllers.Tests.Passes;

/// <summary>What AWS refuses: how far it reaches, what the status says of it, and when it is tried again.</summary>
public sealed class FaultTests
{
    private static readonly Outcome Converged = new Outcome.Converged(TimeSpan.FromMinutes(10));

    private readonly World world = new();

    private Condition Ready => world.Ready(world.Roles.Key("orders"))!;

    [Fact]
    public async Task Tags_Denied_KeepNothingElseFromBeingWritten()
    {
        foreach (var policy in (string[])["bound", "bound-2", "audit-old", "other"]) world.Account.AddPolicy(policy);
        world.Roles.Apply("orders", Specs.Role);
        await world.SettleAsync();
        world.Account.Refuse("iam:TagRole", "AccessDenied", "explicit deny in a service control policy", status: 403);
        world.Account.Refuse("iam:UntagRole", "AccessDenied", "explicit deny in a service control policy", status: 403);
        world.Roles.Apply("orders", Specs.ChangedRole);

        var outcome = await world.PassOverRole();

        var role = world.Account.Roles["orders"];
        Assert.Equal(new Outcome.Blocked(Reasons.AccessDenied, TimeSpan.FromMinutes(5)), outcome);
        Assert.Equal(Reasons.AccessDenied, Ready.Reason);
        Assert.Contains("iam:UntagRole", Ready.Message, StringComparison.Ordinal);
        Assert.Equal(("Orders, new", "arn:aws:iam::111122223333:policy/bound-2"), (role.Description, role.BoundaryArn));
        Assert.Equal(["arn:aws:iam::111122223333:policy/other", "arn:aws:iam::aws:policy/ReadOnlyAccess"], role.PolicyArns.Order(StringComparer.Ordinal));
        Assert.Equal(["note", "queue"], role.Inline.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("orders", role.Tags["team"]);

        world.Account.Allow("iam:TagRole");
        world.Account.Allow("iam:UntagRole");
        Assert.Equal(Converged, await world.PassOverRole());
        Assert.Equal("shop", world.Account.Roles["orders"].Tags["team"]);
    }

    [Fact]
    public async Task Permission_Refused_LeavesTheRoleMadeAndKnown()
    {
        world.Account.Refuse("iam:AttachRolePolicy", "LimitExceeded", "Cannot exceed quota for PoliciesPerRole: 10");
        world.Roles.Apply("orders", WithPolicies);

        await world.PassOverRole();

        Assert.Equal(Reasons.QuotaExceeded, Ready.Reason);
        Assert.Equal(world.Account.Roles["orders"].Arn, world.Roles.Find("orders")!.Status.Arn);
    }

    [Fact]
    public async Task Grant_OfAPolicyThatIsMissing_KeepsNeitherOtherGrantsOffNorRevokesBack()
    {
        foreach (var policy in (string[])["bound", "bound-2", "audit-old"]) world.Account.AddPolicy(policy);
        world.Roles.Apply("orders", Specs.Role);
        await world.SettleAsync();
        world.Roles.Apply("orders", Specs.ChangedRole);         // names the policy "other", which does not exist

        await world.PassOverRole();
        Assert.Contains("arn:aws:iam::111122223333:policy/audit-old", world.Account.Roles["orders"].PolicyArns);     // it may only be new

        world.Time.Advance(TimeSpan.FromMinutes(2));
        await world.PassOverRole();

        var role = world.Account.Roles["orders"];
        Assert.Equal(Condition.False, Ready.Status);
        Assert.Equal(["arn:aws:iam::aws:policy/ReadOnlyAccess"], role.PolicyArns);
        Assert.Equal(["note", "queue"], role.Inline.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Grant_ThatWillWorkInAMoment_HoldsTheRevokesBack()
    {
        foreach (var policy in (string[])["bound", "bound-2", "audit-old", "other"]) world.Account.AddPolicy(policy);
        world.Roles.Apply("orders", Specs.Role);
        await world.SettleAsync();
        world.Account.Refuse("iam:AttachRolePolicy", "Throttling", "Rate exceeded");
        world.Roles.Apply("orders", Specs.ChangedRole);

        await world.PassOverRole();

        Assert.Contains("arn:aws:iam::111122223333:policy/audit-old", world.Account.Roles["orders"].PolicyArns);
    }

    [Fact]
    public async Task Throttling_IsMetWithGrowingPausesUpToAHalfMinute()
    {
        world.Account.Refuse("iam:CreateRole", "Throttling", "Rate exceeded");
        world.Roles.Apply("orders", Specs.BareRole);

        var pauses = new List<Outcome.Waiting>();
        for (var turn = 0; turn < 8; turn++) pauses.Add(Assert.IsType<Outcome.Waiting>(await world.PassOverRole()));

        Assert.Equal([1, 2, 4, 8, 16, 30, 30, 30], pauses.Select(pause => pause.Again.TotalSeconds));
        Assert.All(pauses, pause => Assert.True(pause.IsAfterFault));
        Assert.Equal(Reasons.Throttled, Ready.Reason);
    }

    [Fact]
    public async Task Throttling_AfterASuccess_BeginsWithAShortPauseAgain()
    {
        world.Account.Refuse("iam:CreateRole", "Throttling");
        world.Roles.Apply("orders", Specs.BareRole);
        for (var turn = 0; turn < 5; turn++) await world.PassOverRole();
        world.Account.Allow("iam:CreateRole");
        Assert.Equal(Converged, await world.PassOverRole());

        world.Account.Refuse("iam:GetRole", "Throttling");

        Assert.Equal(TimeSpan.FromSeconds(1), Assert.IsType<Outcome.Waiting>(await world.PassOverRole()).Again);
    }

    [Fact]
    public async Task Read_Refused_KeepsWhatStatusKnows()
    {
        world.Roles.Apply("orders", Specs.BareRole);
        await world.PassOverRole();
        var arn = world.Roles.Find("orders")!.Status.Arn;
        world.Account.Refuse("iam:GetRole", "ServiceFailure", status: 500);

        await world.PassOverRole();

        Assert.Equal((arn, Reasons.Unavailable), (world.Roles.Find("orders")!.Status.Arn, Ready.Reason));
    }

    [Fact]
    public async Task Credentials_ThatAwsDoesNotAccept_AreSaidBeforeAnythingIsTouched()
    {
        world.Account.Refuse("sts:GetCallerIdentity", "ExpiredToken", "The security token is expired", status: 403);
        world.Roles.Apply("orders", Specs.BareRole);

        var outcome = await world.PassOverRole();

        Assert.Equal(new Outcome.Blocked(Reasons.AccessDenied, TimeSpan.FromMinutes(5)), outcome);
        Assert.Equal(["write status Role/shop/orders"], world.Journal.Writes);
    }

    [Fact]
    public async Task Credentials_ThatExpireMidway_EndThePass()
    {
        world.Account.Refuse("iam:AttachRolePolicy", "ExpiredToken", status: 403);
        world.Roles.Apply("orders", $$$"""{"name":"orders","trust":{{{Specs.Trust}}},"managedPolicies":[{"aws":"A"},{"aws":"B"}],"tags":{"a":"b"}}""");

        await world.PassOverRole();
        var made = world.Account.Roles["orders"];
        world.Account.Roles["orders"] = made with { Tags = made.Tags.Where(tag => tag.Key != "a").ToDictionary() };
        world.Journal.Clear();
        await world.PassOverRole();

        Assert.Equal(["iam:AttachRolePolicy arn:aws:iam::aws:policy/A"], world.Journal.AwsWrites);
    }

    [Fact]
    public async Task Principal_NotYetKnown_IsPropagatingForTwoMinutesAndThenAFaultThatIsStillRetried()
    {
        world.Account.Refuse("iam:CreateRole", "MalformedPolicyDocument", "Invalid principal in policy: \"AWS\":\"arn:aws:iam::111122223333:role/new\"");
        world.Roles.Apply("orders", Specs.BareRole);

        Assert.IsType<Outcome.Waiting>(await world.PassOverRole());
        world.Time.Advance(TimeSpan.FromSeconds(119));
        Assert.IsType<Outcome.Waiting>(await world.PassOverRole());
        Assert.Equal(Reasons.Propagating, Ready.Reason);

        world.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new Outcome.Blocked(Reasons.InvalidSpec, TimeSpan.FromMinutes(5)), await world.PassOverRole());
        Assert.Equal(Reasons.InvalidSpec, Ready.Reason);

        world.Account.Allow("iam:CreateRole");
        Assert.Equal(Converged, await world.PassOverRole());
    }

    [Fact]
    public async Task Principal_NotYetKnownAfterAnotherFaultOfLongStanding_IsPropagatingAllTheSame()
    {
        world.Roles.Apply("orders", Specs.BareRole);
        await world.PassOverRole();
        world.Account.Refuse("iam:GetRole", "Throttling");
        await world.PassOverRole();
        world.Time.Advance(TimeSpan.FromMinutes(4));
        await world.PassOverRole();
        world.Account.Allow("iam:GetRole");
        world.Account.Refuse("iam:UpdateAssumeRolePolicy", "MalformedPolicyDocument", "Invalid principal in policy");
        world.Roles.Apply("orders", Specs.BareRole.Replace("ec2.", "lambda.", StringComparison.Ordinal));

        Assert.IsType<Outcome.Waiting>(await world.PassOverRole());

        Assert.Equal(Reasons.Propagating, Ready.Reason);
    }

    [Fact]
    public async Task Reference_ToNothing_WaitsSlowlyAndIsToldWithoutACall()
    {
        world.Roles.Apply("orders", Specs.RoleWithPolicy);

        var outcome = await world.PassOverRole();

        Assert.Equal(new Outcome.Waiting(TimeSpan.FromMinutes(5), Reasons.DependencyNotReady), outcome);
        Assert.Equal(["write status Role/shop/orders"], world.Journal.Writes);
    }

    [Fact]
    public async Task Spec_ThatCannotBeRead_IsToldWithoutACall()
    {
        world.Roles.Apply("orders", """{"trust":"everybody"}""");

        var outcome = await world.PassOverRole();

        Assert.Equal(new Outcome.Blocked(Reasons.InvalidSpec, TimeSpan.FromMinutes(5)), outcome);
        Assert.Contains("spec.trust", Ready.Message, StringComparison.Ordinal);
        Assert.Equal(["write status Role/shop/orders"], world.Journal.Writes);
    }

    [Fact]
    public async Task Association_MadeInThisPass_IsLookedAtAgainInASecond()
    {
        world.Account.AddRole("orders");
        world.Account.AddInstance("i-00000001");
        world.Profiles.Apply("web", Specs.Profile("orders", Specs.Instances("Never", "i-00000001")));

        var outcome = await world.PassOverProfile();

        Assert.Equal(new Outcome.Waiting(TimeSpan.FromSeconds(1), Reasons.Progressing), outcome);
        Assert.Equal("Associating", Assert.Single(world.Profiles.Find("web")!.Status.Instances!).State);
        Assert.Equal(Converged, await world.PassOverProfile());
    }

    [Fact]
    public async Task Association_ThatIsNeverThere_IsLookedAtAtAGrowingPace()
    {
        world.Account.AddRole("orders");
        world.Account.AddInstance("i-00000001");
        world.Profiles.Apply("web", Specs.Profile("orders", Specs.Instances("Never", "i-00000001")));
        var pauses = new List<double>();

        for (var turn = 0; turn < 7; turn++)
        {
            pauses.Add(Assert.IsType<Outcome.Waiting>(await world.PassOverProfile()).Again.TotalSeconds);
            world.Account.Instances[0] = world.Account.Instances[0] with { IsAssociating = true };
        }

        Assert.Equal([1, 2, 4, 8, 16, 30, 30], pauses);
    }

    [Fact]
    public async Task Instance_ThatLeavesTheSpecBeforeItsAssociationWasRead_IsDisassociated()
    {
        world.Account.AddRole("orders");
        world.Account.AddInstance("i-00000001");
        world.Profiles.Apply("web", Specs.Profile("orders", Specs.Instances(nameof(Replace.Never), "i-00000001")));
        await world.PassOverProfile();

        world.Profiles.Apply("web", Specs.Profile("orders"));
        await world.SettleAsync();

        Assert.Null(Assert.Single(world.Account.Instances).ProfileArn);
        Assert.Null(world.Profiles.Find("web")!.Status.Instances);
    }

    [Fact]
    public async Task PolicyVersions_BeyondALoweredNumber_AreDeletedThoughTheDocumentMatches()
    {
        foreach (var action in (string[])["s3:A", "s3:B", "s3:C"])
        {
            world.Policies.Apply("audit", Specs.Policy(action));
            await world.SettleAsync();
        }

        world.Policies.Apply("audit", Specs.Policy("s3:C", ""","keepVersions":1"""));
        await world.SettleAsync();

        Assert.Single(Assert.Single(world.Account.Policies).Value.Versions!);
    }

    private static string WithPolicies => $$$"""{"name":"orders","trust":{{{Specs.Trust}}},"managedPolicies":[{"aws":"ReadOnlyAccess"}]}""";
}
