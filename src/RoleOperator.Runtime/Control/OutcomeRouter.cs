using System.Diagnostics;
using RoleOperator.Runtime.Queue;

namespace RoleOperator.Runtime.Control;

/// <summary>The one place where an outcome becomes queue calls.</summary>
/// <param name="queue">Gets the keys back.</param>
/// <param name="backoff">Delays failing keys one by one.</param>
/// <param name="retries">Limits the retries of all keys together: when everything fails at once, as when a cloud is down, the sum stays bearable.</param>
/// <param name="random">
/// Spreads resyncs by a tenth either way, so that what was listed together is not checked together for ever, and retries over half of their pause.
/// </param>
public sealed class OutcomeRouter(WorkQueue queue, Backoff backoff, TokenBucket retries, Random random)
{
    private const double ResyncSpread = 0.1;
    private readonly Jitter jitter = new(random);

    /// <summary>Plans the key's next turn.</summary>
    /// <param name="key">The key, still leased.</param>
    /// <param name="priority">The priority of the pass; retries and waits keep it, so a failing resync does not get ahead of users' edits.</param>
    /// <param name="outcome">How the pass ended.</param>
    /// <returns>The delay before the next turn; null when there is none.</returns>
    public TimeSpan? Route(ResourceKey key, Priority priority, Outcome outcome)
    {
        if (outcome is not Outcome.Failed) backoff.Forget(key);
        switch (outcome)
        {
            case Outcome.Converged(var resync): return Again(key, jitter.Around(resync, ResyncSpread), Priority.Resync);
            case Outcome.Blocked(_, var again): return Again(key, jitter.Around(again, ResyncSpread), Priority.Resync);
            case Outcome.Waiting(var most, _) { IsAfterFault: true }: return Again(key, Longer(jitter.HalfOf(most), retries.Reserve()), priority);
            case Outcome.Waiting(var again, _): return Again(key, again, priority);
            case Outcome.Failed: return Again(key, Longer(backoff.Next(key), retries.Reserve()), priority);
            case Outcome.Done: return null;
            default: throw new UnreachableException();
        }
    }

    private static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private TimeSpan Again(ResourceKey key, TimeSpan delay, Priority priority)
    {
        queue.AddAfter(key, delay, priority);
        return delay;
    }
}
