namespace RoleOperator.Runtime.Queue;

/// <summary>
/// Keys that wait for a time to come, each at most once. It has no clock and no lock: <see cref="WorkQueue"/> owns both. A sorted set rather than a heap, so
/// that a hot key whose far-away resync is replaced a thousand times leaves nothing behind.
/// </summary>
internal sealed class DelayLine
{
    private readonly Dictionary<ResourceKey, Entry> byKey = [];
    private readonly SortedSet<Entry> byDue = new(Comparer<Entry>.Create(
        static (a, b) => a.Due == b.Due ? a.Order.CompareTo(b.Order) : a.Due.CompareTo(b.Due)));
    private long order;

    public int Count => byKey.Count;

    public TimeSpan? NextDue => byDue.Count == 0 ? null : byDue.Min.Due;

    /// <summary>The earliest time and the highest priority asked for win.</summary>
    public void Put(ResourceKey key, TimeSpan due, Priority priority)
    {
        if (byKey.TryGetValue(key, out var old))
        {
            if (old.Due <= due && old.Priority >= priority) return;
            byDue.Remove(old);
            due = old.Due < due ? old.Due : due;
            priority = old.Priority > priority ? old.Priority : priority;
        }

        var entry = new Entry(due, order++, key, priority);
        byKey[key] = entry;
        byDue.Add(entry);
    }

    public bool Remove(ResourceKey key, out Priority priority)
    {
        var found = byKey.Remove(key, out var entry);
        if (found) byDue.Remove(entry);
        priority = entry.Priority;
        return found;
    }

    public bool TryTakeDue(TimeSpan now, out ResourceKey key, out Priority priority)
    {
        (key, priority) = (default, default);
        if (byDue.Count == 0 || byDue.Min.Due > now) return false;
        key = byDue.Min.Key;
        return Remove(key, out priority);
    }

    public void Clear()
    {
        byKey.Clear();
        byDue.Clear();
    }

    private readonly record struct Entry(TimeSpan Due, long Order, ResourceKey Key, Priority Priority);
}
