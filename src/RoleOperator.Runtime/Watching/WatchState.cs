namespace RoleOperator.Runtime.Watching;

/// <summary>Where an informer stands with its API server.</summary>
public abstract record WatchState
{
    private WatchState()
    {
    }

    /// <summary>Nothing is known: the first page is next.</summary>
    public static WatchState Start { get; } = new Listing(null);

    /// <summary>Reading the list, page by page.</summary>
    /// <param name="Continue">The token of the page to read; null for the first.</param>
    public sealed record Listing(string? Continue) : WatchState;

    /// <summary>The list is stored; changes are followed.</summary>
    /// <param name="ResourceVersion">The version up to which everything is known.</param>
    public sealed record Watching(string ResourceVersion) : WatchState;
}
