using RoleOperator.Core.Naming;
using RoleOperator.Core.Resources;

namespace RoleOperator.Core.Resolution;

/// <summary>What a spec is resolved against.</summary>
/// <param name="Account">The account that AWS objects are made in.</param>
/// <param name="Cluster">The operator's cluster name, the first part of every owner tag.</param>
/// <param name="References">The objects that a spec may refer to.</param>
public sealed record Surroundings(AccountContext Account, string Cluster, IReferences References)
{
    /// <summary>Tags that the operator leaves alone on every object.</summary>
    public IgnoredTags IgnoredTags { get; init; } = IgnoredTags.None;

    /// <summary>The issuer of the service account tokens of the operator's own cluster; null where it was not told.</summary>
    public string? ServiceAccountIssuer { get; init; }

    /// <summary>The owner that the AWS object of a Kubernetes object carries.</summary>
    public Owner OwnerOf(ObjectMeta meta) => new(Cluster, meta.Namespace, meta.Name);
}
