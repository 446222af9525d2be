using System.Text.Json;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Integration.Tests.Worlds;

namespace RoleOperator.Integration.Tests;

/// <summary>What users ask for by annotation. Where nothing is to happen, the passes over another object, a second apart, are the clock.</summary>
public abstract class AnnotationTests(World world)
{
    public sealed class OnMoto(SharedMoto shared) : AnnotationTests(shared.World), IClassFixture<SharedMoto>;

    public sealed class OnSimulator(SharedSimulator shared) : AnnotationTests(shared.World), IClassFixture<SharedSimulator>;

    private const string Foreign = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    private static readonly string Spec = $"trust: {{document: {Documents.Ec2Trust}}}";

    [Fact]
    public async Task Paused_Role_KeepsItsDriftAndStaysThoughDeletedUntilItIsReleased()
    {
        await using var team = await world.TeamAsync();
        var (name, right) = await ConvergedAsync(team, annotations: null);
        await team.ApplyAsync(ResourceKind.Role, "orders", Spec, $"{WellKnown.Paused}: \"true\"");
        await team.SeeAsync(ResourceKind.Role, "orders", "is paused", IsPaused);
        var calls = CallsAbout(team, name);

        await DriftAsync(name);
        await TimePassesAsync(team);

        Assert.NotEqual(right, await team.Aws.RoleAsync(name));
        Assert.Equal(calls, CallsAbout(team, name));

        await team.ApplyAsync(ResourceKind.Role, "orders", Spec);
        await team.AwsSoonAsync("the drift is mended", () => team.Aws.RoleAsync(name), role => role == right);

        await team.ReadyAsync(ResourceKind.Role, "orders");
        await team.ApplyAsync(ResourceKind.Role, "orders", Spec, $"{WellKnown.Paused}: \"true\"");
        await team.SeeAsync(ResourceKind.Role, "orders", "is paused", IsPaused);
        await team.DeleteAsync(ResourceKind.Role, "orders");
        await TimePassesAsync(team);
        Assert.Equal(right, await team.Aws.RoleAsync(name));

        await team.ApplyAsync(ResourceKind.Role, "orders", Spec);
        await team.GoneAsync(ResourceKind.Role, "orders");
        Assert.Null(await team.Aws.RoleAsync(name));
    }

    /// <summary>The operator of this world looks at every object each second; this one asked for an hour.</summary>
    [Fact]
    public async Task Role_WithAnIntervalOfItsOwn_IsCheckedBeforeItIsOverOnlyWhenThatIsAskedFor()
    {
        const string Hour = $"{WellKnown.Resync}: 1h";
        await using var team = await world.TeamAsync();
        var (name, right) = await ConvergedAsync(team, Hour);
        var calls = CallsAbout(team, name);

        await DriftAsync(name);
        await TimePassesAsync(team);

        Assert.NotEqual(right, await team.Aws.RoleAsync(name));
        Assert.Equal(calls, CallsAbout(team, name));

        foreach (var ask in (string[])["the first time", "the second time"])
        {
            await DriftAsync(name);
            await team.ApplyAsync(ResourceKind.Role, "orders", Spec, $"{Hour}\n{WellKnown.ReconcileAt}: {ask}");
            var seen = await team.SeeAsync(
                ResourceKind.Role, "orders", $"was checked {ask}", json => ObjectView.Status(json, "lastHandledReconcileAt") == ask);
            Assert.Equal("True", ObjectView.Condition(seen, "Ready")?.GetProperty("status").GetString());
            Assert.Equal(right, await team.Aws.RoleAsync(name));
        }
    }

    private static async Task<(string AwsName, string? Role)> ConvergedAsync(Team team, string? annotations)
    {
        await team.ConvergeAsync(ResourceKind.Role, "clock", Spec);
        await team.ConvergeAsync(ResourceKind.Role, "orders", Spec, annotations);
        return (team.AwsName("orders"), await team.Aws.RoleAsync(team.AwsName("orders")));
    }

    private static bool IsPaused(JsonElement json) => ObjectView.Condition(json, "Ready")?.GetProperty("reason").GetString() == Reasons.Paused;

    private static int CallsAbout(Team team, string awsName) => team.Calls.Count(call => call.IsAbout(awsName));

    private static async Task TimePassesAsync(Team team) => await team.PassesAsync(team.AwsName("clock"), "GetRole", 2);

    private async Task DriftAsync(string awsName) => await world.Iam.AttachRolePolicyAsync(new() { RoleName = awsName, PolicyArn = Foreign });
}
