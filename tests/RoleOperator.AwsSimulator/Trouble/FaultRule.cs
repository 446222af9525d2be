namespace RoleOperator.AwsSimulator.Trouble;

/// <summary>Which calls a fault befalls. The defaults mean: every call, always.</summary>
/// <param name="Fault">What happens to them.</param>
public sealed record FaultRule(Fault Fault)
{
    /// <summary>Which calls the rule is about.</summary>
    public CallPattern Calls { get; init; } = CallPattern.Every;

    /// <summary>So many calls that match go through first: 2 makes the third the first to fail.</summary>
    public int Skip { get; init; }

    /// <summary>So many calls fail at most; null for no end.</summary>
    public int? Times { get; init; }

    /// <summary>The chance of each call, 0 to 1. Which calls it hits is decided by the simulator's seed.</summary>
    public double Probability { get; init; } = 1;
}
