using RoleOperator.Core.Resources;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Integration.Tests.Worlds;

namespace RoleOperator.Integration.Tests;

public abstract class PolicyLifecycleTests(World world)
{
    public sealed class OnMoto(SharedMoto shared) : PolicyLifecycleTests(shared.World), IClassFixture<SharedMoto>;

    public sealed class OnSimulator(SharedSimulator shared) : PolicyLifecycleTests(shared.World), IClassFixture<SharedSimulator>;

    [Fact]
    public async Task Policy_CreatedWithEveryField_IsTheSameInIam()
    {
        await using var team = await world.TeamAsync();
        var name = $"{team.Namespace}.orders-s3";
        var arn = $"arn:aws:iam::{World.AccountId}:policy/shop/{name}";

        var policy = await team.ConvergeAsync(ResourceKind.Policy, "s3", $$"""
            name: {{name}}
            path: /shop/
            description: What orders may do
            document: {{Documents.Allow("s3:GetObject")}}
            tags: {team: shop}
            keepVersions: 2
            """);

        await team.Aws.PolicyIsAsync(arn, $$"""
            path: /shop/
            description: What orders may do
            document: {{Documents.Allow("s3:GetObject")}}
            defaultVersion: v1
            versions: [v1]
            attachmentCount: 0
            tags: {team: shop, iam.roleoperator.io/owner: {{team.Owner("s3")}}}
            """);
        Assert.Equal(arn, ObjectView.Status(policy, "arn"));
        Assert.Equal(name, ObjectView.Status(policy, "name"));
        Assert.Equal("v1", ObjectView.Status(policy, "defaultVersionId"));
        Assert.Equal((await world.Iam.GetPolicyAsync(new() { PolicyArn = arn })).Policy.PolicyId, ObjectView.Status(policy, "id"));
    }

    [Fact]
    public async Task Policy_DocumentAndTagsChanged_HasANewDefaultVersion()
    {
        await using var team = await world.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Policy, "s3", $"document: {Documents.Allow("s3:GetObject")}\ntags: {{team: shop, cost: low}}");

        var policy = await team.ConvergeAsync(ResourceKind.Policy, "s3", $"document: {Documents.Allow("s3:PutObject")}\ntags: {{team: mall}}");

        await team.Aws.PolicyIsAsync(team.PolicyArn("s3"), $$"""
            path: /
            document: {{Documents.Allow("s3:PutObject")}}
            defaultVersion: v2
            versions: [v1, v2]
            attachmentCount: 0
            tags: {team: mall, iam.roleoperator.io/owner: {{team.Owner("s3")}}}
            """);
        Assert.Equal("v2", ObjectView.Status(policy, "defaultVersionId"));
    }

    [Fact]
    public async Task Policy_DocumentRolledBack_PutsTheOldVersionInForceAgain()
    {
        await using var team = await world.TeamAsync();
        foreach (var action in (string[])["s3:GetObject", "s3:PutObject", "s3:GetObject"])
            await team.ConvergeAsync(ResourceKind.Policy, "s3", $"document: {Documents.Allow(action)}");

        await team.Aws.PolicyIsAsync(team.PolicyArn("s3"), $$"""
            path: /
            document: {{Documents.Allow("s3:GetObject")}}
            defaultVersion: v1
            versions: [v1, v2]
            attachmentCount: 0
            tags: {iam.roleoperator.io/owner: {{team.Owner("s3")}}}
            """);
    }

    [Theory]
    [InlineData(5, "v3, v4, v5, v6, v7")]
    [InlineData(2, "v6, v7")]
    [InlineData(1, "v7")]
    public async Task Policy_ChangedMoreOftenThanVersionsAreKept_LosesTheOldest(int keep, string versions)
    {
        await using var team = await world.TeamAsync();
        foreach (var change in Enumerable.Range(1, 7))
            await team.ConvergeAsync(ResourceKind.Policy, "s3", $"document: {Documents.Allow($"s3:Get{change}")}\nkeepVersions: {keep}");

        await team.Aws.PolicyIsAsync(team.PolicyArn("s3"), $$"""
            path: /
            document: {{Documents.Allow("s3:Get7")}}
            defaultVersion: v7
            versions: [{{versions}}]
            attachmentCount: 0
            tags: {iam.roleoperator.io/owner: {{team.Owner("s3")}}}
            """);
    }

    [Theory]
    [InlineData("description: another", "description")]
    [InlineData("path: /other/", "path")]
    [InlineData("name: other", "name")]
    public async Task Policy_ImmutableFieldChanged_IsRefusedAndTheFieldStays(string change, string field)
    {
        await using var team = await world.TeamAsync();
        var spec = $"document: {Documents.Allow("s3:GetObject")}";
        await team.ConvergeAsync(ResourceKind.Policy, "s3", spec);
        var before = await team.Aws.PolicyAsync(team.PolicyArn("s3"));

        await team.ChangeRefusedAsync(ResourceKind.Policy, "s3", $"{spec}\n{change}", field);

        Assert.Equal(before, await team.Aws.PolicyAsync(team.PolicyArn("s3")));
        Assert.Equal(["CreatePolicy"], team.Writes.Select(c => c.Action));
        await team.ConvergeAsync(ResourceKind.Policy, "s3", spec);
    }

    [Fact]
    public async Task Policy_DeletedWithSeveralVersions_LeavesNothingInIam()
    {
        await using var team = await world.TeamAsync();
        foreach (var action in (string[])["s3:GetObject", "s3:PutObject"])
            await team.ConvergeAsync(ResourceKind.Policy, "s3", $"document: {Documents.Allow(action)}");

        await team.DeleteAsync(ResourceKind.Policy, "s3");
        await team.GoneAsync(ResourceKind.Policy, "s3");

        Assert.Null(await team.Aws.PolicyAsync(team.PolicyArn("s3")));
        Assert.Contains(team.Writes, c => c.Action == "DeletePolicyVersion" && c.Parameters["VersionId"] == "v1");
    }
}
