namespace RoleOperator.AwsSimulator.Log;

/// <summary>
/// The calls in the order of their arrival, those under way included. It keeps the newest; how many is its capacity, so that a long run needs no more
/// memory. Safe for threads.
/// </summary>
/// <param name="capacity">How many calls are kept; at least one.</param>
public sealed class CallLog(int capacity)
{
    private readonly Lock gate = new();
    private readonly List<LoggedCall> ring = [];
    private long arrived;
    private long cleared;

    /// <summary>How many calls ever arrived, those no longer kept included.</summary>
    public long Arrived
    {
        get
        {
            lock (gate)
                return arrived;
        }
    }

    /// <summary>The calls that are kept, oldest first.</summary>
    public IReadOnlyList<LoggedCall> Calls
    {
        get
        {
            lock (gate)
            {
                var first = Math.Max(cleared, arrived - ring.Count);
                return [.. Enumerable.Range(0, (int)(arrived - first)).Select(offset => ring[Slot(first + offset + 1)])];
            }
        }
    }

    /// <summary>Notes a call that arrives.</summary>
    /// <param name="describe">Makes the entry, given its number.</param>
    public LoggedCall Begin(Func<long, LoggedCall> describe)
    {
        lock (gate)
        {
            var call = describe(++arrived);
            if (ring.Count < capacity)
                ring.Add(call);
            else
                ring[Slot(arrived)] = call;
            return call;
        }
    }

    /// <summary>Notes what became of a call. One that is no longer kept stays forgotten.</summary>
    public void End(LoggedCall call)
    {
        lock (gate)
            if (ring[Slot(call.Number)].Number == call.Number)
                ring[Slot(call.Number)] = call;
    }

    /// <summary>Forgets the calls so far; numbers go on.</summary>
    public void Clear()
    {
        lock (gate)
            cleared = arrived;
    }

    private int Slot(long number) => (int)((number - 1) % capacity);
}
