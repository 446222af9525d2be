using RoleOperator.Core.Naming;
using RoleOperator.Core.Resources;

namespace RoleOperator.Core.Resolution;

/// <summary>What a spec is resolved against.</summary>
/// <param name="Account">The account that AWS objects are made in.</param>
/// <param name="Cluster">The operator's cluster name, the first part of every owner tag.</param>
/// <param name="References">The objects that a spec may refer to.</param>
public sealed record Surroundings(AccountContext Account, string Cluster, IReferences References);

/// <summary>Looks up referenced objects. Answers at once, from a cache: resolving a spec never waits.</summary>
public interface IReferences
{
    /// <summary>The object, or null when there is none.</summary>
    ReferencedObject? Find(ResourceKind kind, string @namespace, string name);
}

/// <summary>What a reference needs to know of its target.</summary>
/// <param name="Arn">The target's ARN in AWS; null before it was made.</param>
/// <param name="AwsName">The target's name in AWS; null before it was made.</param>
/// <param name="Deleting">Whether the target's deletion was asked for.</param>
/// <param name="NotReadyBecause">The message of the target's Ready condition while that is not True, or null.</param>
/// <param name="Annotations">The target's annotations; null means none.</param>
public sealed record ReferencedObject(
    string? Arn, string? AwsName, bool Deleting, string? NotReadyBecause, IReadOnlyDictionary<string, string>? Annotations);

/// <summary>One reference found in a spec.</summary>
/// <param name="Kind">The target's kind.</param>
/// <param name="Namespace">The target's namespace, filled in where the spec leaves it out.</param>
/// <param name="Name">The target's name.</param>
/// <param name="Field">The field that holds the reference, such as <c>spec.managedPolicies[0].ref</c>.</param>
public sealed record ReferenceUse(ResourceKind Kind, string Namespace, string Name, string Field);
