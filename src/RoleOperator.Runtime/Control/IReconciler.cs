using RoleOperator.Runtime.Leadership;

namespace RoleOperator.Runtime.Control;

/// <summary>
/// Brings the world closer to what one object asks for. Level-triggered: it is told a name, neither what happened nor how the object looked, and reads the
/// newest state itself. It may be called again at any time for any key, and must do nothing when nothing is to be done.
/// </summary>
public interface IReconciler
{
    /// <summary>Makes one pass. Never runs twice at once for one key.</summary>
    /// <param name="key">The object; it may be gone.</param>
    /// <param name="term">To be asked, by <see cref="LeaderTerm.ThrowIfOver"/>, before each write.</param>
    /// <param name="ct">Is cancelled when the term ends, when a stop is out of patience, or when the pass takes too long. A pass that ignores it
    /// keeps its worker and its key.</param>
    /// <returns>How it ended. An exception counts as <see cref="Outcome.Failed"/>.</returns>
    Task<Outcome> ReconcileAsync(ResourceKey key, LeaderTerm term, CancellationToken ct);
}
