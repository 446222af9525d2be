using RoleOperator.Core.Resources.Schema;

namespace RoleOperator.Core.Resources.Specs;

/// <summary>Names another object of this API group.</summary>
public sealed record Reference
{
    /// <summary>Name of the object.</summary>
    [Schema(Least = 1, Most = 253, Hint = "name the object as its metadata.name does")]
    public required string Name { get; init; }

    /// <summary>
    /// Namespace of the object; by default that of the object which refers. Another namespace works only where the target's annotation
    /// iam.roleoperator.io/allow-references-from names the referring namespace.
    /// </summary>
    [Schema(Least = 1, Most = 63)]
    public string? Namespace { get; init; }
}
