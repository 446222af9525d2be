using RoleOperator.AwsSimulator.Log;

namespace RoleOperator.AwsSimulator.Tests.Control;

public sealed class CallLogTests
{
    [Fact]
    public void Log_AboveItsCapacity_KeepsTheNewestInOrder()
    {
        var log = new CallLog(3);
        for (var call = 0; call < 8; call++)
            log.Begin(Call);

        Assert.Equal([6L, 7, 8], log.Calls.Select(call => call.Number));
        Assert.Equal(8, log.Arrived);
    }

    [Fact]
    public void End_OfACallNoLongerKept_ChangesNoOther()
    {
        var log = new CallLog(2);
        var first = log.Begin(Call);
        log.Begin(Call);
        log.Begin(Call);

        log.End(first with { Status = 200 });

        Assert.All(log.Calls, call => Assert.Null(call.Status));
    }

    [Fact]
    public void Clear_WithACallUnderWay_KeepsNothingAndGoesOnCounting()
    {
        var log = new CallLog(2);
        var early = log.Begin(Call);
        log.Clear();
        log.End(early with { Status = 200 });

        log.Begin(Call);

        Assert.Equal([2L], log.Calls.Select(call => call.Number));
    }

    [Fact]
    public void Parameters_OfTheForm_AreDecodedWithoutActionAndVersion()
    {
        var call = Call(1) with { Form = "Action=CreateRole&Version=2010-05-08&RoleName=a%2Bb&Description=x+y&Tags=" };

        Assert.Equal(new Dictionary<string, string> { ["RoleName"] = "a+b", ["Description"] = "x y", ["Tags"] = "" }, call.Parameters);
    }

    private static LoggedCall Call(long number) => new(number, "iam:GetRole", null, null, "", "", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
}
