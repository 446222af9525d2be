using RoleOperator.AwsSimulator.Trouble;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Integration.Tests.Worlds;
using Xunit.Abstractions;

namespace RoleOperator.Integration.Tests.Strict;

/// <summary>Trouble of every kind, and AWS asking to slow down or to come again: everything is made, once, and the reason is said meanwhile.</summary>
public sealed class WholeLifeTests(SharedSimulator shared, ITestOutputHelper output) : IClassFixture<SharedSimulator>
{
    private readonly StrictWorld strict = shared.Strict;

    [Fact]
    public async Task WholeLife_UnderRandomTrouble_EndsWithNothingLeft()
    {
        await using var team = await strict.TeamAsync();
        var application = await Application.OfAsync(strict, team);
        foreach (var fault in (Fault[])
                 [
                     new Fault.ResetBefore(), new Fault.ResetAfter(), new Fault.HalfBody(), new Fault.HtmlError(),
                     new Fault.ErrorBefore("Throttling", "Rate exceeded", 400), new Fault.ErrorAfter("ServiceFailure", "failed", 500),
                 ])
            strict.Break("iam:*", application.Names, fault, probability: 0.05);

        await application.ApplyAsync("one", "s3:GetObject");
        await application.SettledAsync();
        await application.ApplyAsync("two", "s3:PutObject");
        await application.SettledAsync();
        var struck = strict.Simulator.Log.Calls.Count(call => call.Fault is not null && call.Form.Contains(team.Namespace, StringComparison.Ordinal));
        output.WriteLine($"seed {StrictWorld.Seed}, {struck} faults");
        Assert.Equal(team.ProfileArn("web"), await team.Aws.ProfileOfAsync(application.Instance));

        await application.DeleteAsync();
        await application.GoneAsync();
    }

    [Fact]
    public async Task Throttling_IsSaid_AndEverythingIsMade()
    {
        const int roles = 4;
        await using var team = await strict.TeamAsync();
        strict.Throttle("iam:CreateRole", $"{team.Namespace}-*", capacity: 1, refillPerSecond: 0.5);

        foreach (var number in Enumerable.Range(0, roles))
            await team.ApplyAsync(ResourceKind.Role, $"role-{number}", $"trust: {{document: {Documents.Ec2Trust}}}");
        await team.NotReadyAsync(ResourceKind.Role, $"role-{roles - 1}", Reasons.Throttled);

        foreach (var number in Enumerable.Range(0, roles)) await team.ReadyAsync(ResourceKind.Role, $"role-{number}");
    }

    /// <summary>Were it taken for a mistake of the user, it would be tried again after minutes only, beyond the test's patience.</summary>
    [Theory]
    [InlineData("iam:CreateRole", "v1")]
    [InlineData("iam:AttachRolePolicy", "v1")]
    [InlineData("iam:TagPolicy", "v1", "v2")]
    [InlineData("iam:CreateInstanceProfile", "v1")]
    public async Task ConcurrentModification_IsTriedAgainSoonUntilItPasses(string action, params string[] versions)
    {
        await using var team = await strict.TeamAsync();
        var application = await Application.OfAsync(strict, team);
        strict.Break(action, application.Names, new Fault.ErrorBefore("ConcurrentModification", "Another request is in progress.", 409), times: 3);

        await application.ApplyAsync("one", "s3:GetObject");
        await application.SettledAsync();
        if (versions.Length > 1) await application.ApplyAsync("two", "s3:PutObject");
        await application.SettledAsync();

        await application.IsInAwsAsync(versions.Length > 1 ? "two" : "one", versions);
        Assert.Equal(3, strict.Simulator.Log.Calls.Count(call =>
            call.Code == "ConcurrentModification" && call.Action == action && call.Form.Contains(team.Namespace, StringComparison.Ordinal)));
    }
}
