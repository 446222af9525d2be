using RoleOperator.Core.Resources;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Integration.Tests.Worlds;

namespace RoleOperator.Integration.Tests;

/// <summary>An object that has converged costs reads and nothing else.</summary>
public abstract class QuietTests(World world)
{
    [Collection(MotoAlone.Name)]
    public sealed class OnMoto(World world) : QuietTests(world);

    [Collection(SimulatorAlone.Name)]
    public sealed class OnSimulator(StrictWorld strict) : QuietTests(strict.World);

    [Fact]
    public async Task Role_Converged_IsReadAgainWithoutAnyWrite()
    {
        await using var team = await world.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Policy, "s3", $"document: {Documents.Allow("s3:GetObject")}");

        await StaysQuietAsync(team, ResourceKind.Role, "orders", "GetRole", $$"""
            description: Orders
            permissionsBoundary: {arn: "arn:aws:iam::aws:policy/PowerUserAccess"}
            trust:
              document:
                Version: "2012-10-17"
                Statement:
                  Effect: Allow
                  Principal: {AWS: "{{World.AccountId}}", Service: [ec2.amazonaws.com, lambda.amazonaws.com]}
                  Action: ["sts:AssumeRole"]
                  Condition: {StringEquals: {"sts:ExternalId": "42"} }
            managedPolicies: [ref: {name: s3}, aws: ReadOnlyAccess]
            inlinePolicies: [{name: logs, document: {{Documents.Allow("logs:*")}}}]
            assumes: [arn: "arn:aws:iam::111122223333:role/reader"]
            tags: {team: shop}
            """);
    }

    [Fact]
    public async Task Policy_Converged_IsReadAgainWithoutAnyWrite()
    {
        await using var team = await world.TeamAsync();
        await StaysQuietAsync(team, ResourceKind.Policy, "s3", "GetPolicy", $"document: {Documents.Allow("s3:GetObject")}\ntags: {{team: shop}}");
    }

    [Fact]
    public async Task InstanceProfile_Converged_IsReadAgainWithoutAnyWrite()
    {
        await using var team = await world.TeamAsync();
        var instance = await team.Aws.RunInstanceAsync();
        await team.ConvergeAsync(ResourceKind.Role, "web", $"trust: {{document: {Documents.Ec2Trust}}}");
        await StaysQuietAsync(team, ResourceKind.InstanceProfile, "web", "GetInstanceProfile", $$"""
            role: {ref: {name: web} }
            instances: [{region: {{World.Region}}, ids: [{{instance}}]}]
            tags: {team: shop}
            """);
    }

    [Fact]
    public async Task Objects_BlockedByTheirSpec_AreNotWrittenAgainEither()
    {
        await using var team = await world.TeamAsync();
        await team.ApplyAsync(ResourceKind.Role, "orders", $"trust: {{document: {Documents.Ec2Trust}}}\nmanagedPolicies: [ref: {{name: missing}}]");
        await team.NotReadyAsync(ResourceKind.Role, "orders", "DependencyNotReady");
        var version = ObjectView.ResourceVersion(await team.GetAsync(ResourceKind.Role, "orders"));

        // Another object's passes are the clock.
        await team.ConvergeAsync(ResourceKind.Role, "clock", $"trust: {{document: {Documents.Ec2Trust}}}");
        await team.PassesAsync(team.AwsName("clock"), "GetRole", 2);

        Assert.Equal(version, ObjectView.ResourceVersion(await team.GetAsync(ResourceKind.Role, "orders")));
        Assert.DoesNotContain(team.Calls, c => c.IsAbout(team.AwsName("orders")));
    }

    private async Task StaysQuietAsync(Team team, ResourceKind kind, string name, string opens, string spec)
    {
        var ready = await team.ConvergeAsync(kind, name, spec);
        var writes = team.Writes.Count();

        // The event of the creation is posted beside the pass that made it: one more pass, and it is there.
        await team.PassesAsync(team.AwsName(name), opens, 1);
        var events = await team.EventVersionsAsync();
        var requests = await world.Cluster.Metrics.WritesAsync(kind);
        await team.PassesAsync(team.AwsName(name), opens, 2);

        Assert.Equal(writes, team.Writes.Count());
        Assert.Equal(ObjectView.ResourceVersion(ready), ObjectView.ResourceVersion(await team.GetAsync(kind, name)));
        Assert.InRange(requests, 1, double.MaxValue);
        Assert.Equal(requests, await world.Cluster.Metrics.WritesAsync(kind));
        Assert.NotEmpty(events);
        Assert.Equal(events, await team.EventVersionsAsync());
    }
}
