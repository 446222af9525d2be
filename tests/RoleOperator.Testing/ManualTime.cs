namespace RoleOperator.Testing;

/// <summary>A clock that moves when told to. It fires no timers.</summary>
public sealed class ManualTime : TimeProvider
{
    private long now = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero).UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref now), TimeSpan.Zero);

    public override long GetTimestamp() => Volatile.Read(ref now);

    public void Advance(TimeSpan by) => Interlocked.Add(ref now, by.Ticks);
}
