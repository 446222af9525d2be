using RoleOperator.AwsSimulator.Trouble;
using RoleOperator.Integration.Tests.Worlds;

namespace RoleOperator.Integration.Tests.Strict;

/// <summary>AWS did what it was asked and the answer never came, or broke: what was asked for is there, and only once.</summary>
public sealed class LostAnswerTests(SharedSimulator shared) : IClassFixture<SharedSimulator>
{
    // Beyond the SDK's own retry.
    private const int Times = 3;
    private readonly StrictWorld strict = shared.Strict;

    public static TheoryData<string, Fault> Lost => new()
    {
        { "iam:Create*", new Fault.ResetAfter() },
        { "iam:Create*", new Fault.HalfBody() },
        { "iam:Create*", new Fault.ErrorAfter("ServiceFailure", "failed", 500) },
        { "iam:Attach*", new Fault.ResetAfter() },
        { "iam:Put*", new Fault.ResetAfter() },
        { "iam:Add*", new Fault.ResetAfter() },
        { "ec2:Associate*", new Fault.ResetAfter() },
        { "iam:Update*", new Fault.ResetAfter() },
        { "iam:Tag*", new Fault.HtmlError() },
    };

    [Theory]
    [MemberData(nameof(Lost))]
    public async Task Answers_LostOrBroken_LeaveWhatWasAskedForAndOnlyThat(string action, Fault fault)
    {
        await using var team = await strict.TeamAsync();
        var application = await Application.OfAsync(strict, team);

        strict.Break(action, application.Names, fault, Times);
        await application.ApplyAsync("one", "s3:GetObject");
        await application.SettledAsync();
        strict.Break(action, application.Names, fault, Times);
        await application.ApplyAsync("two", "s3:PutObject");
        await application.SettledAsync();

        Assert.Contains(strict.Simulator.Log.Calls, call => call.Fault == fault && call.Form.Contains(team.Namespace, StringComparison.Ordinal));
        await application.IsInAwsAsync("two", "v1", "v2");
    }
}
