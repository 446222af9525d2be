using RoleOperator.AwsSimulator.Trouble;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Integration.Tests.Harness;
using Xunit.Abstractions;

namespace RoleOperator.Integration.Tests.Strict;

/// <summary>Throttling, denials, lost answers and broken replies: everything heals, nothing is made twice, and the reason is said meanwhile.</summary>
[Collection(StrictWorldCollection.Name)]
public sealed class TroubleTests(StrictWorld strict, ITestOutputHelper output) : IDisposable
{
    public static TheoryData<string, Fault> LostAnswers => new()
    {
        { "iam:Create*", new Fault.ResetAfter() },
        { "iam:Create*", new Fault.HalfBody() },
        { "iam:Create*", new Fault.ErrorAfter("ServiceFailure", "failed", 500) },
        { "iam:Attach*", new Fault.ResetAfter() },
        { "iam:Put*", new Fault.ResetAfter() },
        { "iam:Add*", new Fault.ResetAfter() },
        { "ec2:Associate*", new Fault.ResetAfter() },
        { "iam:Update*", new Fault.ResetAfter() },
        { "iam:Tag*", new Fault.HtmlError() },
    };

    public void Dispose() => strict.Calm();

    [Theory]
    [MemberData(nameof(LostAnswers))]
    public async Task Answers_LostOrBroken_LeaveWhatWasAskedForAndOnlyThat(string action, Fault fault)
    {
        await using var team = await strict.TeamAsync();
        var instance = await team.Aws.RunInstanceAsync();
        // Beyond the SDK's own retry.
        strict.Break(action, fault, times: 3);

        await ApplyAsync(team, instance, "s3:GetObject", "one");
        await SettledAsync(team);
        strict.Break(action, fault, times: 3);
        await ApplyAsync(team, instance, "s3:PutObject", "two");
        await SettledAsync(team);

        Assert.Contains(strict.Simulator.Log.Calls, call => call.Fault == fault && call.Form.Contains(team.Namespace, StringComparison.Ordinal) | call.Form.Contains(instance, StringComparison.Ordinal));
        Assert.Equal(["v1", "v2"], strict.Account.Policies.Find(team.AwsName("s3"))!.Versions.Select(version => version.Id));
        Assert.Equal(team.ProfileArn("web"), await team.Aws.ProfileOfAsync(instance));
        strict.Change(world => world.Iam.Restructuring = false);     // the test itself compares documents as they were written
        await team.Aws.RoleIsAsync(team.AwsName("web"), $$"""
            path: /
            description: two
            maxSessionDurationSeconds: 3600
            trust: {{Documents.Ec2Trust}}
            managedPolicies: ["{{team.PolicyArn("s3")}}"]
            inlinePolicies: {queue: {{Documents.Allow("sqs:*")}}}
            tags: {iam.roleoperator.io/owner: {{team.Owner("web")}}, step: two}
            """);
    }

    [Fact]
    public async Task WholeLife_UnderRandomTrouble_EndsWithNothingLeft()
    {
        await using var team = await strict.TeamAsync();
        var instance = await team.Aws.RunInstanceAsync();
        foreach (var fault in (Fault[])
                 [
                     new Fault.ResetBefore(), new Fault.ResetAfter(), new Fault.HalfBody(), new Fault.HtmlError(),
                     new Fault.ErrorBefore("Throttling", "Rate exceeded", 400), new Fault.ErrorAfter("ServiceFailure", "failed", 500),
                 ])
            strict.Break("iam:*", fault, probability: 0.05);

        await ApplyAsync(team, instance, "s3:GetObject", "one");
        await SettledAsync(team);
        await ApplyAsync(team, instance, "s3:PutObject", "two");
        await SettledAsync(team);
        output.WriteLine($"seed {StrictWorld.Seed}, {strict.Simulator.Log.Calls.Count(call => call.Fault is not null)} faults");
        Assert.Equal(team.ProfileArn("web"), await team.Aws.ProfileOfAsync(instance));
        foreach (var (kind, name) in Everything) await team.DeleteAsync(kind, name);
        foreach (var (kind, name) in Everything) await team.GoneAsync(kind, name);

        Assert.Null(strict.Account.Roles.Find(team.AwsName("web")));
        Assert.Null(strict.Account.Policies.Find(team.AwsName("s3")));
        Assert.Null(strict.Account.Profiles.Find(team.AwsName("web")));
    }

