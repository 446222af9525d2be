using System.Text.Json;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Integration.Tests.Worlds;

namespace RoleOperator.Integration.Tests;

/// <summary>Observe mode tells what is different and what would be done, and touches nothing.</summary>
public abstract class ObserveModeTests(World world)
{
    public sealed class OnMoto(SharedMoto shared) : ObserveModeTests(shared.World), IClassFixture<SharedMoto>;

    public sealed class OnSimulator(SharedSimulator shared) : ObserveModeTests(shared.World), IClassFixture<SharedSimulator>;

    private static string Spec => $"trust: {{document: {Documents.Ec2Trust}}}\ndescription: Orders\nmanagedPolicies: [aws: ReadOnlyAccess]";

    [Fact]
    public async Task Observe_OfWhatIsNotThere_PlansItsCreationAndWritesNothing()
    {
        await using var team = await world.TeamAsync();

        var role = await team.ConvergeAsync(ResourceKind.Role, "orders", $"{Spec}\nmode: Observe");

        Assert.Equal("Observed", ObjectView.Condition(role, "Ready")?.GetProperty("reason").GetString());
        Assert.Equal(
            [$"iam:CreateRole {team.AwsName("orders")}", "iam:AttachRolePolicy arn:aws:iam::aws:policy/ReadOnlyAccess"], Lines(role, "plan"));
        Assert.Equal(["role: does not exist in AWS"], Lines(role, "drift"));
        Assert.False(role.GetProperty("metadata").TryGetProperty("finalizers", out _));
        await team.PassesAsync(team.AwsName("orders"), "GetRole", 2);
        Assert.Empty(team.Writes);
    }

    [Fact]
    public async Task Observe_OfADriftedRole_ListsTheDriftAndEnforceMendsIt()
    {
        await using var team = await world.TeamAsync();
        var name = team.AwsName("orders");
        await team.ConvergeAsync(ResourceKind.Role, "orders", Spec);
        var right = await team.Aws.RoleAsync(name);
        await team.ConvergeAsync(ResourceKind.Role, "orders", $"{Spec}\nmode: Observe");
        var writes = team.Writes.Count();

        await world.Iam.UpdateRoleAsync(new() { RoleName = name, Description = "Changed", MaxSessionDuration = 3600 });
        await world.Iam.DetachRolePolicyAsync(new() { RoleName = name, PolicyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess" });
        var role = await team.SeeAsync(ResourceKind.Role, "orders", "tells both drifts", json => Lines(json, "drift").Count == 2);

        Assert.Equal(["description: is \"Changed\", should be \"Orders\"", "managedPolicies: + arn:aws:iam::aws:policy/ReadOnlyAccess"], Lines(role, "drift"));
        Assert.Equal([$"iam:UpdateRole {name}", "iam:AttachRolePolicy arn:aws:iam::aws:policy/ReadOnlyAccess"], Lines(role, "plan"));
        Assert.Equal("True", ObjectView.Condition(role, "Drifted")?.GetProperty("status").GetString());
        Assert.Equal(writes, team.Writes.Count());

        role = await team.ConvergeAsync(ResourceKind.Role, "orders", $"{Spec}\nmode: Enforce");
        Assert.Equal(right, await team.Aws.RoleAsync(name));
        Assert.Empty(Lines(role, "drift"));
        Assert.Null(ObjectView.Condition(role, "Drifted"));
    }

    [Fact]
    public async Task Observe_WhenTheObjectGoes_LeavesAwsAsItIs()
    {
        await using var team = await world.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Role, "orders", Spec);
        await team.ConvergeAsync(ResourceKind.Role, "orders", $"{Spec}\nmode: Observe");
        var before = await team.Aws.RoleAsync(team.AwsName("orders"));

        await team.DeleteAsync(ResourceKind.Role, "orders");
        await team.GoneAsync(ResourceKind.Role, "orders");

        Assert.NotNull(before);
        Assert.Equal(before, await team.Aws.RoleAsync(team.AwsName("orders")));
    }

    [Fact]
    public async Task Observe_OfPolicyAndInstanceProfile_WritesNothing()
    {
        await using var team = await world.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Policy, "s3", $"document: {Documents.Allow("s3:*")}\nmode: Observe");
        await team.ConvergeAsync(ResourceKind.InstanceProfile, "web", "mode: Observe");

        await team.PassesAsync(team.AwsName("s3"), "GetPolicy", 2);
        await team.PassesAsync(team.AwsName("web"), "GetInstanceProfile", 2);

        Assert.Equal([$"iam:CreatePolicy {team.AwsName("s3")}"], Lines(await team.GetAsync(ResourceKind.Policy, "s3"), "plan"));
        Assert.Equal([$"iam:CreateInstanceProfile {team.AwsName("web")}"], Lines(await team.GetAsync(ResourceKind.InstanceProfile, "web"), "plan"));
        Assert.Empty(team.Writes);
    }

    [Fact]
    public async Task Observe_OfWhatAnotherOwns_SaysSo()
    {
        await using var team = await world.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Role, "orders", Spec);

        await team.ApplyAsync(ResourceKind.Role, "watcher", $"name: {team.AwsName("orders")}\n{Spec}\nmode: Observe");

        Assert.Contains(team.Owner("orders"), await team.NotReadyAsync(ResourceKind.Role, "watcher", Reasons.NotOwned), StringComparison.Ordinal);
    }

    private static List<string> Lines(JsonElement json, string field) =>
        json.GetProperty("status").TryGetProperty(field, out var lines) ? [.. lines.EnumerateArray().Select(line => line.GetString()!)] : [];
}
