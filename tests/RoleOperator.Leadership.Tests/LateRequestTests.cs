using RoleOperator.Aws;
using RoleOperator.Core.Planning.Steps;
using RoleOperator.Leadership.Tests.Stage;
using RoleOperator.Runtime.Leadership;

namespace RoleOperator.Leadership.Tests;

/// <summary>The SDK repeats a call whose answer it lost, by itself and some time later: a check of the term before the call does not see that.</summary>
[Collection(TheatreCollection.Name)]
public sealed class LateRequestTests(Theatre theatre) : IDisposable
{
    private static readonly string[] Variables = ["AWS_ENDPOINT_URL", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_REGION"];
    private readonly IReadOnlyList<string?> before = [.. Variables.Select(Environment.GetEnvironmentVariable)];

    [Theory]
    [InlineData(false, 2)]
    [InlineData(true, 1)]
    public async Task WriteWithALostAnswer_IsRepeated_OnlyWhileTheTermLasts(bool over, int expected)
    {
        await using var front = await AwsFront.StartAsync(theatre.Aws);
        Point(front.Endpoint);
        using var term = LeaderTerm.WithoutElection(TimeProvider.System);
        using var aws = new AwsAccount(term.ThrowIfOver, TimeProvider.System);

        front.HoldAnswers();
        var call = aws.ApplyAsync(new Step.UpdateRole("no-such-role", "", 3600), CancellationToken.None);
        await Theatre.Eventually.SeeAsync("the write is in flight", () => front.Held == 1);
        if (over) term.End();
        front.Release(drop: _ => true);

        var error = await Record.ExceptionAsync(() => call);
        Assert.Equal(over, error is LeadershipLostException);
        Assert.Equal(expected, front.Writes.Count);
    }

    public void Dispose()
    {
        foreach (var (variable, value) in Variables.Zip(before)) Environment.SetEnvironmentVariable(variable, value);
    }

    private static void Point(Uri endpoint)
    {
        foreach (var (variable, value) in Variables.Zip([endpoint.ToString(), "testing", "testing", "eu-west-1"]))
            Environment.SetEnvironmentVariable(variable, value);
    }
}
