namespace RoleOperator.Runtime.Watching;

/// <summary>What can happen to a list or a watch.</summary>
public abstract record WatchInput
{
    private WatchInput()
    {
    }

    /// <summary>A page arrived.</summary>
    /// <param name="ResourceVersion">The version of the list.</param>
    /// <param name="Continue">The token of the next page; null or empty on the last.</param>
    public sealed record Page(string ResourceVersion, string? Continue) : WatchInput;

    /// <summary>An object was added, modified or deleted.</summary>
    /// <param name="ResourceVersion">The version of that change.</param>
    public sealed record Changed(string ResourceVersion) : WatchInput;

    /// <summary>Nothing changed up to a version.</summary>
    /// <param name="ResourceVersion">The version.</param>
    public sealed record Bookmark(string ResourceVersion) : WatchInput;

    /// <summary>The server closed the stream.</summary>
    /// <param name="Lasted">How long it was open.</param>
    /// <param name="Lines">How many lines came.</param>
    public sealed record Closed(TimeSpan Lasted, int Lines) : WatchInput;

    /// <summary>410, as a status or as a line of the stream.</summary>
    public sealed record Expired : WatchInput;

    /// <summary>A line could not be understood.</summary>
    /// <param name="Error">What was wrong with it.</param>
    public sealed record Unreadable(string Error) : WatchInput;

    /// <summary>403: the account may not.</summary>
    /// <param name="Error">What the server said.</param>
    /// <param name="Lasting">Whether that is to be believed: a server that has just started refuses what it allows a moment later.</param>
    public sealed record Refused(string Error, bool Lasting) : WatchInput;

    /// <summary>The transport failed, the server had an error, or the connection fell silent.</summary>
    /// <param name="Error">What happened.</param>
    public sealed record Broken(Exception Error) : WatchInput;
}
