using RoleOperator.Runtime.Telemetry;
using RoleOperator.Runtime.Tests.Time;

namespace RoleOperator.Runtime.Tests.Telemetry;

public sealed class HeartbeatTests
{
    private readonly ManualTime time = new();

    [Fact]
    public void Loop_BeyondItsLongestTurn_IsStuckUntilItMoves()
    {
        var heartbeat = new Heartbeat("the loop", TimeSpan.FromMinutes(1), time);
        heartbeat.Beat();
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(heartbeat.Stuck);

        time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("the loop has not moved for 90 s, where 60 s is the most that it may take", heartbeat.Stuck);

        heartbeat.Beat();
        Assert.Null(heartbeat.Stuck);
    }

    [Fact]
    public void Loop_ThatHasNotBegunOrHasNothingToDo_IsNotStuck()
    {
        var heartbeat = new Heartbeat("the loop", TimeSpan.FromMinutes(1), time);
        time.Advance(TimeSpan.FromHours(1));
        Assert.Null(heartbeat.Stuck);

        heartbeat.Beat();
        heartbeat.Rest();
        time.Advance(TimeSpan.FromHours(1));
        Assert.Null(heartbeat.Stuck);
    }
}
