using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime.Queue;
using RoleOperator.Runtime.Watching;

namespace RoleOperator.Controllers.References;

/// <summary>
/// Joins roles that name a policy by its ARN to the Policy object that made it: they are not references, but they keep the policy from going.
/// </summary>
internal static class PolicyArns
{
    internal const string UseIndex = "policy ARNs in use";

    private const string OwnIndex = "policy ARN";

    /// <summary>Indexes both, and has a policy that is being deleted reconciled once a role that names its ARN is gone.</summary>
    public static void Connect(
        IInformer<Resource<RoleSpec, RoleStatus>> roles, IStore<Resource<PolicySpec, PolicyStatus>> policies, WorkQueue policyQueue)
    {
        roles.Store.AddIndex(UseIndex, In);
        policies.AddIndex(OwnIndex, policy => policy.Status.Arn is { } arn ? [arn] : []);
        roles.Subscribe(change =>
        {
            if (change is not { After: null, Before: { } gone }) return;
            foreach (var policy in In(gone).SelectMany(arn => policies.ByIndex(OwnIndex, arn)))
                if (policy.Value.Metadata.DeletionTimestamp is not null) policyQueue.Add(policy.Key);
        });
    }

    private static IEnumerable<string> In(Resource<RoleSpec, RoleStatus> role) =>
        (role.Spec?.ManagedPolicies ?? []).Select(policy => policy.Arn)
            .Append(role.Spec?.PermissionsBoundary?.Arn)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);
}
