namespace RoleOperator.Runtime.Tests.Time;

/// <summary>A clock that moves only when told to. Timers fire in the order of their time, then of their creation.</summary>
internal sealed class ManualTime : TimeProvider
{
    private static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Lock gate = new();
    private readonly SortedSet<(TimeSpan Due, long Order, ManualTimer Timer)> timers = new(
        Comparer<(TimeSpan Due, long Order, ManualTimer Timer)>.Create(static (a, b) => (a.Due, a.Order).CompareTo((b.Due, b.Order))));
    private long order;

    public TimeSpan Now { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Now.Ticks;

    public override DateTimeOffset GetUtcNow() => Epoch + Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        var until = Now + by;
        while (FireNext(until))
        {
        }

        Now = until;
    }

    /// <summary>The process was paused: the clock went on, and no timer has had a chance to fire yet.</summary>
    public void Pause(TimeSpan span) => Now += span;

    /// <summary>Moves to the next timer and fires it.</summary>
    /// <returns>False when there is none up to that time; the clock has not moved.</returns>
    public bool FireNext(TimeSpan until)
    {
        ManualTimer timer;
        lock (gate)
        {
            if (timers.Count == 0 || timers.Min.Due > until) return false;
            (var due, _, timer) = timers.Min;
            timers.Remove(timers.Min);
            timer.Scheduled = null;
            Now = due > Now ? due : Now;
        }

        timer.Fire();
        return true;
    }

    private sealed class ManualTimer(ManualTime time, Action fire) : ITimer
    {
        public (TimeSpan Due, long Order, ManualTimer Timer)? Scheduled { get; set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (period != Timeout.InfiniteTimeSpan) throw new NotSupportedException("Nothing here uses periodic timers.");
            lock (time.gate)
            {
                if (Scheduled is { } old) time.timers.Remove(old);
                Scheduled = dueTime == Timeout.InfiniteTimeSpan ? null : (time.Now + dueTime, time.order++, this);
                if (Scheduled is { } next) time.timers.Add(next);
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
