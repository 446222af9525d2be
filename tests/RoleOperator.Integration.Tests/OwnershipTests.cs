using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Integration.Tests.Worlds;

namespace RoleOperator.Integration.Tests;

public abstract class OwnershipTests(World world)
{
    public sealed class OnMoto(SharedMoto shared) : OwnershipTests(shared.World), IClassFixture<SharedMoto>;

    public sealed class OnSimulator(SharedSimulator shared) : OwnershipTests(shared.World), IClassFixture<SharedSimulator>;

    private const string OwnerTag = "iam.roleoperator.io/owner";
    private static readonly string Trust = Manifest.Json(Documents.Ec2Trust).ToJsonString();

    /// <summary>Each kind with a spec, and a change to it.</summary>
    public static TheoryData<string, string, string> Kinds => new()
    {
        { "Role", $"trust: {{document: {Documents.Ec2Trust}}}", "tags: {by: second}" },
        { "Policy", $"document: {Documents.Allow("s3:GetObject")}", "tags: {by: second}" },
        { "InstanceProfile", "path: /", "tags: {by: second}" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task TwoResources_NamingOneAwsObject_AreReadyAndNotOwned(string kindName, string spec, string change)
    {
        await using var team = await world.TeamAsync();
        var kind = ResourceKind.All.Single(k => k.Name == kindName);
        var shared = $"{team.Namespace}.shared";
        await team.ConvergeAsync(kind, "first", $"name: {shared}\n{spec}");
        var before = await LookAsync(team, kind, shared);

        await team.ApplyAsync(kind, "second", $"name: {shared}\n{spec}\n{change}\nadoption: Unowned");
        var message = await team.NotReadyAsync(kind, "second", Reasons.NotOwned);
        Assert.Contains(team.Owner("first"), message, StringComparison.Ordinal);
        Assert.Contains(shared, message, StringComparison.Ordinal);
        Assert.Contains("create it again with another spec.name", message, StringComparison.Ordinal);
        await team.ReadyAsync(kind, "first");

        await team.DeleteAsync(kind, "second");
        await team.GoneAsync(kind, "second");
        Assert.Equal(before, await LookAsync(team, kind, shared));
    }

    [Fact]
    public async Task Role_MadeByHand_IsTakenOverOnlyWithAdoptionUnowned()
    {
        await using var team = await world.TeamAsync();
        var name = team.AwsName("orders");
        await world.Iam.CreateRoleAsync(new()
        {
            RoleName = name,
            AssumeRolePolicyDocument = Trust,
            Description = "by hand",
            Tags = [new() { Key = "made", Value = "by hand" }],
        });
        await world.Iam.AttachRolePolicyAsync(new() { RoleName = name, PolicyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess" });
        var id = (await world.Iam.GetRoleAsync(new() { RoleName = name })).Role.RoleId;
        var before = await team.Aws.RoleAsync(name);
        var spec = $"trust: {{document: {Documents.LambdaTrust}}}\ntags: {{team: shop}}";

        await team.ApplyAsync(ResourceKind.Role, "orders", spec);
        Assert.Contains("set spec.adoption to Unowned", await team.NotReadyAsync(ResourceKind.Role, "orders", Reasons.NotOwned), StringComparison.Ordinal);
        Assert.Equal(before, await team.Aws.RoleAsync(name));

        var role = await team.ConvergeAsync(ResourceKind.Role, "orders", $"{spec}\nadoption: Unowned");
        await team.Aws.RoleIsAsync(name, $$"""
            path: /
            maxSessionDurationSeconds: 3600
            trust: {{Documents.LambdaTrust}}
            managedPolicies: []
            inlinePolicies: {}
            tags: {team: shop, {{OwnerTag}}: {{team.Owner("orders")}}}
            """);
        Assert.Equal(id, ObjectView.Status(role, "id"));
    }

    [Fact]
    public async Task Policy_MadeByHand_IsTakenOverWithItsVersions()
    {
        await using var team = await world.TeamAsync();
        await world.Iam.CreatePolicyAsync(new() { PolicyName = team.AwsName("s3"), PolicyDocument = Manifest.Json(Documents.Allow("s3:*")).ToJsonString() });

        await team.ConvergeAsync(ResourceKind.Policy, "s3", $"document: {Documents.Allow("s3:GetObject")}\nadoption: Unowned");

        await team.Aws.PolicyIsAsync(team.PolicyArn("s3"), $$"""
            path: /
            document: {{Documents.Allow("s3:GetObject")}}
            defaultVersion: v2
            versions: [v1, v2]
            attachmentCount: 0
            tags: { {{OwnerTag}}: {{team.Owner("s3")}} }
            """);
    }

    [Fact]
    public async Task Role_WhoseOwnerTagIsAnothersNow_IsLeftAloneWhenTheObjectGoes()
    {
        await using var team = await world.TeamAsync();
        var name = team.AwsName("orders");
        await team.ConvergeAsync(ResourceKind.Role, "orders", $"trust: {{document: {Documents.Ec2Trust}}}");
        await world.Iam.TagRoleAsync(new() { RoleName = name, Tags = [new() { Key = OwnerTag, Value = "another-cluster/shop/orders" }] });
        Assert.Contains("another-cluster/shop/orders", await team.NotReadyAsync(ResourceKind.Role, "orders", Reasons.NotOwned), StringComparison.Ordinal);
        var before = await team.Aws.RoleAsync(name);

        await team.DeleteAsync(ResourceKind.Role, "orders");
        await team.GoneAsync(ResourceKind.Role, "orders");

        Assert.NotNull(before);
        Assert.Equal(before, await team.Aws.RoleAsync(name));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Resource_DeletedWithRetain_LeavesItsAwsObjectAsItWas(string kindName, string spec, string change)
    {
        await using var team = await world.TeamAsync();
        var kind = ResourceKind.All.Single(k => k.Name == kindName);
        var name = $"{team.Namespace}.kept";
        await team.ConvergeAsync(kind, "kept", $"name: {name}\n{spec}\n{change}");
        await team.ConvergeAsync(kind, "kept", $"name: {name}\n{spec}\n{change}\ndeletion: {{policy: Retain}}");
        var before = await LookAsync(team, kind, name);

        await team.DeleteAsync(kind, "kept");
        await team.GoneAsync(kind, "kept");

        Assert.NotNull(before);
        Assert.Equal(before, await LookAsync(team, kind, name));
    }

    [Fact]
    public async Task Role_WithWhatOthersAttached_IsDeletedOnlyByForce()
    {
        await using var team = await world.TeamAsync();
        var name = team.AwsName("orders");
        var spec = $"trust: {{document: {Documents.Ec2Trust}}}\nattachments: Additive";
        await team.ConvergeAsync(ResourceKind.Role, "orders", spec);
        await world.Iam.AttachRolePolicyAsync(new() { RoleName = name, PolicyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess" });

        await team.DeleteAsync(ResourceKind.Role, "orders");
        var message = await team.NotReadyAsync(ResourceKind.Role, "orders", Reasons.DeleteBlocked);
        Assert.Contains("arn:aws:iam::aws:policy/ReadOnlyAccess", message, StringComparison.Ordinal);
        Assert.Contains("set spec.deletion.force to true", message, StringComparison.Ordinal);
        Assert.NotNull(await team.Aws.RoleAsync(name));

        await team.ApplyAsync(ResourceKind.Role, "orders", $"{spec}\ndeletion: {{force: true}}");
        await team.GoneAsync(ResourceKind.Role, "orders");
        Assert.Null(await team.Aws.RoleAsync(name));
    }

    [Fact]
    public async Task Role_InSomebodysInstanceProfile_BlocksItsDeletionByNameAndLosesNothingMeanwhile()
    {
        await using var team = await world.TeamAsync();
        var name = team.AwsName("web");
        var spec = $"trust: {{document: {Documents.Ec2Trust}}}\nmanagedPolicies: [{{aws: ReadOnlyAccess}}]";
        await team.ConvergeAsync(ResourceKind.Role, "web", spec);
        var before = await team.Aws.RoleAsync(name);
        var foreign = $"{team.Namespace}-foreign";
        await world.Iam.CreateInstanceProfileAsync(new() { InstanceProfileName = foreign });
        await world.Iam.AddRoleToInstanceProfileAsync(new() { InstanceProfileName = foreign, RoleName = name });

        await team.DeleteAsync(ResourceKind.Role, "web");

        Assert.Contains(foreign, await team.NotReadyAsync(ResourceKind.Role, "web", Reasons.DeleteBlocked), StringComparison.Ordinal);
        Assert.Equal(before, await team.Aws.RoleAsync(name));
        await world.Iam.RemoveRoleFromInstanceProfileAsync(new() { InstanceProfileName = foreign, RoleName = name });
        await team.ApplyAsync(ResourceKind.Role, "web", spec, $"{WellKnown.ReconcileAt}: now");
        await team.GoneAsync(ResourceKind.Role, "web");
        Assert.Null(await team.Aws.RoleAsync(name));
    }

    private static Task<string?> LookAsync(Team team, ResourceKind kind, string awsName) =>
        kind == ResourceKind.Role ? team.Aws.RoleAsync(awsName)
        : kind == ResourceKind.Policy ? team.Aws.PolicyAsync($"arn:aws:iam::{World.AccountId}:policy/{awsName}")
        : team.Aws.InstanceProfileAsync(awsName);
}
