namespace RoleOperator.Runtime.Watching;

/// <summary>Something that has to be filled before anyone may draw conclusions from it.</summary>
public interface ISyncedSource
{
    /// <summary>What it brings, in words.</summary>
    string Name { get; }

    /// <summary>What keeps it from listing or watching just now, or null.</summary>
    string? Trouble { get; }

    /// <summary>True once the first whole list is stored and every subscriber has been told of it.</summary>
    bool HasSynced { get; }

    /// <summary>Waits for <see cref="HasSynced"/>.</summary>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>Completes when synced.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled first.</exception>
    Task WaitForSyncAsync(CancellationToken ct);
}
