namespace RoleOperator.AwsSimulator.Trouble;

/// <summary>All that can stand between a call and its answer. Nothing does by default.</summary>
/// <param name="time">The simulated clock.</param>
/// <param name="seed">Decides latencies and which calls random faults hit.</param>
public sealed class Troubles(TimeProvider time, int seed)
{
    /// <summary>How long calls take.</summary>
    public Latency Latency { get; } = new(seed);

    /// <summary>How many calls are let through.</summary>
    public Throttling Throttling { get; } = new(time);

    /// <summary>What goes wrong.</summary>
    public FaultPlan Faults { get; } = new(seed);
}
