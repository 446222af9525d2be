namespace RoleOperator.Runtime.Tests.Time;

/// <summary>The clock of one machine: it runs at its own speed and shows its own date.</summary>
internal sealed class SkewedTime(ManualTime real, double speed, TimeSpan ahead) : TimeProvider
{
    public override long TimestampFrequency => real.TimestampFrequency;

    public override long GetTimestamp() => (long)(real.GetTimestamp() * speed);

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + ahead;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new SkewedTimer(real.CreateTimer(callback, state, Real(dueTime), period), this);

    private TimeSpan Real(TimeSpan local) => local == Timeout.InfiniteTimeSpan ? local : local / speed;

    private sealed class SkewedTimer(ITimer timer, SkewedTime time) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(time.Real(dueTime), period);

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
