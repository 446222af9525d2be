using RoleOperator.Core.Resources;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Integration.Tests.Worlds;

namespace RoleOperator.Integration.Tests.Strict;

/// <summary>What the operator of <see cref="StrictWorld"/> is told on its command line.</summary>
public sealed class OptionTests(SharedSimulator shared) : IClassFixture<SharedSimulator>
{
    private readonly StrictWorld strict = shared.Strict;

    [Fact]
    public async Task Tags_OfAnIgnoredPrefix_AreLeftAloneOnEveryKind()
    {
        await using var team = await strict.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Role, "web", $"trust: {{document: {Documents.Ec2Trust}}}");
        await team.ConvergeAsync(ResourceKind.Policy, "web", $"document: {Documents.Allow("s3:*")}");
        await team.ConvergeAsync(ResourceKind.InstanceProfile, "web", "{}");

        await strict.World.Iam.TagRoleAsync(new() { RoleName = team.AwsName("web"), Tags = Tags });
        await strict.World.Iam.TagPolicyAsync(new() { PolicyArn = team.PolicyArn("web"), Tags = Tags });
        await strict.World.Iam.TagInstanceProfileAsync(new() { InstanceProfileName = team.AwsName("web"), Tags = Tags });

        // The stray tag is gone when the operator has looked at the object since; the other is still there.
        await strict.World.Eventually.SeeAsync("the stray tags are gone", () => !Keys(team).Contains("stray"), () => string.Join(' ', Keys(team)));
        Assert.Equal(3, Keys(team).Count(key => key == "inventory:id"));
    }

    [Fact]
    public async Task ServiceAccount_WithoutIssuer_IsOneOfTheOperatorsCluster()
    {
        await using var team = await strict.TeamAsync();

        await team.ConvergeAsync(ResourceKind.Role, "web", "trust: {allow: [{serviceAccount: {name: orders}}]}");

        var trust = strict.Role(team.AwsName("web"))!.Trust;
        Assert.Contains($"oidc-provider/{StrictWorld.Issuer}", trust, StringComparison.Ordinal);
        Assert.Contains($"system:serviceaccount:{team.Namespace}:orders", trust, StringComparison.Ordinal);
    }

    private static List<Amazon.IdentityManagement.Model.Tag> Tags => [new() { Key = "inventory:id", Value = "7" }, new() { Key = "stray", Value = "x" }];

    private IReadOnlyList<string> Keys(Team team) =>
    [
        .. strict.Role(team.AwsName("web"))!.Tags
            .Concat(strict.Policy(team.AwsName("web"))!.Tags)
            .Concat(strict.Profile(team.AwsName("web"))!.Tags).Select(tag => tag.Key),
    ];
}
