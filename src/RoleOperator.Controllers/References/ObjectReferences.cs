using RoleOperator.Core.Resolution;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime;
using RoleOperator.Runtime.Watching;

namespace RoleOperator.Controllers.References;

/// <summary>Finds referenced objects in the informers' stores.</summary>
public sealed class ObjectReferences(
    IStore<Resource<RoleSpec, RoleStatus>> roles,
    IStore<Resource<PolicySpec, PolicyStatus>> policies) : IReferences
{
    /// <inheritdoc/>
    public ReferencedObject? Find(ResourceKind kind, string @namespace, string name)
    {
        var key = new ResourceKey(kind.Name, @namespace, name);
        if (kind == ResourceKind.Role) return roles.Find(key) is { } role ? AsReferenced(role) : null;
        if (kind == ResourceKind.Policy) return policies.Find(key) is { } policy ? AsReferenced(policy) : null;
        return null;
    }

    /// <summary>What dependents see of a role. A change of anything else need not wake them.</summary>
    internal static ReferencedObject AsReferenced(Resource<RoleSpec, RoleStatus> role) =>
        Referenced(role.Metadata, role.Status.Arn, role.Status.Name, role.Status.Conditions) with
        {
            Wanted = role.Spec is { } spec ? (spec.Path, RoleResolution.NameOf(role.Metadata, spec)) : null,
        };

    /// <summary>What dependents see of a policy. A change of anything else need not wake them.</summary>
    internal static ReferencedObject AsReferenced(Resource<PolicySpec, PolicyStatus> policy) =>
        Referenced(policy.Metadata, policy.Status.Arn, policy.Status.Name, policy.Status.Conditions);

    private static ReferencedObject Referenced(ObjectMeta meta, string? arn, string? name, IReadOnlyList<Condition>? conditions) =>
        new(arn, name, meta.DeletionTimestamp is not null, NotReadyBecause(conditions), meta.Annotations);

    /// <summary>The reason alone: a message may change with each pass, and would wake dependents for nothing.</summary>
    private static string? NotReadyBecause(IReadOnlyList<Condition>? conditions) =>
        conditions?.FirstOrDefault(c => c.Type == ConditionTypes.Ready && c.Status != Condition.True)?.Reason;
}
