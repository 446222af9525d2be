using System.Diagnostics.CodeAnalysis;

namespace RoleOperator.Core.Naming;

/// <summary>
/// Who owns an AWS object: one resource in one cluster, written on the object as a tag. Two owners are equal when their tag values are,
/// so that an owner read back from AWS equals the one that was written, shortened or not.
/// </summary>
/// <param name="Cluster">The operator's cluster name; valid by <see cref="AwsNames.ClusterName"/>.</param>
/// <param name="Namespace">The resource's namespace, at most 63 characters.</param>
/// <param name="Name">The resource's name, at most 253 characters.</param>
public sealed record Owner(string Cluster, string Namespace, string Name)
{
    /// <summary>The key of the tag. Nobody but the operator may set it.</summary>
    public const string TagKey = "iam.roleoperator.io/owner";

    /// <summary>
    /// The tag's value, <c>cluster/namespace/name</c>. Above the 256 characters of a tag value the name is cut and <c>:</c> with a digest of
    /// the whole follows; no Kubernetes name has a colon, so a shortened owner never equals an unshortened one.
    /// </summary>
    public override string ToString()
    {
        var whole = $"{Cluster}/{Namespace}/{Name}";
        return whole.Length <= AwsNames.TagValueLength
            ? whole
            : $"{whole[..(AwsNames.TagValueLength - Digest.Length - 1)]}:{Digest.Of(whole)}";
    }

    /// <summary>Reads the tag's value; false when it has another form, which means that something else wrote it.</summary>
    public static bool TryParse(string? tagValue, [NotNullWhen(true)] out Owner? owner)
    {
        owner = tagValue?.Split('/') is [{ Length: > 0 } cluster, { Length: > 0 } @namespace, { Length: > 0 } name]
            ? new(cluster, @namespace, name)
            : null;
        return owner is not null;
    }

    /// <summary>Whether a tag's value names the same namespace and name in another cluster.</summary>
    public bool IsNamesakeOf(string tagValue) =>
        TryParse(tagValue, out var other) && other.Cluster != Cluster && (this with { Cluster = other.Cluster }).ToString() == tagValue;

    /// <summary>True when both would write the same tag value.</summary>
    public bool Equals(Owner? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);
}
