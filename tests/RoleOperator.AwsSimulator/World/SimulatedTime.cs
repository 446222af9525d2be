namespace RoleOperator.AwsSimulator.World;

/// <summary>
/// The simulator's clock: real time, and as much more as it was told to move on. It never goes back. Timers and time stamps are those of real time:
/// what the simulator itself waits for does not come sooner when the clock is moved.
/// </summary>
/// <param name="real">The clock underneath.</param>
public sealed class SimulatedTime(TimeProvider real) : TimeProvider
{
    // Far enough for any test, and with room for what is added to and taken from a moment.
    private static readonly DateTimeOffset Last = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private long ahead;

    /// <summary>How far it is ahead of real time.</summary>
    public TimeSpan Ahead => TimeSpan.FromTicks(Interlocked.Read(ref ahead));

    /// <summary>Real time: callers sign by it, and do not know that the simulator's moved on.</summary>
    public DateTimeOffset RealNow => real.GetUtcNow();

    /// <inheritdoc/>
    public override long TimestampFrequency => real.TimestampFrequency;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + Ahead;

    /// <inheritdoc/>
    public override long GetTimestamp() => real.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        real.CreateTimer(callback, state, dueTime, period);

    /// <summary>Moves the clock forward.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative, or leads beyond the year 9000.</exception>
    public void Advance(TimeSpan step)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(step, Last - GetUtcNow());
        Interlocked.Add(ref ahead, step.Ticks);
    }
}
