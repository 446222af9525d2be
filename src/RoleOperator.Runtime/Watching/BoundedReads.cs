using System.Diagnostics;

namespace RoleOperator.Runtime.Watching;

/// <summary>
/// Reads pages and streams of a collection. However a read ends, it ends in time and as a <see cref="WatchInput"/>, save when it is cancelled.
/// </summary>
/// <typeparam name="T">What is kept of an object.</typeparam>
/// <param name="source">The collection.</param>
/// <param name="access">Judges refusals.</param>
/// <param name="time">Measures timeouts.</param>
/// <param name="jitter">Spreads them.</param>
internal sealed class BoundedReads<T>(IListWatch<T> source, WatchAccess access, TimeProvider time, Jitter jitter)
    where T : class
{
    // client-go's reflector asks for 5 to 10 minutes, by chance, so that watches do not end together.
    private static readonly TimeSpan ShortestWatch = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestWatch = TimeSpan.FromMinutes(10);

    // When the server should have closed the stream and this much later still has not, the connection is dead: its end never got through.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    // An API server gives up on a list after 60 s; what takes longer hangs.
    private static readonly TimeSpan PageLimit = TimeSpan.FromSeconds(90);

    /// <summary>No read takes longer.</summary>
    public static TimeSpan Longest { get; } = LongestWatch + Grace;

    /// <summary>Reads one page.</summary>
    /// <param name="continueToken">The page; null for the first.</param>
    /// <param name="gathered">Gets its objects behind those of the pages before; the first page empties it.</param>
    /// <param name="ct">Ends the read.</param>
    /// <returns>What came.</returns>
    public async Task<WatchInput> PageAsync(string? continueToken, List<Listed<T>> gathered, CancellationToken ct)
    {
        if (continueToken is null) gathered.Clear();
        using var limit = new CancellationTokenSource(PageLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            var page = await source.ListAsync(continueToken, either.Token);
            gathered.AddRange(page.Items);
            return new WatchInput.Page(page.ResourceVersion, page.Continue);
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            return InputOf(error);
        }
    }

    /// <summary>Follows one stream to its end.</summary>
    /// <param name="resourceVersion">Where it begins.</param>
    /// <param name="follow">Is called with each change and bookmark on the way.</param>
    /// <param name="ct">Ends the read.</param>
    /// <returns>The end.</returns>
    public async Task<WatchInput> StreamAsync(string resourceVersion, Action<WatchInput, WatchEvent<T>> follow, CancellationToken ct)
    {
        var opened = time.GetTimestamp();
        var lines = 0;
        var serverTimeout = jitter.Between(ShortestWatch, LongestWatch);
        using var limit = new CancellationTokenSource(serverTimeout + Grace, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            await foreach (var line in source.WatchAsync(resourceVersion, serverTimeout, either.Token))
            {
                lines++;
                var input = InputOf(line);
                if (input is WatchInput.Expired or WatchInput.Unreadable) return input;
                follow(input, line);
            }

            ct.ThrowIfCancellationRequested();
            return new WatchInput.Closed(time.GetElapsedTime(opened), lines);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            return new WatchInput.Broken(new TimeoutException($"The server did not end the watch after {serverTimeout}, as it was asked to."));
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            return InputOf(error);
        }
    }

    private WatchInput InputOf(Exception error) => error switch
    {
        WatchExpiredException => new WatchInput.Expired(),
        WatchRefusedException => access.Judge(error.Message),
        _ => new WatchInput.Broken(error),
    };

    private static WatchInput InputOf(WatchEvent<T> line) => line switch
    {
        WatchEvent<T>.Applied(var item) => new WatchInput.Changed(item.ResourceVersion),
        WatchEvent<T>.Deleted(var item) => new WatchInput.Changed(item.ResourceVersion),
        WatchEvent<T>.Bookmark(var version) => new WatchInput.Bookmark(version),
        WatchEvent<T>.Expired => new WatchInput.Expired(),
        WatchEvent<T>.Unreadable(var error) => new WatchInput.Unreadable(error),
        _ => throw new UnreachableException(),
    };
}
