using RoleOperator.Core.Resolution;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime;
using RoleOperator.Runtime.Watching;

namespace RoleOperator.Controllers.References;

/// <summary>Finds referenced objects in the informers' stores, and knows where these do not reach.</summary>
public sealed class ObjectReferences(
    IInformer<Resource<RoleSpec, RoleStatus>> roles,
    IInformer<Resource<PolicySpec, PolicyStatus>> policies) : IReferences
{
    /// <inheritdoc/>
    public ReferencedObject? Find(ResourceKind kind, string @namespace, string name)
    {
        var key = new ResourceKey(kind.Name, @namespace, name);
        if (kind == ResourceKind.Role) return roles.Store.Find(key) is { } role ? AsReferenced(role) : null;
        if (kind == ResourceKind.Policy) return policies.Store.Find(key) is { } policy ? AsReferenced(policy) : null;
        return null;
    }

    /// <inheritdoc/>
    public string? Unseen(ResourceKind kind, string @namespace)
    {
        var scopes = kind == ResourceKind.Role ? roles.Scopes : policies.Scopes;
        return scopes.FirstOrDefault(scope => scope.Namespace is null || scope.Namespace == @namespace) switch
        {
            null => $"the operator does not watch namespace {@namespace}; have it added to --namespaces (the chart's value namespaces), "
                + "or change the reference",
            { Refusal: not null } =>
                $"the API server refuses the operator to list {kind.Plural} there; have its role and binding put into namespace {@namespace}, "
                + "or change the reference",
            _ => null,
        };
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

    /// <summary>What was ours and is somebody else's now still stands in status, and is nothing to lend any more.</summary>
    private static ReferencedObject Referenced(ObjectMeta meta, string? arn, string? name, IReadOnlyList<Condition>? conditions)
    {
        var notReady = NotReadyBecause(conditions);
        var isLent = notReady != Reasons.NotOwned;
        return new(isLent ? arn : null, isLent ? name : null, meta.DeletionTimestamp is not null, notReady, meta.Annotations);
    }

    /// <summary>The reason alone: a message may change with each pass, and would wake dependents for nothing.</summary>
    private static string? NotReadyBecause(IReadOnlyList<Condition>? conditions) =>
        conditions?.FirstOrDefault(c => c.Type == ConditionTypes.Ready && c.Status != Condition.True)?.Reason;
}
