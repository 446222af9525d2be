namespace RoleOperator.AwsSimulator.Authorization;

/// <summary>A policy under the name that evaluation reports.</summary>
/// <param name="Name">An ARN, or the name of an inline policy.</param>
/// <param name="Document">Its text.</param>
public sealed record NamedPolicy(string Name, string Document);

/// <summary>
/// The policies that decide together. A deny in any of them counts; to be allowed, a request must be allowed by the identity's policies and by
/// each other layer that is there.
/// </summary>
public sealed record PolicyLayers
{
    /// <summary>Inline and attached policies of the user or role.</summary>
    public required IReadOnlyList<NamedPolicy> Identity { get; init; }

    /// <summary>The permissions boundary; null where there is none.</summary>
    public NamedPolicy? Boundary { get; init; }

    /// <summary>The policies given when the session was made; null where none were given.</summary>
    public IReadOnlyList<NamedPolicy>? Session { get; init; }

    /// <summary>The organisation's deny lists. Allowing everything else is taken for granted, as with AWS's FullAWSAccess.</summary>
    public IReadOnlyList<NamedPolicy> ServiceControl { get; init; } = [];
}

/// <summary>Which kind of policy decided.</summary>
public enum PolicyLayer
{
    /// <summary>The user's or role's own policies.</summary>
    Identity,

    /// <summary>The permissions boundary.</summary>
    Boundary,

    /// <summary>The session's policies.</summary>
    Session,

    /// <summary>The organisation's policies.</summary>
    ServiceControl,
}

/// <summary>What is asked for.</summary>
/// <param name="Action">Such as iam:CreateRole; compared without regard to case.</param>
/// <param name="Resource">An ARN, or * where the action knows no resources.</param>
/// <param name="Context">What conditions look at.</param>
public sealed record AccessRequest(string Action, string Resource, ConditionContext Context);

/// <summary>The answer of evaluation.</summary>
/// <param name="Decision">Yes or no, and which no.</param>
/// <param name="Layer">The kind of policy that denies or fails to allow; for allowed requests, the identity's.</param>
/// <param name="Matched">The statements that decided: the denying ones, or the allowing ones of the identity's policies.</param>
/// <param name="MissingKeys">Condition keys that statements for this action and resource ask for and the request does not carry.</param>
public sealed record Verdict(Decision Decision, PolicyLayer Layer, IReadOnlyList<MatchedStatement> Matched, IReadOnlyList<string> MissingKeys);

/// <summary>Yes or no, under the policy simulator's names: allowed, explicitDeny, implicitDeny.</summary>
public enum Decision
{
    /// <summary>Allowed by every layer.</summary>
    Allowed,

    /// <summary>A statement denies it.</summary>
    ExplicitDeny,

    /// <summary>No statement of some layer allows it.</summary>
    ImplicitDeny,
}

/// <summary>A statement that decided.</summary>
/// <param name="Policy">The policy that it is in.</param>
/// <param name="Layer">The policy's layer.</param>
/// <param name="Index">The statement's place in the document, from 0.</param>
public sealed record MatchedStatement(NamedPolicy Policy, PolicyLayer Layer, int Index);
