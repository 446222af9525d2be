namespace RoleOperator.Runtime.Watching;

/// <summary>Something that has to be filled before anyone may draw conclusions from it.</summary>
public interface ISyncedSource
{
    /// <summary>What it brings, in words.</summary>
    string Name { get; }

    /// <summary>What keeps it from listing or watching just now, or null.</summary>
    string? Trouble { get; }

    /// <summary>
    /// True while a whole list is stored and every subscriber has been told of it: not before the first, nor while the API server refuses it.
    /// </summary>
    bool HasSynced { get; }

    /// <summary>What is watched, part by part. Nothing is known of the objects of a part that is refused, which does not mean that there are none.</summary>
    IReadOnlyList<WatchedScope> Scopes { get; }

    /// <summary>Waits for <see cref="HasSynced"/>.</summary>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>Completes when synced.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled first.</exception>
    Task WaitForSyncAsync(CancellationToken ct);
}
