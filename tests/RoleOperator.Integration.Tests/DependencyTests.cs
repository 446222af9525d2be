using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Integration.Tests.Worlds;

namespace RoleOperator.Integration.Tests;

/// <summary>Objects that refer to each other, made and deleted in whatever order people come up with.</summary>
public abstract class DependencyTests(World world)
{
    public sealed class OnMoto(SharedMoto shared) : DependencyTests(shared.World), IClassFixture<SharedMoto>;

    public sealed class OnSimulator(SharedSimulator shared) : DependencyTests(shared.World), IClassFixture<SharedSimulator>;

    private const string AllowReferences = "iam.roleoperator.io/allow-references-from";

    [Fact]
    public async Task Everything_AppliedBackToFront_WaitsAndIsWoken()
    {
        await using var team = await world.TeamAsync();
        await team.ApplyAsync(ResourceKind.InstanceProfile, "web", "role: {ref: {name: web}}");
        var message = await team.NotReadyAsync(ResourceKind.InstanceProfile, "web", Reasons.DependencyNotReady);
        Assert.Contains($"Role {team.Namespace}/web does not exist", message, StringComparison.Ordinal);

        await team.ApplyAsync(ResourceKind.Role, "web", RoleSpec);
        message = await team.NotReadyAsync(ResourceKind.Role, "web", Reasons.DependencyNotReady);
        Assert.Contains($"Policy {team.Namespace}/s3 does not exist", message, StringComparison.Ordinal);
        Assert.Empty(team.Calls);

        await team.ApplyAsync(ResourceKind.Policy, "s3", PolicySpec);
        await team.ReadyAsync(ResourceKind.InstanceProfile, "web");
        await team.ReadyAsync(ResourceKind.Role, "web");
        await team.Aws.InstanceProfileIsAsync(team.AwsName("web"), $$"""
            path: /
            roles: [{{team.AwsName("web")}}]
            tags: {iam.roleoperator.io/owner: {{team.Owner("web")}}}
            """);
    }

    [Fact]
    public async Task Reference_AcrossNamespaces_WorksOnlyWhereTheTargetAllowsIt()
    {
        await using var owner = await world.TeamAsync();
        await using var user = await world.TeamAsync();
        await owner.ConvergeAsync(ResourceKind.Policy, "s3", PolicySpec);
        await user.ApplyAsync(
            ResourceKind.Role, "web", $"trust: {{document: {Documents.Ec2Trust}}}\nmanagedPolicies: [ref: {{name: s3, namespace: {owner.Namespace}}}]");

        var message = await user.NotReadyAsync(ResourceKind.Role, "web", Reasons.NotAllowed);
        Assert.Contains("spec.managedPolicies[0].ref", message, StringComparison.Ordinal);
        Assert.Contains($"{AllowReferences}: {user.Namespace}", message, StringComparison.Ordinal);
        Assert.Empty(user.Calls);

        await owner.ApplyAsync(ResourceKind.Policy, "s3", PolicySpec, $"{AllowReferences}: {user.Namespace}");
        await user.ReadyAsync(ResourceKind.Role, "web");
        Assert.Contains(owner.PolicyArn("s3"), await user.Aws.RoleAsync(user.AwsName("web")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Policy_DeletedWhileAttached_IsBlockedByNameAndGoesWithTheRole()
    {
        await using var team = await world.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Policy, "s3", PolicySpec);
        await team.ConvergeAsync(ResourceKind.Role, "web", RoleSpec);

        await team.DeleteAsync(ResourceKind.Policy, "s3");
        var message = await team.NotReadyAsync(ResourceKind.Policy, "s3", Reasons.DeleteBlocked);
        Assert.Contains($"is attached to role/{team.AwsName("web")}", message, StringComparison.Ordinal);
        Assert.NotNull(await team.Aws.PolicyAsync(team.PolicyArn("s3")));

        await team.DeleteAsync(ResourceKind.Role, "web");
        await team.GoneAsync(ResourceKind.Role, "web");
        await team.GoneAsync(ResourceKind.Policy, "s3");
        Assert.Null(await team.Aws.PolicyAsync(team.PolicyArn("s3")));
    }

    [Theory]
    [InlineData("Policy", "Role", "InstanceProfile")]
    [InlineData("InstanceProfile", "Role", "Policy")]
    [InlineData("Role", "InstanceProfile", "Policy")]
    public async Task Everything_DeletedInAnyOrder_Goes(params string[] order)
    {
        await using var team = await world.TeamAsync();
        ResourceKind KindOf(string name) => ResourceKind.All.Single(k => k.Name == name);
        string NameOf(string kind) => kind == "Policy" ? "s3" : "web";
        await team.ConvergeAsync(ResourceKind.Policy, "s3", PolicySpec);
        await team.ConvergeAsync(ResourceKind.Role, "web", RoleSpec);
        await team.ConvergeAsync(ResourceKind.InstanceProfile, "web", "role: {ref: {name: web}}");

        foreach (var kind in order) await team.DeleteAsync(KindOf(kind), NameOf(kind));

        foreach (var kind in order) await team.GoneAsync(KindOf(kind), NameOf(kind));
        Assert.Null(await team.Aws.PolicyAsync(team.PolicyArn("s3")));
        Assert.Null(await team.Aws.RoleAsync(team.AwsName("web")));
        Assert.Null(await team.Aws.InstanceProfileAsync(team.AwsName("web")));
    }

    [Fact]
    public async Task Role_WhosePolicyIsDeletedByForceAndMadeAgain_HasItAgain()
    {
        await using var team = await world.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Policy, "s3", PolicySpec);
        await team.ConvergeAsync(ResourceKind.Role, "web", RoleSpec);

        // The policy goes with the role still attached, by force, and comes back.
        await team.ConvergeAsync(ResourceKind.Policy, "s3", $"{PolicySpec}\ndeletion: {{force: true}}");
        await team.DeleteAsync(ResourceKind.Policy, "s3");
        await team.GoneAsync(ResourceKind.Policy, "s3");
        await team.NotReadyAsync(ResourceKind.Role, "web", Reasons.DependencyNotReady);

        await team.ConvergeAsync(ResourceKind.Policy, "s3", PolicySpec);
        await team.ReadyAsync(ResourceKind.Role, "web");
        Assert.Contains(team.PolicyArn("s3"), await team.Aws.RoleAsync(team.AwsName("web")), StringComparison.Ordinal);
    }

    private static string PolicySpec => $"document: {Documents.Allow("s3:GetObject")}";

    private static string RoleSpec => $"trust: {{document: {Documents.Ec2Trust}}}\nmanagedPolicies: [ref: {{name: s3}}]";
}
