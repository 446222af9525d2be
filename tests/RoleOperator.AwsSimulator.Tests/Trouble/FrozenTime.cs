using System.Collections.Concurrent;

namespace RoleOperator.AwsSimulator.Tests.Trouble;

/// <summary>A clock that stands still: only a simulator that is told to moves on. Its timers are real, and what they were set to is kept.</summary>
internal sealed class FrozenTime : TimeProvider
{
    private readonly DateTimeOffset now = System.GetUtcNow();

    public ConcurrentQueue<TimeSpan> Waits { get; } = [];

    public override DateTimeOffset GetUtcNow() => now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Waits.Enqueue(dueTime);
        return base.CreateTimer(callback, state, dueTime, period);
    }
}
