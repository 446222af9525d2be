using RoleOperator.AwsSimulator.World;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Integration.Tests.Worlds;

namespace RoleOperator.Integration.Tests.Strict;

/// <summary>Reads that show the world as it was before an own write: nothing is done twice, and nothing undone.</summary>
public sealed class StaleReadTests(SharedSimulator shared) : IClassFixture<SharedSimulator>
{
    private readonly StrictWorld strict = shared.Strict;

    [Fact]
    public async Task DeleteConflict_JustAfterEverythingWasDetached_Heals()
    {
        var lag = TimeSpan.FromSeconds(2);
        await using var team = await strict.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Role, "web", $"trust: {{document: {Documents.Ec2Trust}}}\nmanagedPolicies: [{{aws: ReadOnlyAccess}}]");
        await team.PassesAsync(team.AwsName("web"), "GetRole", 3);       // a second apart: the attachment is older than the lag
        strict.Lag(Reader.DeleteCheck, team.AwsName("web"), lag);

        await team.DeleteAsync(ResourceKind.Role, "web");
        await team.GoneAsync(ResourceKind.Role, "web");

        Assert.Null(await team.Aws.RoleAsync(team.AwsName("web")));
        Assert.Contains(
            strict.Simulator.Log.Calls, call => call.Code == "DeleteConflict" && call.Parameters.GetValueOrDefault("RoleName") == team.AwsName("web"));
    }

    [Fact]
    public async Task StaleReads_AfterADocumentChanged_MakeNoThirdVersion()
    {
        await using var team = await strict.TeamAsync();
        var spec = $"document: {Documents.Allow("s3:PutObject")}";
        await team.ConvergeAsync(ResourceKind.Policy, "s3", $"document: {Documents.Allow("s3:GetObject")}");
        foreach (var reader in (Reader[])[Reader.Get, Reader.List]) strict.Lag(reader, team.AwsName("s3"), TimeSpan.FromSeconds(8));

        await team.ApplyAsync(ResourceKind.Policy, "s3", spec);
        await team.AwsSoonAsync("a second version", () => Task.FromResult(strict.Policy(team.AwsName("s3"))?.Versions[^1].Id), version => version == "v2");
        await team.NotReadyAsync(ResourceKind.Policy, "s3", Reasons.Propagating);

        foreach (var reader in (Reader[])[Reader.Get, Reader.List]) strict.Lag(reader, team.AwsName("s3"), TimeSpan.Zero);
        await team.ConvergeAsync(ResourceKind.Policy, "s3", spec, $"{WellKnown.ReconcileAt}: now");
        Assert.Equal(["v1", "v2"], strict.Policy(team.AwsName("s3"))!.Versions.Select(version => version.Id));
    }
}
