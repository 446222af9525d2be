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

    /// <summary>Something expected has yet to happen. No error, hence no backoff.</summary>
    /// <param name="Again">When to look again.</param>
    /// <param name="For">What is awaited, for the log.</param>
    public sealed record Waiting(TimeSpan Again, string For) : Outcome;

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
