using RoleOperator.AwsSimulator.World;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Integration.Tests.Worlds;

namespace RoleOperator.Integration.Tests.Strict;

/// <summary>
/// What looks like propagation is believed for two minutes, by the operator's own clock, and these are real ones: the class begins with the run
/// and waits while the others work.
/// </summary>
[Collection(TwoMinutes.Name)]
public sealed class TwoMinuteTests(SharedSimulator shared) : IClassFixture<SharedSimulator>
{
    private const string Callee = "trust: {allow: [{role: {ref: {name: caller}}}]}";
    private readonly StrictWorld strict = shared.Strict;

    [Fact]
    public async Task InvalidPrincipal_ThatLasts_BecomesTheUsersToMendAndStillHeals()
    {
        await using var team = await strict.TeamAsync();
        strict.Lag(Reader.PrincipalCheck, team.AwsName("caller"), TimeSpan.FromDays(1));
        await team.ConvergeAsync(ResourceKind.Role, "caller", $"trust: {{document: {Documents.Ec2Trust}}}");

        await team.ApplyAsync(ResourceKind.Role, "callee", Callee);
        await team.NotReadyAsync(ResourceKind.Role, "callee", Reasons.Propagating);
        var role = await team.SeeAsync(ResourceKind.Role, "callee", "waits for a person", json =>
            ObjectView.Condition(json, "Ready")?.GetProperty("reason").GetString() == Reasons.InvalidSpec);
        Assert.Contains("Invalid principal", ObjectView.Message(role), StringComparison.Ordinal);
        Assert.Equal("True", ObjectView.Condition(role, "Stalled")?.GetProperty("status").GetString());

        strict.Lag(Reader.PrincipalCheck, team.AwsName("caller"), TimeSpan.Zero);
        await team.ConvergeAsync(ResourceKind.Role, "callee", Callee, "iam.roleoperator.io/reconcile-at: now");
        Assert.Contains(team.RoleArn("caller"), strict.Role(team.AwsName("callee"))!.Trust, StringComparison.Ordinal);
    }
}
