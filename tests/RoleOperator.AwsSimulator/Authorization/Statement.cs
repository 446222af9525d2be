namespace RoleOperator.AwsSimulator.Authorization;

/// <summary>One statement of a policy. Of each pair, such as Action and NotAction, at most one is there.</summary>
public sealed record Statement
{
    /// <summary>The Sid; null where there is none.</summary>
    public string? Sid { get; init; }

    /// <summary>True for Deny, false for Allow.</summary>
    public bool Denies { get; init; }

    /// <summary>Patterns of actions; null where the statement has NotAction.</summary>
    public IReadOnlyList<string>? Actions { get; init; }

    /// <summary>Patterns of the actions that are excepted.</summary>
    public IReadOnlyList<string>? NotActions { get; init; }

    /// <summary>Patterns of ARNs; null in trust policies and beside NotResource.</summary>
    public IReadOnlyList<string>? Resources { get; init; }

    /// <summary>Patterns of the ARNs that are excepted.</summary>
    public IReadOnlyList<string>? NotResources { get; init; }

    /// <summary>Principals of a trust policy by type: AWS, Service, Federated, or * for anybody. Empty in identity policies.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Principals { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>All must hold.</summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [];
}

/// <summary>One line of a Condition block: the operator, the key and the values of which one must match.</summary>
/// <param name="Operator">As written, with its qualifier and suffix: ForAnyValue:StringLikeIfExists.</param>
/// <param name="Key">Such as aws:PrincipalArn; compared without regard to case.</param>
/// <param name="Values">Booleans and numbers as text.</param>
public sealed record Condition(string Operator, string Key, IReadOnlyList<string> Values);
