namespace RoleOperator.Runtime.Telemetry;

/// <summary>
/// Shows that a loop moves. Its every turn has a bound of its own, so a turn far beyond it is no slowness: something ignores its cancellation or blocks a
/// thread, and only a new process helps.
/// </summary>
/// <param name="loop">The loop, in words.</param>
/// <param name="limit">The longest that a turn may take.</param>
/// <param name="time">Measures the turns.</param>
public sealed class Heartbeat(string loop, TimeSpan limit, TimeProvider time) : ILiveness
{
    private const long Resting = long.MinValue;
    private long last = Resting;

    /// <inheritdoc/>
    public string? Stuck =>
        Volatile.Read(ref last) is var beat && beat != Resting && time.GetElapsedTime(beat) is var since && since > limit
            ? $"{loop} has not moved for {since.TotalSeconds:0} s, where {limit.TotalSeconds:0} s is the most that it may take"
            : null;

    /// <summary>A turn begins.</summary>
    public void Beat() => Volatile.Write(ref last, time.GetTimestamp());

    /// <summary>There is nothing to do, for as long as it may be.</summary>
    public void Rest() => Volatile.Write(ref last, Resting);
}
