using RoleOperator.Runtime.Queue;

namespace RoleOperator.Runtime.Events;

/// <summary>
/// Decides which events are worth a request: equal ones become one series, and one object may say 25 things at once, then one in five
/// minutes. The numbers are those of client-go's event correlator and events broadcaster. It sends nothing itself.
/// </summary>
/// <param name="time">Measures windows and rates.</param>
public sealed class EventThrottle(TimeProvider time)
{
    private const int Burst = 25;
    private const double PerSecond = 1.0 / 300;

    // Bounds memory: beyond this many, what is oldest is forgotten. The worst that follows is an event too many.
    private const int Remembered = 4096;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(6);

    private readonly Lock gate = new();
    private readonly Dictionary<EventRecord, Series> series = [];
    private readonly Dictionary<(ResourceKey, string), TokenBucket> buckets = [];
    private long lastId;

    /// <summary>Decides about one event that just happened.</summary>
    /// <param name="record">The event.</param>
    /// <returns>What to do.</returns>
    public EventDecision Decide(EventRecord record)
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            var known = series.TryGetValue(record, out var past) && time.GetElapsedTime(past.Last, now) < Window;
            var current = known ? past! : new Series();
            current.Count++;
            current.Last = now;
            if (!known) Remember(record, current);

            if (!BucketOf(record).TryTake()) return new EventDecision.Drop();
            if (current.Id != 0) return new EventDecision.Update(current.Id, current.Count);
            current.Id = ++lastId;
            return new EventDecision.Post(current.Id);
        }
    }

    private void Remember(EventRecord record, Series current)
    {
        if (series.Count >= Remembered)
        {
            foreach (var (old, _) in series.OrderBy(pair => pair.Value.Last).Take(Remembered / 2).ToList()) series.Remove(old);
        }

        series[record] = current;
    }

    private TokenBucket BucketOf(EventRecord record)
    {
        var key = (record.About, record.Uid);
        if (buckets.TryGetValue(key, out var bucket)) return bucket;
        if (buckets.Count >= Remembered)
        {
            foreach (var (old, _) in buckets.OrderByDescending(pair => pair.Value.Level).Take(Remembered / 2).ToList()) buckets.Remove(old);
        }

        return buckets[key] = new TokenBucket(PerSecond, Burst, time);
    }

    private sealed class Series
    {
        /// <summary>Zero until an event object was asked for.</summary>
        public long Id { get; set; }

        public int Count { get; set; }

        public long Last { get; set; }
    }
}
