using RoleOperator.AwsSimulator.Control;

namespace RoleOperator.AwsSimulator.Serving;

/// <summary>How a simulator begins.</summary>
public sealed record SimulatorOptions
{
    /// <summary>The port on loopback; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Decides ids, orders and faults: the same seed and the same calls give the same answers.</summary>
    public int Seed { get; init; }

    /// <summary>The accounts at the beginning.</summary>
    public IReadOnlyList<AccountSeed> Accounts { get; init; } = [new AccountSeed()];

    /// <summary>How many calls the log keeps.</summary>
    public int LogCapacity { get; init; } = 100_000;
}
