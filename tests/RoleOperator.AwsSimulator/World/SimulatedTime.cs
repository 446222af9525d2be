namespace RoleOperator.AwsSimulator.World;

/// <summary>The simulator's clock: real time, and as much more as it was told to move on. It never goes back.</summary>
/// <param name="real">The clock underneath.</param>
public sealed class SimulatedTime(TimeProvider real) : TimeProvider
{
    private long ahead;

    /// <summary>How far it is ahead of real time.</summary>
    public TimeSpan Ahead => TimeSpan.FromTicks(Interlocked.Read(ref ahead));

    /// <summary>Real time: callers sign by it, and do not know that the simulator's moved on.</summary>
    public DateTimeOffset RealNow => real.GetUtcNow();

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + Ahead;

    /// <summary>Moves the clock forward.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative.</exception>
    public void Advance(TimeSpan step)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step, TimeSpan.Zero);
        Interlocked.Add(ref ahead, step.Ticks);
    }
}
