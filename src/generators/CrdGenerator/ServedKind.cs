using System.Text.Json.Serialization.Metadata;
using RoleOperator.Core.Resources;

namespace CrdGenerator;

/// <summary>A kind of the API with the types that hold its fields.</summary>
/// <param name="Kind">How the Kubernetes API names it.</param>
/// <param name="Spec">What users write.</param>
/// <param name="Status">What the operator reports.</param>
public sealed record ServedKind(ResourceKind Kind, JsonTypeInfo Spec, JsonTypeInfo Status)
{
    /// <summary>Every kind that the operator serves.</summary>
    public static IReadOnlyList<ServedKind> All { get; } =
    [
        new(ResourceKind.Role, SpecJson.Default.RoleSpec, SpecJson.Default.RoleStatus),
        new(ResourceKind.Policy, SpecJson.Default.PolicySpec, SpecJson.Default.PolicyStatus),
        new(ResourceKind.InstanceProfile, SpecJson.Default.InstanceProfileSpec, SpecJson.Default.InstanceProfileStatus),
    ];
}
