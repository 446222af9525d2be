namespace RoleOperator.Core.Resources;

/// <summary>The part of Kubernetes' object metadata that a pass needs; <c>managedFields</c> and the rest are never kept.</summary>
public sealed record ObjectMeta
{
    /// <summary>The object's name in its namespace.</summary>
    public string Name { get; set; } = "";

    /// <summary>The object's namespace.</summary>
    public string Namespace { get; set; } = "";

    /// <summary>Changes when the object is deleted and made again under the same name.</summary>
    public string Uid { get; set; } = "";

    /// <summary>Opaque version for optimistic concurrency.</summary>
    public string ResourceVersion { get; set; } = "";

    /// <summary>Grows with each change of the spec only.</summary>
    public long Generation { get; init; }

    /// <summary>When deletion was asked for; the object lives on until its finalizers are gone.</summary>
    public DateTimeOffset? DeletionTimestamp { get; init; }

    /// <summary>Who must agree before the object goes; null means none.</summary>
    public IReadOnlyList<string>? Finalizers { get; init; }

    /// <summary>The object's annotations; null means none.</summary>
    public IReadOnlyDictionary<string, string>? Annotations { get; init; }
}
