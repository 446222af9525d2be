using RoleOperator.Core.Documents;
using RoleOperator.Core.Naming;
using RoleOperator.Core.Resources.Specs;

namespace RoleOperator.Core.Planning;

/// <summary>A customer managed policy as the user wants it.</summary>
public sealed record DesiredPolicy
{
    /// <summary>Name in IAM.</summary>
    public required string Name { get; init; }

    /// <summary>IAM path.</summary>
    public required string Path { get; init; }

    /// <summary>The ARN, which follows from account, path and name.</summary>
    public required string Arn { get; init; }

    /// <summary>Empty for none.</summary>
    public string Description { get; init; } = "";

    /// <summary>The document.</summary>
    public required PolicyDocument Document { get; init; }

    /// <summary>How many versions to keep, 1 to 5.</summary>
    public int KeepVersions { get; init; } = 5;

    /// <summary>All tags, the owner's included.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>Tags that are left alone.</summary>
    public IgnoredTags IgnoredTags { get; init; } = IgnoredTags.None;

    /// <summary>The object that this policy belongs to.</summary>
    public required Owner Owner { get; init; }

    /// <summary>Whether an unowned policy may be taken over.</summary>
    public Adoption Adoption { get; init; }

    /// <summary>Partition of the account.</summary>
    public required string Partition { get; init; }
}

/// <summary>A customer managed policy as IAM has it.</summary>
public sealed record ObservedPolicy
{
    /// <summary>Name as IAM spells it.</summary>
    public required string Name { get; init; }

    /// <summary>IAM path.</summary>
    public required string Path { get; init; }

    /// <summary>ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>Unique id, <c>ANPA…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Empty for none.</summary>
    public string Description { get; init; } = "";

    /// <summary>Id of the version in force.</summary>
    public required string DefaultVersionId { get; init; }

    /// <summary>Document of the version in force; null when it was not asked for (deletion).</summary>
    public ObservedDocument? Document { get; init; }

    /// <summary>The versions, oldest first; null when they were not asked for: they matter only when the document must change.</summary>
    public IReadOnlyList<ObservedVersion>? Versions { get; init; }

    /// <summary>All tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Users, groups and roles that the policy is attached to.</summary>
    public int AttachmentCount { get; init; }

    /// <summary>Users and roles that it bounds.</summary>
    public int BoundaryUsageCount { get; init; }

    /// <summary>Whom the policy is attached to; null when it was not asked for.</summary>
    public IReadOnlyList<PolicyUser>? Users { get; init; }

    /// <summary>Whom the policy bounds; null when it was not asked for.</summary>
    public IReadOnlyList<PolicyUser>? Bounded { get; init; }
}

/// <summary>One version of a policy.</summary>
/// <param name="Id">Such as <c>v3</c>.</param>
/// <param name="IsDefault">Whether it is in force.</param>
/// <param name="Document">Its document; null when it was not asked for.</param>
public sealed record ObservedVersion(string Id, bool IsDefault, ObservedDocument? Document);
