using RoleOperator.AwsSimulator.Trouble;
using RoleOperator.Integration.Tests.Worlds;

namespace RoleOperator.Integration.Tests.Strict;

/// <summary>A role with everything, a policy with versions and a profile on an instance go, whatever becomes of the calls that remove them.</summary>
public sealed class TroubledRemovalTests(SharedSimulator shared) : IClassFixture<SharedSimulator>
{
    private readonly StrictWorld strict = shared.Strict;

    /// <summary>The calls, and what befalls the first few of each object.</summary>
    public static TheoryData<string, Fault> Troubles => new()
    {
        { "iam:De*", new Fault.ResetAfter() },                                            // Delete*, Detach*
        { "iam:De*", new Fault.HalfBody() },
        { "iam:De*", new Fault.ErrorAfter("ServiceFailure", "failed", 500) },
        { "iam:De*", new Fault.ErrorBefore("Throttling", "Rate exceeded", 400) },
        { "iam:De*", new Fault.ErrorBefore("ConcurrentModification", "Another request is in progress.", 409) },
        { "iam:Remove*", new Fault.ResetAfter() },
        { "ec2:Disassociate*", new Fault.ResetAfter() },
        { "ec2:Disassociate*", new Fault.ErrorBefore("RequestLimitExceeded", "Request limit exceeded.", 503) },
    };

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Removal_InTrouble_LeavesNothing(string action, Fault fault)
    {
        const int times = 4;
        await using var team = await strict.TeamAsync();
        var application = await Application.OfAsync(strict, team);
        foreach (var (step, allowed) in ((string, string)[])[("one", "s3:GetObject"), ("two", "s3:PutObject"), ("three", "s3:ListBucket")])
        {
            await application.ApplyAsync(step, allowed);
            await application.SettledAsync();
        }

        await application.IsInAwsAsync("three", "v1", "v2", "v3");
        strict.Break(action, application.Names, fault, times);
        var association = application.Association!;
        strict.Break(action, association, fault, times);
        await application.DeleteAsync();
        await application.GoneAsync();

        Assert.Contains(strict.Simulator.Log.Calls, call =>
            call.Fault == fault && (call.Form.Contains(team.Namespace, StringComparison.Ordinal) || call.Form.Contains(association, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Removal_AtOneCallInTwoSeconds_LeavesNothing()
    {
        await using var team = await strict.TeamAsync();
        var application = await Application.OfAsync(strict, team);
        await application.ApplyAsync("one", "s3:GetObject");
        await application.SettledAsync();

        strict.Throttle("iam:De*", application.Names, capacity: 1, refillPerSecond: 0.5);
        await application.DeleteAsync();
        await application.GoneAsync();

        Assert.Contains(strict.Simulator.Log.Calls, call => call.Throttled && call.Form.Contains(team.Namespace, StringComparison.Ordinal));
    }
}
