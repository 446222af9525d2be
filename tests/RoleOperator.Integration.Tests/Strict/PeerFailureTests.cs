using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Integration.Tests.Harness;

namespace RoleOperator.Integration.Tests.Strict;

/// <summary>
/// What users of other programs for this job complain of, one test each. Array order and case, "+" and "%" are in <see cref="RestructuringTests"/>,
/// a denial of tags in <see cref="TroubleTests"/>, an invalid principal that heals in <see cref="PropagationTests"/>.
/// </summary>
[Collection(StrictWorldCollection.Name)]
public sealed class PeerFailureTests(StrictWorld strict)
{
    private static string Bare => $"trust: {{document: {Documents.Ec2Trust}}}";

    [Fact]
    public async Task TagValue_Changed_IsWrittenWithoutTouchingTheOthers()
    {
        await using var team = await strict.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Role, "web", $"{Bare}\ntags: {{team: one, stage: test}}");

        await team.ConvergeAsync(ResourceKind.Role, "web", $"{Bare}\ntags: {{team: two, stage: test}}");

        var tags = strict.Account.Roles.Find(team.AwsName("web"))!.Tags.ToDictionary(tag => tag.Key, tag => tag.Value);
        Assert.Equal(("two", "test", 3), (tags["team"], tags["stage"], tags.Count));
        Assert.DoesNotContain(team.Writes, call => call.Action == "UntagRole");
    }

    [Fact]
    public async Task TagKey_ChangedInCaseOnly_IsTheSameTagOfARole()
    {
        await using var team = await strict.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Role, "web", $"{Bare}\ntags: {{Team: one}}");

        await team.ReplaceAsync(ResourceKind.Role, "web", $"{Bare}\ntags: {{team: two}}");

        Assert.Contains(strict.Account.Roles.Find(team.AwsName("web"))!.Tags, tag => tag is { Value: "two" } && tag.Key.Equals("team", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(2, strict.Account.Roles.Find(team.AwsName("web"))!.Tags.Count);
    }

    [Fact]
    public async Task Role_InSomebodysInstanceProfile_BlocksItsDeletionByNameAndLosesNothingMeanwhile()
    {
        await using var team = await strict.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Role, "web", $"{Bare}\nmanagedPolicies: [{{aws: ReadOnlyAccess}}]");
        var foreign = $"{team.Namespace}-foreign";
        await strict.World.Iam.CreateInstanceProfileAsync(new() { InstanceProfileName = foreign });
        await strict.World.Iam.AddRoleToInstanceProfileAsync(new() { InstanceProfileName = foreign, RoleName = team.AwsName("web") });

        await team.DeleteAsync(ResourceKind.Role, "web");

        Assert.Contains(foreign, await team.NotReadyAsync(ResourceKind.Role, "web", Reasons.DeleteBlocked), StringComparison.Ordinal);
        Assert.Single(strict.Account.Roles.Find(team.AwsName("web"))!.Attached);
        await strict.World.Iam.RemoveRoleFromInstanceProfileAsync(new() { InstanceProfileName = foreign, RoleName = team.AwsName("web") });
        await team.ApplyAsync(ResourceKind.Role, "web", $"{Bare}\nmanagedPolicies: [{{aws: ReadOnlyAccess}}]", "iam.roleoperator.io/reconcile-at: now");
        await team.GoneAsync(ResourceKind.Role, "web");
    }

    [Theory]
    [InlineData("name: renamed", "spec.name")]
    [InlineData("path: /moved/", "spec.path")]
    public async Task NameOrPath_Changed_IsRefusedAndOrphansNothing(string change, string field)
    {
        await using var team = await strict.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Role, "web", Bare);
        var before = strict.Account.Roles.Find(team.AwsName("web"))!.Id;

        await team.ApplyAsync(ResourceKind.Role, "web", $"{Bare}\n{change}");

        Assert.Contains(field, await team.NotReadyAsync(ResourceKind.Role, "web", Reasons.ImmutableFieldChanged), StringComparison.Ordinal);
        Assert.Equal(before, strict.Account.Roles.Find(team.AwsName("web"))!.Id);
        Assert.Null(strict.Account.Roles.Find("renamed"));
    }

    [Fact]
    public async Task ArnsAndReferences_InOneList_AreMixed()
    {
        await using var team = await strict.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Policy, "one", $"document: {Documents.Allow("s3:*")}");
        await team.ConvergeAsync(ResourceKind.Policy, "two", $"document: {Documents.Allow("sqs:*")}");

        await team.ConvergeAsync(ResourceKind.Role, "web",
            $"{Bare}\nmanagedPolicies: [{{ref: {{name: one}}}}, {{arn: '{team.PolicyArn("two")}'}}, {{aws: ReadOnlyAccess}}]");

        Assert.Equal(3, strict.Account.Roles.Find(team.AwsName("web"))!.Attached.Count);
    }

    [Fact]
    public async Task Description_Removed_IsRemoved()
    {
        await using var team = await strict.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Role, "web", $"{Bare}\ndescription: to go\nmaxSessionDurationSeconds: 7200");

        await team.ReplaceAsync(ResourceKind.Role, "web", Bare);

        var role = strict.Account.Roles.Find(team.AwsName("web"))!;
        Assert.Equal((true, 3600), (string.IsNullOrEmpty(role.Description), role.MaxSessionDuration));
    }

    [Fact]
    public async Task Policies_AllExchangedAtTheQuota_NeverMeetIt()
    {
        await using var team = await strict.TeamAsync();
        string List(string prefix) => string.Join(", ", Enumerable.Range(0, 10).Select(number => $"{{ref: {{name: {prefix}{number}}}}}"));
        foreach (var prefix in (string[])["a", "b"])
            for (var number = 0; number < 10; number++)
                await team.ApplyAsync(ResourceKind.Policy, $"{prefix}{number}", $"document: {Documents.Allow("s3:*")}");
        await team.ConvergeAsync(ResourceKind.Role, "web", $"{Bare}\nmanagedPolicies: [{List("a")}]");

        await team.ConvergeAsync(ResourceKind.Role, "web", $"{Bare}\nmanagedPolicies: [{List("b")}]");

        Assert.Equal(10, strict.Account.Roles.Find(team.AwsName("web"))!.Attached.Count(arn => arn.Contains($"{team.Namespace}-b", StringComparison.Ordinal)));
        Assert.DoesNotContain(strict.Simulator.Log.Calls, call => call.Code == "LimitExceeded" && call.Form.Contains(team.AwsName("web"), StringComparison.Ordinal));
    }
}
