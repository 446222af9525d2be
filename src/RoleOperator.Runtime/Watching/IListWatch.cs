namespace RoleOperator.Runtime.Watching;

/// <summary>
/// Lists and watches one collection of an API server. Both methods throw <see cref="WatchExpiredException"/> on status 410 and
/// <see cref="WatchRefusedException"/> on 403; any other exception counts as a failed transport and is retried. Both must heed their cancellation,
/// also while a connection is silent.
/// </summary>
/// <typeparam name="T">What is kept of an object.</typeparam>
public interface IListWatch<T>
    where T : class
{
    /// <summary>Reads one page of the list. One object that cannot be understood must not fail the page: it would hide all others.</summary>
    /// <param name="continueToken">The token from the page before; null for the first page, which has to come from the newest state.</param>
    /// <param name="ct">Gives up.</param>
    /// <returns>The page.</returns>
    Task<ListPage<T>> ListAsync(string? continueToken, CancellationToken ct);

    /// <summary>Watches from a version on, asking for bookmarks. The sequence ends when the server closes the stream.</summary>
    /// <param name="resourceVersion">The version to go on from.</param>
    /// <param name="serverTimeout">After what time the server is asked to close the stream.</param>
    /// <param name="ct">Closes the stream.</param>
    /// <returns>The lines as they come.</returns>
    IAsyncEnumerable<WatchEvent<T>> WatchAsync(string resourceVersion, TimeSpan serverTimeout, CancellationToken ct);
}
