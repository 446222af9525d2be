using RoleOperator.Core.Resources;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Integration.Tests.Worlds;

namespace RoleOperator.Integration.Tests.Strict;

/// <summary>
/// What users of other programs for this job complain of, one test each. Array order and case, "+" and "%" are in <see cref="RestructuringTests"/>,
/// a role in somebody's instance profile in <see cref="OwnershipTests"/>,
/// a denial of tags in <see cref="DenialTests"/>, an invalid principal that heals in <see cref="PropagationTests"/> and <see cref="TwoMinuteTests"/>.
/// </summary>
public sealed class PeerFailureTests(SharedSimulator shared) : IClassFixture<SharedSimulator>
{
    private readonly StrictWorld strict = shared.Strict;

    private static string Bare => $"trust: {{document: {Documents.Ec2Trust}}}";

    [Fact]
    public async Task TagValue_Changed_IsWrittenWithoutTouchingTheOthers()
    {
        await using var team = await strict.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Role, "web", $"{Bare}\ntags: {{team: one, stage: test}}");

        await team.ConvergeAsync(ResourceKind.Role, "web", $"{Bare}\ntags: {{team: two, stage: test}}");

        var tags = strict.Role(team.AwsName("web"))!.Tags.ToDictionary(tag => tag.Key, tag => tag.Value);
        Assert.Equal(("two", "test", 3), (tags["team"], tags["stage"], tags.Count));
        Assert.DoesNotContain(team.Writes, call => call.Action == "UntagRole");
    }

    /// <summary>IAM takes keys of roles that differ in case for one, and those of policies and profiles for two.</summary>
    [Theory]
    [InlineData("Role", "one", false)]
    [InlineData("Role", "two", false)]
    [InlineData("Policy", "one", true)]
    [InlineData("Policy", "two", true)]
    [InlineData("InstanceProfile", "two", true)]
    public async Task TagKey_ChangedInCase_IsSpelledAnewAndNeverDoubledOrLost(string kindName, string value, bool removed)
    {
        await using var team = await strict.TeamAsync();
        var kind = ResourceKind.All.Single(k => k.Name == kindName);
        var spec = kind == ResourceKind.Role ? Bare : kind == ResourceKind.Policy ? $"document: {Documents.Allow("s3:*")}" : "path: /";
        await team.ConvergeAsync(kind, "web", $"{spec}\ntags: {{Team: one, Stage: test}}");

        await team.ReplaceAsync(kind, "web", $"{spec}\ntags: {{team: {value}, Stage: test}}");

        Assert.Equal([("Stage", "test"), ("iam.roleoperator.io/owner", team.Owner("web")), ("team", value)], Tags());
        Assert.Equal(removed, team.Writes.Any(call => call.Action.StartsWith("Untag", StringComparison.Ordinal)));
        var writes = team.Writes.Count();
        await team.PassesAsync(team.AwsName("web"), $"Get{kindName}", 2);
        Assert.Equal(writes, team.Writes.Count());
        Assert.Equal([("Stage", "test"), ("iam.roleoperator.io/owner", team.Owner("web")), ("team", value)], Tags());

        IEnumerable<(string, string)> Tags() =>
            (strict.Role(team.AwsName("web"))?.Tags ?? strict.Policy(team.AwsName("web"))?.Tags ?? strict.Profile(team.AwsName("web"))!.Tags)
            .OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => (tag.Key, tag.Value));
    }

    [Theory]
    [InlineData("name: renamed", "name")]
    [InlineData("path: /moved/", "path")]
    public async Task NameOrPath_Changed_IsRefusedAndOrphansNothing(string change, string field)
    {
        await using var team = await strict.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Role, "web", Bare);
        var before = strict.Role(team.AwsName("web"))!.Id;

        await team.ChangeRefusedAsync(ResourceKind.Role, "web", $"{Bare}\n{change}", field);

        Assert.Equal(before, strict.Role(team.AwsName("web"))!.Id);
        Assert.Null(strict.Role("renamed"));
    }

    [Fact]
    public async Task ArnsAndReferences_InOneList_AreMixed()
    {
        await using var team = await strict.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Policy, "one", $"document: {Documents.Allow("s3:*")}");
        await team.ConvergeAsync(ResourceKind.Policy, "two", $"document: {Documents.Allow("sqs:*")}");

        await team.ConvergeAsync(ResourceKind.Role, "web",
            $"{Bare}\nmanagedPolicies: [{{ref: {{name: one}}}}, {{arn: '{team.PolicyArn("two")}'}}, {{aws: ReadOnlyAccess}}]");

        Assert.Equal(3, strict.Role(team.AwsName("web"))!.Attached.Count);
    }

    [Fact]
    public async Task Description_Removed_IsRemoved()
    {
        await using var team = await strict.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Role, "web", $"{Bare}\ndescription: to go\nmaxSessionDurationSeconds: 7200");

        await team.ReplaceAsync(ResourceKind.Role, "web", Bare);

        var role = strict.Role(team.AwsName("web"))!;
        Assert.Equal((true, 3600), (string.IsNullOrEmpty(role.Description), role.MaxSessionDuration));
    }
}
