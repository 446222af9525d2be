namespace RoleOperator.Runtime.Control;

/// <summary>How one pass over one object ended. <see cref="OutcomeRouter"/> turns it into the object's next turn.</summary>
public abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>The world is as the object wants it.</summary>
    /// <param name="Resync">When to look again, before jitter.</param>
    public sealed record Converged(TimeSpan Resync) : Outcome;

    /// <summary>Something has yet to happen that the pass knows of, and for which it has chosen the pause itself.</summary>
    /// <param name="Again">When to look again; after a fault the longest that it may be.</param>
    /// <param name="For">What is awaited, for the log.</param>
    public sealed record Waiting(TimeSpan Again, string For) : Outcome
    {
        /// <summary>
        /// A call has failed, so that the next turn is a retry: it is spread by chance and counts against the rate of all retries, since whatever made
        /// the call fail has seldom met one object alone.
        /// </summary>
        public bool IsAfterFault { get; init; }
    }

    /// <summary>Something unexpected happened: retried with backoff.</summary>
    /// <param name="Error">What happened.</param>
    public sealed record Failed(Exception Error) : Outcome
    {
        /// <summary>A mistake in the program, rather than trouble in the world around it.</summary>
        public bool IsDefect { get; init; }
    }

    /// <summary>Only a person can help. Still looked at again, slowly: nothing is never retried.</summary>
    /// <param name="Reason">What has to be done, for the log.</param>
    /// <param name="Again">When to look again, before jitter.</param>
    public sealed record Blocked(string Reason, TimeSpan Again) : Outcome
    {
        /// <summary>Somebody asked for it, so that it is no error.</summary>
        public bool IsAskedFor { get; init; }
    }

    /// <summary>The object is gone and cleaned up: the key is forgotten.</summary>
    public sealed record Done : Outcome;
}
