using RoleOperator.Core.Resources;

namespace RoleOperator.Core.Resolution;

/// <summary>One reference found in a spec.</summary>
/// <param name="Kind">The target's kind.</param>
/// <param name="Namespace">The target's namespace, filled in where the spec leaves it out.</param>
/// <param name="Name">The target's name.</param>
/// <param name="Field">The field that holds the reference, such as <c>spec.managedPolicies[0].ref</c>.</param>
public sealed record ReferenceUse(ResourceKind Kind, string Namespace, string Name, string Field);
