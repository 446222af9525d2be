namespace RoleOperator.Runtime.Watching;

/// <summary>One line of a watch.</summary>
/// <typeparam name="T">What is kept of an object.</typeparam>
public abstract record WatchEvent<T>
    where T : class
{
    private WatchEvent()
    {
    }

    /// <summary>The object was added or modified.</summary>
    /// <param name="Item">The object now.</param>
    public sealed record Applied(Listed<T> Item) : WatchEvent<T>;

    /// <summary>The object was deleted.</summary>
    /// <param name="Item">The object at its end; its version is that of the deletion.</param>
    public sealed record Deleted(Listed<T> Item) : WatchEvent<T>;

    /// <summary>Nothing changed up to this version.</summary>
    /// <param name="ResourceVersion">The version reached.</param>
    public sealed record Bookmark(string ResourceVersion) : WatchEvent<T>;

    /// <summary>An ERROR line with code 410: the version watched from is no longer kept.</summary>
    public sealed record Expired : WatchEvent<T>;

    /// <summary>
    /// A line that could not be understood, or an ERROR line other than 410. A change may hide in it, so the informer lists anew rather than go on with a gap.
    /// </summary>
    /// <param name="Error">What was wrong with it.</param>
    public sealed record Unreadable(string Error) : WatchEvent<T>;
}
