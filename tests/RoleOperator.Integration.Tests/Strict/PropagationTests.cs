using RoleOperator.AwsSimulator.World;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Integration.Tests.Worlds;

namespace RoleOperator.Integration.Tests.Strict;

/// <summary>What was just made is not known everywhere in AWS yet: it is said, waited for, and heals by itself.</summary>
public sealed class PropagationTests(SharedSimulator shared) : IClassFixture<SharedSimulator>
{
    private readonly StrictWorld strict = shared.Strict;

    private static readonly TimeSpan Lag = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task InvalidPrincipal_OfARoleMadeAMomentAgo_Heals()
    {
        await using var team = await strict.TeamAsync();
        strict.Lag(Reader.PrincipalCheck, team.AwsName("caller"), Lag);
        await team.ConvergeAsync(ResourceKind.Role, "caller", $"trust: {{document: {Documents.Ec2Trust}}}");

        await team.ApplyAsync(ResourceKind.Role, "callee", "trust: {allow: [{role: {ref: {name: caller}}}]}");

        var message = await team.NotReadyAsync(ResourceKind.Role, "callee", Reasons.Propagating);
        Assert.Contains("Invalid principal", message, StringComparison.Ordinal);
        await team.ReadyAsync(ResourceKind.Role, "callee");
        Assert.Contains(team.RoleArn("caller"), await team.Aws.RoleAsync(team.AwsName("callee")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task InvalidInstanceProfile_MadeAMomentAgo_Heals()
    {
        await using var team = await strict.TeamAsync();
        var instance = await team.Aws.RunInstanceAsync();
        strict.Lag(Reader.Ec2, team.AwsName("web"), Lag);
        await team.ConvergeAsync(ResourceKind.Role, "web", $"trust: {{document: {Documents.Ec2Trust}}}");

        await team.ApplyAsync(ResourceKind.InstanceProfile, "web", $$$"""
            role: {ref: {name: web}}
            instances: [{region: eu-west-1, ids: [{{{instance}}}]}]
            """);

        await team.NotReadyAsync(ResourceKind.InstanceProfile, "web", Reasons.Propagating);
        await team.ReadyAsync(ResourceKind.InstanceProfile, "web");
        Assert.Equal(team.ProfileArn("web"), await team.Aws.ProfileOfAsync(instance));
    }

    [Fact]
    public async Task Role_ThatReadsDoNotShowYet_IsNotMadeTwiceAndGetsItsPolicies()
    {
        await using var team = await strict.TeamAsync();
        strict.Lag(Reader.Get, team.AwsName("web"), Lag);
        strict.Lag(Reader.List, team.AwsName("web"), Lag);

        await team.ApplyAsync(ResourceKind.Role, "web", $$"""
            trust: {document: {{Documents.Ec2Trust}}}
            managedPolicies: [{aws: ReadOnlyAccess}]
            inlinePolicies: [{name: queue, document: {{Documents.Allow("sqs:*")}}}]
            """);

        await team.ReadyAsync(ResourceKind.Role, "web");
        await team.AwsSoonAsync(
            "policies on the role", () => team.Aws.RoleAsync(team.AwsName("web")), json => json?.Contains("sqs:*", StringComparison.Ordinal) == true);
        Assert.Single(strict.Simulator.Log.Calls, call =>
            call is { Action: "iam:CreateRole", Applied: true } && call.Parameters["RoleName"] == team.AwsName("web"));
    }

    [Fact]
    public async Task PrincipalOfADeletedRole_IsWrittenAgainOnceTheRoleIsBack()
    {
        await using var team = await strict.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Role, "caller", $"trust: {{document: {Documents.Ec2Trust}}}");
        await team.ConvergeAsync(ResourceKind.Role, "callee", $"trust: {{allow: [{{role: {{arn: '{team.RoleArn("caller")}'}}}}]}}");
        var before = Writes(team).Count;

        await strict.World.Iam.DeleteRoleAsync(new() { RoleName = team.AwsName("caller") });
        await team.EventAsync("caller", "Recreated");
        await team.AwsSoonAsync("the role is trusted again", () => team.Aws.RoleAsync(team.AwsName("callee")),
            json => json!.Contains(team.RoleArn("caller"), StringComparison.Ordinal));
        await team.PassesAsync(team.AwsName("callee"), "GetRole", 3);

        Assert.Single(Writes(team)[before..], call => call.Applied);
    }

    private List<AwsSimulator.Log.LoggedCall> Writes(Team team) =>
    [
        .. strict.Simulator.Log.Calls.Where(call =>
            call.Action == "iam:UpdateAssumeRolePolicy" && call.Parameters["RoleName"] == team.AwsName("callee")),
    ];
}
