namespace RoleOperator.Runtime.Queue;

/// <summary>
/// A worker's hold on one key. While it lasts, nobody else is given the key; disposing it, once or more often, gives the key back exactly once, and a key
/// that was added meanwhile goes back in line.
/// </summary>
public sealed class WorkLease : IDisposable
{
    private WorkQueue? owner;

    internal WorkLease(WorkQueue owner, ResourceKey key, Priority priority, TimeSpan waited)
    {
        this.owner = owner;
        Key = key;
        Priority = priority;
        Waited = waited;
    }

    /// <summary>The object to work on.</summary>
    public ResourceKey Key { get; }

    /// <summary>The highest priority with which the key was added for this turn.</summary>
    public Priority Priority { get; }

    /// <summary>How long the key was wanted before this turn, not counting a delay that was asked for.</summary>
    public TimeSpan Waited { get; }

    /// <inheritdoc/>
    public void Dispose() => Interlocked.Exchange(ref owner, null)?.Return(Key);
}
