namespace RoleOperator.Runtime.Queue;

/// <summary>
/// A queue of names with the guarantees that a level-triggered controller rests on. They are those of client-go's workqueue, with priorities and without
/// head-of-line blocking:
/// <list type="bullet">
/// <item>A key is at most once in line and at most once in work, however often it is added.</item>
/// <item>Every add is followed by a turn that starts after it; an add during a turn leads to another turn.</item>
/// <item>A busy key stays out of the line, so it never blocks the others.</item>
/// <item>Fresh keys go first, but a waiting resync key has a turn at the latest after ten fresh ones: neither starves.</item>
/// </list>
/// All members may be called from any thread.
/// </summary>
public sealed class WorkQueue : IDisposable
{
    private const int FreshTurnsInARow = 10;

    // Timers of the platform end at 49 days; waking once a day to look again costs nothing.
    private static readonly TimeSpan LongestNap = TimeSpan.FromDays(1);

    private readonly Lock gate = new();
    private readonly Dictionary<ResourceKey, Want> wanted = [];
    private readonly LinkedList<Want> fresh = [];
    private readonly LinkedList<Want> resync = [];
    private readonly Dictionary<ResourceKey, TimeSpan> workingSince = [];
    private readonly DelayLine later = new();
    private readonly SemaphoreSlim available = new(0);
    private readonly TimeProvider time;
    private readonly long origin;
    private readonly ITimer alarm;
    private int freshTurns;
    private long adds;
    private long delays;
    private bool closed;

    /// <summary>An empty queue.</summary>
    /// <param name="time">Measures the delays.</param>
    public WorkQueue(TimeProvider time)
    {
        this.time = time;
        origin = time.GetTimestamp();
        alarm = time.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>What the queue holds now.</summary>
    public QueueDepth Depth
    {
        get
        {
            lock (gate) return new(fresh.Count, resync.Count, workingSince.Count, later.Count);
        }
    }

    /// <summary>What the queue has done so far, and what has been in it for how long.</summary>
    public QueueActivity Activity
    {
        get
        {
            lock (gate)
            {
                var now = Now;
                var (sum, longest) = (TimeSpan.Zero, TimeSpan.Zero);
                foreach (var since in workingSince.Values)
                {
                    sum += now - since;
                    if (now - since > longest) longest = now - since;
                }

                return new(adds, delays, sum, longest);
            }
        }
    }

    private TimeSpan Now => time.GetElapsedTime(origin);

    /// <summary>
    /// Asks for a turn now. A delay that the key was waiting for is over: an event beats a timer. A fresh add lifts a key that waits in the resync line.
    /// </summary>
    /// <param name="key">The object.</param>
    /// <param name="priority">How soon.</param>
    public void Add(ResourceKey key, Priority priority = Priority.Fresh)
    {
        lock (gate)
        {
            if (closed) return;
            if (later.Remove(key, out var delayed) && delayed > priority) priority = delayed;
            Demand(key, priority);
        }
    }

    /// <summary>
    /// Asks for a turn after a delay. Of several, the earliest time and the highest priority win; a key that is already in line stays there, which is sooner.
    /// </summary>
    /// <param name="key">The object.</param>
    /// <param name="delay">How long to wait; zero or less means now.</param>
    /// <param name="priority">How soon once the delay is over.</param>
    public void AddAfter(ResourceKey key, TimeSpan delay, Priority priority = Priority.Fresh)
    {
        if (delay <= TimeSpan.Zero)
        {
            Add(key, priority);
            return;
        }

        lock (gate)
        {
            if (closed || wanted.ContainsKey(key)) return;
            var now = Now;
            delays++;
            later.Put(key, delay < TimeSpan.MaxValue - now ? now + delay : TimeSpan.MaxValue, priority);
            SetAlarm(now);
        }
    }

    /// <summary>Waits for a key that nobody works on and leases it.</summary>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>The lease, to be disposed after the work; null once the queue is shut down.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled; no key was taken.</exception>
    public async ValueTask<WorkLease?> TakeAsync(CancellationToken ct)
    {
        await available.WaitAsync(ct);
        lock (gate)
        {
            if (closed)
            {
                available.Release();        // passes the news on to the next taker
                return null;
            }

            var want = NextInLine();
            wanted.Remove(want.Key);
            var now = Now;
            workingSince.Add(want.Key, now);
            return new WorkLease(this, want.Key, want.Priority, now - want.Since);
        }
    }

    /// <summary>
    /// Ends the queue: what waits is dropped, later adds are ignored, takers get null. Leases that are out stay valid.
    /// </summary>
    public void ShutDown()
    {
        lock (gate)
        {
            if (closed) return;
            closed = true;
            wanted.Clear();
            fresh.Clear();
            resync.Clear();
            later.Clear();
            alarm.Dispose();
            available.Release();
        }
    }

    /// <summary>The same as <see cref="ShutDown"/>.</summary>
    public void Dispose() => ShutDown();

    internal void Return(ResourceKey key)
    {
        lock (gate)
        {
            workingSince.Remove(key);
            if (wanted.TryGetValue(key, out var again)) Line(again);
        }
    }

    private void Demand(ResourceKey key, Priority priority)
    {
        if (wanted.TryGetValue(key, out var want))
        {
            if (priority <= want.Priority) return;
            want.Priority = priority;
            if (want.Place is not { } place) return;
            resync.Remove(place);
            fresh.AddLast(place);
            return;
        }

        want = new Want(key, priority, Now);
        wanted.Add(key, want);
        adds++;
        if (!workingSince.ContainsKey(key)) Line(want);
    }

    private void Line(Want want)
    {
        want.Place = (want.Priority == Priority.Fresh ? fresh : resync).AddLast(want);
        available.Release();
    }

    private Want NextInLine()
    {
        var takeResync = fresh.Count == 0 || (resync.Count > 0 && freshTurns >= FreshTurnsInARow);
        freshTurns = takeResync || resync.Count == 0 ? 0 : freshTurns + 1;
        var line = takeResync ? resync : fresh;
        var want = line.First!.Value;
        line.RemoveFirst();
        return want;
    }

    private void Ring()
    {
        lock (gate)
        {
            if (closed) return;
            var now = Now;
            while (later.TryTakeDue(now, out var key, out var priority)) Demand(key, priority);
            SetAlarm(now);
        }
    }

    private void SetAlarm(TimeSpan now)
    {
        if (later.NextDue is not { } due) return;
        var nap = due - now < LongestNap ? due - now : LongestNap;
        // Timers cut off fractions of a millisecond; rounding up keeps the alarm from ringing just before its time.
        alarm.Change(TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling(nap.TotalMilliseconds))), Timeout.InfiniteTimeSpan);
    }

    private sealed class Want(ResourceKey key, Priority priority, TimeSpan since)
    {
        public ResourceKey Key => key;

        public TimeSpan Since => since;

        public Priority Priority { get; set; } = priority;

        /// <summary>Null while the key is in work: it joins the line when its lease comes back.</summary>
        public LinkedListNode<Want>? Place { get; set; }
    }
}