    [Fact]
    public async Task Throttling_IsSaid_AndEverythingIsMade()
    {
        await using var team = await strict.TeamAsync();
        strict.Simulator.Troubles.Throttling.Rules = [new ThrottleRule(new CallPattern("iam:CreateRole"), 1, 0.5)];

        for (var number = 0; number < 6; number++) await team.ApplyAsync(ResourceKind.Role, $"role-{number}", $"trust: {{document: {Documents.Ec2Trust}}}");
        await team.NotReadyAsync(ResourceKind.Role, "role-5", Reasons.Throttled);

        for (var number = 0; number < 6; number++) await team.ReadyAsync(ResourceKind.Role, $"role-{number}");
    }

    [Fact]
    public async Task TagDenial_ByAnOrganisation_StopsTagsAndNothingElse()
    {
        await using var team = await strict.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Role, "web", $"trust: {{document: {Documents.Ec2Trust}}}");
        strict.Change(_ => strict.Account.ServiceControlPolicies.Add(
            """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":["iam:TagRole"],"Resource":"*"}]}"""));

        await team.ApplyAsync(ResourceKind.Role, "web", $$"""
            description: changed
            trust: {document: {{Documents.LambdaTrust}}}
            managedPolicies: [{aws: ReadOnlyAccess}]
            tags: {team: shop}
            """);

        var message = await team.NotReadyAsync(ResourceKind.Role, "web", Reasons.AccessDenied);
        Assert.Contains("iam:TagRole", message, StringComparison.Ordinal);
        Assert.Contains("service control policy", message, StringComparison.Ordinal);
        var role = (await team.Aws.RoleAsync(team.AwsName("web")))!;
        Assert.All((string[])["lambda.amazonaws.com", "changed", "ReadOnlyAccess"], part => Assert.Contains(part, role, StringComparison.Ordinal));

        strict.Calm();
        await team.ApplyAsync(ResourceKind.Role, "web", $$"""
            description: changed
            trust: {document: {{Documents.LambdaTrust}}}
            managedPolicies: [{aws: ReadOnlyAccess}]
            tags: {team: shop}
            """, "iam.roleoperator.io/reconcile-at: now");
        await team.ReadyAsync(ResourceKind.Role, "web");
    }

    private static IEnumerable<(ResourceKind Kind, string Name)> Everything =>
        [(ResourceKind.InstanceProfile, "web"), (ResourceKind.Role, "web"), (ResourceKind.Policy, "s3")];

    private static async Task ApplyAsync(Team team, string instance, string action, string step)
    {
        await team.ApplyAsync(ResourceKind.Policy, "s3", $"document: {Documents.Allow(action)}\ntags: {{step: {step}}}");
        await team.ApplyAsync(ResourceKind.Role, "web", $$$"""
            description: {{{step}}}
            trust: {document: {{{Documents.Ec2Trust}}}}
            managedPolicies: [{ref: {name: s3}}]
            inlinePolicies: [{name: queue, document: {{{Documents.Allow("sqs:*")}}}}]
            tags: {step: {{{step}}}}
            """);
        await team.ApplyAsync(ResourceKind.InstanceProfile, "web", $$$"""
            role: {ref: {name: web}}
            instances: [{region: eu-west-1, ids: [{{{instance}}}]}]
            tags: {step: {{{step}}}}
            """);
    }

    private static async Task SettledAsync(Team team)
    {
        foreach (var (kind, name) in Everything) await team.ReadyAsync(kind, name);
    }
}
