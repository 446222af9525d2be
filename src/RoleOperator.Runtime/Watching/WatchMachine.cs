using System.Diagnostics;

namespace RoleOperator.Runtime.Watching;

/// <summary>
/// The list-and-watch protocol as a table: where we stand and what happened give where we stand now and what to do. Pure, so each row can be tested.
/// </summary>
public static class WatchMachine
{
    /// <summary>
    /// A watch that ends sooner than this without a line is a failing server or proxy, not a timeout: without a pause it would be opened in a tight loop.
    /// client-go's rule.
    /// </summary>
    public static readonly TimeSpan ShortestEmptyWatch = TimeSpan.FromSeconds(1);

    /// <summary>Finds the row.</summary>
    /// <param name="state">Where we stand.</param>
    /// <param name="input">What happened.</param>
    /// <returns>Where we stand now, and what to do.</returns>
    public static (WatchState State, WatchDo Do) Next(WatchState state, WatchInput input) => (state, input) switch
    {
        // The version, or the continue token, is dead. The pause keeps all informers from listing at once when a server comes back.
        (_, WatchInput.Expired) => (WatchState.Start, WatchDo.PauseThenRelist),
        (_, WatchInput.Broken) => (state, WatchDo.PauseThenRetry),

        // What may not be read any more may have changed or gone unseen: to act on what it was would be to act on a guess.
        (_, WatchInput.Refused { Lasting: true }) => (WatchState.Start, WatchDo.Forget),
        (_, WatchInput.Refused) => (state, WatchDo.PauseThenRetry),

        (WatchState.Listing, WatchInput.Page { Continue: { Length: > 0 } next }) => (new WatchState.Listing(next), WatchDo.ListMore),
        (WatchState.Listing, WatchInput.Page page) => (new WatchState.Watching(page.ResourceVersion), WatchDo.Commit),

        (WatchState.Watching, WatchInput.Changed change) => (new WatchState.Watching(change.ResourceVersion), WatchDo.Deliver),
        (WatchState.Watching, WatchInput.Bookmark mark) => (new WatchState.Watching(mark.ResourceVersion), WatchDo.ReadOn),
        (WatchState.Watching, WatchInput.Closed { Lines: 0 } end) when end.Lasted < ShortestEmptyWatch => (state, WatchDo.PauseThenRetry),
        (WatchState.Watching, WatchInput.Closed) => (state, WatchDo.Rewatch),

        // Watching on would leave a gap, and watching again from the same version would bring the same line.
        (WatchState.Watching, WatchInput.Unreadable) => (WatchState.Start, WatchDo.PauseThenRelist),

        _ => throw new UnreachableException($"{input} cannot happen in {state}"),
    };
}
