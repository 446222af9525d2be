namespace RoleOperator.AwsSimulator.Serving;

/// <summary>How a simulator begins.</summary>
public sealed record SimulatorOptions
{
    /// <summary>The port on loopback; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Decides ids, orders and faults: the same seed and the same calls give the same answers.</summary>
    public int Seed { get; init; }

    /// <summary>The clock underneath the simulated one; a test may freeze it. Callers sign by it, and it must be within 15 minutes of theirs.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The accounts at the beginning.</summary>
    public IReadOnlyList<AccountSeed> Accounts { get; init; } = [new AccountSeed()];

    /// <summary>How many calls the log keeps.</summary>
    public int LogCapacity { get; init; } = 100_000;
}

/// <summary>An account, with one administrator whose keys are known.</summary>
public sealed record AccountSeed
{
    /// <summary>Twelve digits.</summary>
    public string Id { get; init; } = "123456789012";

    /// <summary>aws, aws-cn, aws-us-gov …</summary>
    public string Partition { get; init; } = "aws";

    /// <summary>Regions that must be opted into, and were.</summary>
    public IReadOnlyList<string> EnabledRegions { get; init; } = [];

    /// <summary>Regions for which STS was switched off.</summary>
    public IReadOnlyList<string> StsDisabledIn { get; init; } = [];

    /// <summary>The administrator's access key id; unique among the accounts.</summary>
    public string AccessKeyId { get; init; } = "AKIASIMULATOREXAMPLE";

    /// <summary>The administrator's secret.</summary>
    public string SecretAccessKey { get; init; } = "simulator/secret/of/the/administrator+key";
}
