namespace RoleOperator.Runtime.Watching;

/// <summary>What an informer does next.</summary>
public enum WatchDo
{
    /// <summary>Keep the page and read the next one.</summary>
    ListMore,

    /// <summary>The list is whole: replace the store by it in one step, then watch.</summary>
    Commit,

    /// <summary>Store the change, tell the subscribers, read on.</summary>
    Deliver,

    /// <summary>Only the version moved: read on.</summary>
    ReadOn,

    /// <summary>Open the watch again at once, from the version reached.</summary>
    Rewatch,

    /// <summary>Pause, then try the same again. Nothing is lost: the version, or the page, is still the right one.</summary>
    PauseThenRetry,

    /// <summary>Pause, then list from scratch.</summary>
    PauseThenRelist,

    /// <summary>Empty the store and tell the subscribers, then pause and list from scratch.</summary>
    Forget,
}
