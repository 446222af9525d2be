using RoleOperator.AwsSimulator.Serving;

namespace RoleOperator.AwsSimulator.Control;

/// <summary>What a world is given that no simulated operation can make. All parts may be empty.</summary>
public sealed record WorldSeed
{
    /// <summary>Accounts, added before all else.</summary>
    public IReadOnlyList<AccountSeed> Accounts { get; init; } = [];

    /// <summary>Users, with their keys.</summary>
    public IReadOnlyList<IdentitySeed> Users { get; init; } = [];

    /// <summary>Groups.</summary>
    public IReadOnlyList<IdentitySeed> Groups { get; init; } = [];

    /// <summary>EC2 instances.</summary>
    public IReadOnlyList<InstanceSeed> Instances { get; init; } = [];

    /// <summary>Issuers of web identity tokens.</summary>
    public IReadOnlyList<IssuerSeed> Issuers { get; init; } = [];

    /// <summary>When roles were last used.</summary>
    public IReadOnlyList<LastUseSeed> LastUsed { get; init; } = [];
}

/// <summary>A user or a group. One of the same name is replaced.</summary>
public sealed record IdentitySeed
{
    /// <summary>Twelve digits.</summary>
    public required string Account { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Begins and ends with a slash.</summary>
    public string Path { get; init; } = "/";

    /// <summary>The key of a user; null for a user who calls nothing, and for groups.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>The secret of the key.</summary>
    public string? SecretAccessKey { get; init; }

    /// <summary>ARNs of managed policies.</summary>
    public IReadOnlyList<string> Attached { get; init; } = [];

    /// <summary>Inline policies: documents by name.</summary>
    public IReadOnlyDictionary<string, string> Inline { get; init; } = new Dictionary<string, string>();

    /// <summary>The ARN of the permissions boundary.</summary>
    public string? Boundary { get; init; }
}

/// <summary>An EC2 instance. One of the same id is replaced.</summary>
public sealed record InstanceSeed
{
    /// <summary>Twelve digits.</summary>
    public required string Account { get; init; }

    /// <summary>Such as eu-west-1.</summary>
    public required string Region { get; init; }

    /// <summary>i- and 17 hexadecimal digits; null for one that is made up.</summary>
    public string? Id { get; init; }

    /// <summary>pending, running, stopping, stopped, shutting-down or terminated.</summary>
    public string State { get; init; } = "running";

    /// <summary>Its tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}

/// <summary>When a role was last used: what GetRole says of it.</summary>
public sealed record LastUseSeed
{
    /// <summary>Twelve digits.</summary>
    public required string Account { get; init; }

    /// <summary>The name of the role.</summary>
    public required string Role { get; init; }

    /// <summary>The region where its credentials were used.</summary>
    public required string Region { get; init; }

    /// <summary>When; null for now, by the simulated clock.</summary>
    public DateTimeOffset? At { get; init; }
}
