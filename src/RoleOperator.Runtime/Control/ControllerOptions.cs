namespace RoleOperator.Runtime.Control;

/// <summary>How a <see cref="Controller"/> works.</summary>
/// <param name="Name">Names it in logs and metrics.</param>
public sealed record ControllerOptions(string Name)
{
    /// <summary>How many passes run at once. They are asynchronous: what bounds the load on AWS is its limiter, not this number.</summary>
    public required int Workers { get; init; }

    /// <summary>How long one pass may take before it is cancelled and counted as failed.</summary>
    public TimeSpan PassLimit { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a stop waits for the passes in flight before it cancels them.</summary>
    public TimeSpan DrainLimit { get; init; } = TimeSpan.FromSeconds(13);

    /// <summary>How long a stop then waits for cancelled passes before it leaves them behind.</summary>
    public TimeSpan CancelLimit { get; init; } = TimeSpan.FromSeconds(5);
}
