using RoleOperator.Core.Documents;
using RoleOperator.Core.Naming;
using RoleOperator.Core.Resources.Specs;

namespace RoleOperator.Core.Planning;

/// <summary>A role as the user wants it, with every name and reference resolved.</summary>
public sealed record DesiredRole
{
    /// <summary>Name in IAM.</summary>
    public required string Name { get; init; }

    /// <summary>IAM path.</summary>
    public required string Path { get; init; }

    /// <summary>Empty for none, as IAM itself has it.</summary>
    public string Description { get; init; } = "";

    /// <summary>Longest session, in seconds.</summary>
    public required int MaxSessionSeconds { get; init; }

    /// <summary>The boundary, or null for none.</summary>
    public string? BoundaryArn { get; init; }

    /// <summary>Trust policy.</summary>
    public required PolicyDocument Trust { get; init; }

    /// <summary>The field of the spec, without <c>spec.</c>, that the trust policy comes from: what people have to look at when it differs.</summary>
    public string TrustField { get; init; } = "trust.document";

    /// <summary>ARNs of the managed policies, in the spec's order, each once.</summary>
    public IReadOnlyList<string> PolicyArns { get; init; } = [];

    /// <summary>Inline policies by name, the generated one of <c>assumes</c> included.</summary>
    public IReadOnlyDictionary<string, PolicyDocument> Inline { get; init; } = new Dictionary<string, PolicyDocument>();

    /// <summary>All tags, the owner's included.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>Tags that are left alone.</summary>
    public IgnoredTags IgnoredTags { get; init; } = IgnoredTags.None;

    /// <summary>The object that this role belongs to.</summary>
    public required Owner Owner { get; init; }

    /// <summary>Whether others' policies are removed.</summary>
    public Attachments Attachments { get; init; }

    /// <summary>The policies that the object has put on the role, as far as status remembers; null where it remembers nothing.</summary>
    public RoleClaim.Only? Remembered { get; init; }

    /// <summary>The unique id of the role that status speaks of; null where it speaks of none.</summary>
    public string? KnownId { get; init; }

    /// <summary>Whether an unowned role may be taken over.</summary>
    public Adoption Adoption { get; init; }

    /// <summary>Partition of the account, which root principals in documents are compared by.</summary>
    public required string Partition { get; init; }
}

/// <summary>A role as IAM has it.</summary>
public sealed record ObservedRole
{
    /// <summary>Name as IAM spells it.</summary>
    public required string Name { get; init; }

    /// <summary>IAM path.</summary>
    public required string Path { get; init; }

    /// <summary>ARN; for seconds after creation IAM may answer with the bare id.</summary>
    public required string Arn { get; init; }

    /// <summary>Unique id, <c>AROA…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Empty for none.</summary>
    public string Description { get; init; } = "";

    /// <summary>Longest session, in seconds.</summary>
    public int MaxSessionSeconds { get; init; } = 3600;

    /// <summary>The boundary, or null for none.</summary>
    public string? BoundaryArn { get; init; }

    /// <summary>Trust policy.</summary>
    public required ObservedDocument Trust { get; init; }

    /// <summary>ARNs of the attached managed policies.</summary>
    public IReadOnlyList<string> PolicyArns { get; init; } = [];

    /// <summary>Inline policies by name. For a deletion only the names are read: the documents are then null.</summary>
    public IReadOnlyDictionary<string, ObservedDocument?> Inline { get; init; } = new Dictionary<string, ObservedDocument?>();

    /// <summary>The account's quotas, where <see cref="RoleQuota.Matters"/> says that they were to be asked for; null for IAM's defaults.</summary>
    public RoleQuota? Quota { get; init; }

    /// <summary>All tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Names of the instance profiles that hold the role; null when they were not asked for.</summary>
    public IReadOnlyList<string>? InstanceProfiles { get; init; }

    /// <summary>Of these, the ones that belong, by their owner tag, to objects that want the role in them.</summary>
    public IReadOnlyList<HoldingProfile> HoldingProfiles { get; init; } = [];

    /// <summary>Day of last use (ISO 8601), or null.</summary>
    public string? LastUsedDate { get; init; }

    /// <summary>Region of last use, or null.</summary>
    public string? LastUsedRegion { get; init; }
}
