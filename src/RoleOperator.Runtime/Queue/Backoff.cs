namespace RoleOperator.Runtime.Queue;

/// <summary>
/// How long a failing key waits before its next try: doubling from the first delay up to the longest, half of it fixed and half by chance, so that keys that
/// failed together do not come back together. The defaults are client-go's, which has no jitter.
/// </summary>
public sealed class Backoff
{
    private readonly Dictionary<ResourceKey, int> failures = [];
    private readonly Lock gate = new();
    private readonly TimeSpan first;
    private readonly TimeSpan most;
    private readonly Jitter jitter;

    /// <summary>A backoff that knows of no failure yet.</summary>
    /// <param name="random">Spreads the delays.</param>
    /// <param name="first">The delay after the first failure; 5 ms unless given.</param>
    /// <param name="most">The longest delay; 1000 s unless given.</param>
    public Backoff(Random random, TimeSpan? first = null, TimeSpan? most = null)
    {
        jitter = new Jitter(random);
        this.first = first ?? TimeSpan.FromMilliseconds(5);
        this.most = most ?? TimeSpan.FromSeconds(1000);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(this.first, TimeSpan.Zero, nameof(first));
        ArgumentOutOfRangeException.ThrowIfLessThan(this.most, this.first, nameof(most));
    }

    /// <summary>Notes one more failure.</summary>
    /// <param name="key">The key that failed.</param>
    /// <returns>The delay before its next try, between half and the whole of the doubled delay.</returns>
    public TimeSpan Next(ResourceKey key)
    {
        int before;
        lock (gate)
        {
            before = failures.GetValueOrDefault(key);
            failures[key] = before + 1;
        }

        var ceiling = TimeSpan.FromSeconds(Math.Min(most.TotalSeconds, first.TotalSeconds * Math.Pow(2, Math.Min(before, 62))));
        return jitter.HalfOf(ceiling);
    }

    /// <summary>Clears the key's failures: it succeeded, or it is gone.</summary>
    /// <param name="key">The key.</param>
    public void Forget(ResourceKey key)
    {
        lock (gate) failures.Remove(key);
    }
}
