using RoleOperator.Core.Resources;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Integration.Tests.Worlds;

namespace RoleOperator.Integration.Tests;

/// <summary>The operator ends without warning and comes back. Each test gives the world its operator back.</summary>
public abstract class RestartTests(World world)
{
    [Collection(MotoAlone.Name)]
    public sealed class OnMoto(World world) : RestartTests(world);

    [Collection(SimulatorAlone.Name)]
    public sealed class OnSimulator(StrictWorld strict) : RestartTests(strict.World);

    private const string ReadOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";

    /// <summary>The kill comes after so many calls: inside the first creates, between create and permissions, and towards the end.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(20)]
    public async Task Operator_KilledInTheMiddle_FinishesAfterwardsAndDoublesNothing(int calls)
    {
        const int roles = 8;
        await using var team = await world.TeamAsync();
        try
        {
            await team.ApplyAsync(ResourceKind.Policy, "s3", $"document: {Documents.Allow("s3:GetObject")}");
            foreach (var at in Enumerable.Range(0, roles)) await team.ApplyAsync(ResourceKind.Role, $"role-{at}", RoleSpec);
            await world.Eventually.SeeAsync($"{calls} calls", () => team.Calls.Count >= calls);
        }
        finally
        {
            await world.KillOperatorAsync();
            world.StartOperator();
        }

        await team.ReadyAsync(ResourceKind.Policy, "s3");
        foreach (var at in Enumerable.Range(0, roles))
        {
            await team.ReadyAsync(ResourceKind.Role, $"role-{at}");
            await team.Aws.RoleIsAsync(team.AwsName($"role-{at}"), $$"""
                path: /
                maxSessionDurationSeconds: 3600
                trust: {{Documents.Ec2Trust}}
                managedPolicies: [{{team.PolicyArn("s3")}}, {{ReadOnly}}]
                inlinePolicies: {logs: {{Documents.Allow("logs:*")}}}
                tags: {iam.roleoperator.io/owner: {{team.Owner($"role-{at}")}}}
                """);
        }

        // moto, unlike AWS, counts a second attachment of the same policy, and a second document would be a second version.
        await team.Aws.PolicyIsAsync(team.PolicyArn("s3"), $$"""
            path: /
            document: {{Documents.Allow("s3:GetObject")}}
            defaultVersion: v1
            versions: [v1]
            attachmentCount: {{roles}}
            tags: {iam.roleoperator.io/owner: {{team.Owner("s3")}}}
            """);
    }

    [Fact]
    public async Task Changes_MadeWhileNoOperatorRan_AreNoticed()
    {
        await using var team = await world.TeamAsync();
        foreach (var role in (string[])["deleted", "changed", "drifted"]) await team.ConvergeAsync(ResourceKind.Role, role, Trust);
        await world.KillOperatorAsync();
        try
        {
            await team.DeleteAsync(ResourceKind.Role, "deleted");
            await team.ApplyAsync(ResourceKind.Role, "changed", $"{Trust}\ndescription: changed");
            await team.ApplyAsync(ResourceKind.Role, "created", Trust);
            await world.Iam.AttachRolePolicyAsync(new() { RoleName = team.AwsName("drifted"), PolicyArn = ReadOnly });
        }
        finally
        {
            world.StartOperator();
        }

        await team.GoneAsync(ResourceKind.Role, "deleted");
        Assert.Null(await team.Aws.RoleAsync(team.AwsName("deleted")));
        await team.ReadyAsync(ResourceKind.Role, "changed");
        Assert.Contains("\"description\": \"changed\"", await team.Aws.RoleAsync(team.AwsName("changed")), StringComparison.Ordinal);
        await team.ReadyAsync(ResourceKind.Role, "created");
        Assert.NotNull(await team.Aws.RoleAsync(team.AwsName("created")));
        await team.AwsSoonAsync(
            "the foreign policy is detached", () => team.Aws.RoleAsync(team.AwsName("drifted")), role => !role!.Contains(ReadOnly, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Operator_AskedToStop_EndsWithExitCodeZero()
    {
        await using var team = await world.TeamAsync();
        try
        {
            // One that works listens for signals too; one that has just been started may not yet.
            await team.ConvergeAsync(ResourceKind.Role, "orders", Trust);
            Assert.Equal(0, await world.Operator!.StopAsync());
        }
        finally
        {
            await world.KillOperatorAsync();
            world.StartOperator();
        }
    }

    [Fact]
    public async Task Operators_Two_OneWorksAndTheOtherTakesOverWhenItIsKilled()
    {
        await using var team = await world.TeamAsync();
        await world.AllowElectionAsync(team);
        await using var firstWay = await world.NewProxyAsync();
        await using var secondWay = await world.NewProxyAsync();
        await world.KillOperatorAsync();
        try
        {
            string[] arguments = ["--leader-elect", "true", "--lease-namespace", team.Namespace];
            await using var first = world.NewOperator(firstWay.Endpoint, arguments);
            await using var second = world.NewOperator(secondWay.Endpoint, arguments);
            await team.ConvergeAsync(ResourceKind.Role, "orders", Trust);

            var (leader, standbyWay) = firstWay.Calls.Count > 0 ? (first, secondWay) : (second, firstWay);
            await world.Eventually.SeeAsync(
                "two more passes by the leader",
                () => firstWay.Calls.Concat(secondWay.Calls).Count(c => c.Action == "GetRole" && c.IsAbout(team.AwsName("orders"))) >= 2);
            Assert.Empty(standbyWay.Calls);

            await leader.KillAsync();
            await team.ConvergeAsync(ResourceKind.Role, "orders", $"{Trust}\ndescription: by the second");
            Assert.Contains(standbyWay.Calls, c => c.Action == "UpdateRole" && c.IsAbout(team.AwsName("orders")));
            Assert.Contains("by the second", await team.Aws.RoleAsync(team.AwsName("orders")), StringComparison.Ordinal);
        }
        finally
        {
            world.StartOperator();
        }
    }

    private static string Trust => $"trust: {{document: {Documents.Ec2Trust}}}";

    private static string RoleSpec => $$"""
        {{Trust}}
        managedPolicies: [ref: {name: s3}, aws: ReadOnlyAccess]
        inlinePolicies: [{name: logs, document: {{Documents.Allow("logs:*")}}}]
        """;
}
