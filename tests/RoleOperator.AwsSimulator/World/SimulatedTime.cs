namespace RoleOperator.AwsSimulator.World;

/// <summary>The simulator's clock: real time, and as much more as it was told to move on. It never goes back.</summary>
/// <param name="real">The clock underneath.</param>
public sealed class SimulatedTime(TimeProvider real) : TimeProvider
{
    private long ahead;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref ahead));

    /// <summary>Moves the clock forward.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative.</exception>
    public void Advance(TimeSpan step)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step, TimeSpan.Zero);
        Interlocked.Add(ref ahead, step.Ticks);
    }
}
