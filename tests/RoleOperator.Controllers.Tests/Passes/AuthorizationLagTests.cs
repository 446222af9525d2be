using RoleOperator.Controllers.Tests.Ends;
using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Errors;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime.Control;

namespace RoleOperator.Controllers.Tests.Passes;

/// <summary>
/// Denials of what an owner tag or a boundary allows, moments after the operator has set it: IAM's authorization may not see it yet. What time does not mend
/// is told at once.
/// </summary>
public sealed class AuthorizationLagTests
{
    private const string Old = "arn:aws:iam::111122223333:policy/old";
    private const string New = "arn:aws:iam::111122223333:policy/new";
    private const string NoAllow = "User: x is not authorized to perform: y on resource: role orders because no identity-based policy allows the y action";
    private static readonly Outcome Converged = new Outcome.Converged(TimeSpan.FromMinutes(10));
    private static readonly Outcome Told = new Outcome.Blocked(Reasons.AccessDenied, TimeSpan.FromMinutes(5));

    private readonly World world = new();

    public AuthorizationLagTests()
    {
        foreach (var policy in (string[])["old", "new", "bound"]) world.Account.AddPolicy(policy);
    }

    private Condition Ready => world.Ready(world.Roles.Key("orders"))!;

    [Fact]
    public async Task Role_MadeAMomentAgo_GetsItsPoliciesAsSoonAsItsTagIsSeen()
    {
        Deny("iam:AttachRolePolicy");
        world.Roles.Apply("orders", With(New));

        await WaitsAsync();
        Assert.Empty(world.Journal.Reads);
        Assert.Contains("owner tag", Ready.Message, StringComparison.Ordinal);
        Assert.Contains(NoAllow, Ready.Message, StringComparison.Ordinal);

        world.Account.Allow("iam:AttachRolePolicy");
        Assert.Equal(Converged, await world.PassOverRole());
        Assert.Equal([New], world.Account.Roles["orders"].PolicyArns);
    }

    [Theory]
    [InlineData(Fate.AnswerLost)]
    [InlineData(Fate.RequestLost)]
    public async Task Role_WhoseCreationWasNotAnswered_MayHaveBeenMadeAMomentAgo(Fate fate)
    {
        Deny("iam:AttachRolePolicy");
        world.Roles.Apply("orders", With(New));
        world.Journal.Mishap = new(2, fate);            // after the finalizer
        await world.PassOverRole();

        await WaitsAsync();
    }

    [Fact]
    public async Task Role_TakenOverAMomentAgo_KeepsItsOldPolicyUntilItHasTheNewOne()
    {
        world.Account.AddRole("orders");
        world.Account.Roles["orders"] = world.Account.Roles["orders"] with { PolicyArns = [Old] };
        Deny("iam:AttachRolePolicy");
        world.Roles.Apply("orders", With(New, ""","adoption":"Unowned" """));

        await WaitsAsync();
        Assert.Equal([Old], world.Account.Roles["orders"].PolicyArns);
        world.Time.Advance(AwsErrorTable.PropagationTime - TimeSpan.FromSeconds(1));
        await WaitsAsync();
        Assert.Equal([Old], world.Account.Roles["orders"].PolicyArns);

        world.Account.Allow("iam:AttachRolePolicy");
        Assert.Equal(Converged, await world.PassOverRole());
        Assert.Equal([New], world.Account.Roles["orders"].PolicyArns);
    }

    [Fact]
    public async Task Role_BoundedAMomentAgo_GetsItsPoliciesAsSoonAsTheBoundaryIsSeen()
    {
        await MadeLongAgoAsync();
        Deny("iam:AttachRolePolicy");
        world.Roles.Apply("orders", With(New, ""","permissionsBoundary":{"arn":"arn:aws:iam::111122223333:policy/bound"}"""));

        await WaitsAsync();
        await WaitsAsync();
        Assert.Equal([Old], world.Account.Roles["orders"].PolicyArns);
    }

    [Fact]
    public async Task Denial_ThatOutlivesTheTwoMinutes_IsTold()
    {
        Deny("iam:AttachRolePolicy");
        world.Roles.Apply("orders", With(New));
        await WaitsAsync();
        world.Time.Advance(AwsErrorTable.PropagationTime);

        Assert.Equal(Told, await world.PassOverRole());
        Assert.Contains("allow iam:AttachRolePolicy", Ready.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Denial_WhereNothingWasSetLately_IsToldAtOnceAndKeepsNoRevokeBack()
    {
        await MadeLongAgoAsync();
        Deny("iam:AttachRolePolicy");
        world.Roles.Apply("orders", With(New));

        Assert.Equal(Told, await world.PassOverRole());
        Assert.Empty(world.Account.Roles["orders"].PolicyArns);
    }

    [Fact]
    public async Task Denial_OfACreation_IsToldAtOnce()
    {
        Deny("iam:CreateRole");
        world.Roles.Apply("orders", With(New));

        Assert.Equal(Told, await world.PassOverRole());
    }

    [Theory]
    [InlineData("User: x is not authorized to perform: y on resource: role orders with an explicit deny in a service control policy")]
    [InlineData("User: x is not authorized to perform: iam:PassRole on resource: z because no identity-based policy allows the iam:PassRole action")]
    public async Task Denial_ThatNoTagIsMissingFor_IsToldAtOnce(string message)
    {
        world.Account.Refuse("iam:AttachRolePolicy", "AccessDenied", message, status: 403);
        world.Roles.Apply("orders", With(New));

        Assert.Equal(Told, await world.PassOverRole());
    }

    [Fact]
    public async Task InvalidPrincipal_OfARoleBoundedAMomentAgo_IsBelievedForNoMoreThanTwoMinutes()
    {
        await MadeLongAgoAsync();
        world.Account.Refuse("iam:UpdateAssumeRolePolicy", "MalformedPolicyDocument", "Invalid principal in policy");
        world.Roles.Apply(
            "orders",
            With(Old, ""","permissionsBoundary":{"arn":"arn:aws:iam::111122223333:policy/bound"}""").Replace("ec2.", "lambda.", StringComparison.Ordinal));
        await WaitsAsync();
        world.Time.Advance(AwsErrorTable.PropagationTime);

        await world.PassOverRole();

        Assert.Equal(Reasons.InvalidSpec, Ready.Reason);
    }

    private static string With(string policy, string more = "") => $$"""{{Specs.BareRole[..^1]}},"managedPolicies":[{"arn":"{{policy}}"}]{{more}}}""";

    private void Deny(string action) => world.Account.Refuse(action, "AccessDenied", NoAllow, status: 403);

    private async Task MadeLongAgoAsync()
    {
        world.Roles.Apply("orders", With(Old));
        await world.SettleAsync();
        world.Time.Advance(AwsErrorTable.PropagationTime);
    }

    private async Task WaitsAsync()
    {
        Assert.InRange(Assert.IsType<Outcome.Waiting>(await world.PassOverRole()).Again, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
        Assert.Equal(Reasons.Propagating, Ready.Reason);
    }
}
