namespace RoleOperator.Runtime.Leadership;

/// <summary>
/// Where one lease lives. Any exception other than <see cref="LeaseConflictException"/> counts as "no answer": the request may or may not have taken effect.
/// </summary>
public interface ILeaseStore
{
    /// <summary>Reads the lease, from the newest state rather than a cache.</summary>
    /// <param name="ct">Gives up waiting.</param>
    /// <returns>Null when there is no lease.</returns>
    Task<LeaseRecord?> GetAsync(CancellationToken ct);

    /// <summary>Creates the lease.</summary>
    /// <param name="lease">Its content; the version is ignored.</param>
    /// <param name="ct">Gives up waiting.</param>
    /// <returns>The lease as stored, with its version.</returns>
    /// <exception cref="LeaseConflictException">It exists already.</exception>
    Task<LeaseRecord> CreateAsync(LeaseRecord lease, CancellationToken ct);

    /// <summary>Replaces the lease if it still has the version in <paramref name="lease"/>.</summary>
    /// <param name="lease">Its new content.</param>
    /// <param name="ct">Gives up waiting.</param>
    /// <returns>The lease as stored, with its new version.</returns>
    /// <exception cref="LeaseConflictException">It was changed or deleted meanwhile.</exception>
    Task<LeaseRecord> ReplaceAsync(LeaseRecord lease, CancellationToken ct);
}
