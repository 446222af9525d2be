using RoleOperator.Core.Planning.Steps;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Core.Planning;

/// <summary>
/// Plans the deletion of a policy that is ours. IAM deletes only a policy that nobody has and that bounds nobody, with one version left. The
/// planner checks that itself rather than leave it to IAM's refusal, which would come after versions are gone already.
/// </summary>
internal static class PolicyRemoval
{
    public static Plan Of(Deletion deletion, ObservedPolicy policy, IReadOnlyCollection<LeavingRole> leaving, IReadOnlyCollection<Step> lately)
    {
        var users = PolicyUse.Of(policy.Users, policy.AttachmentCount, "users, groups or roles");
        List<PolicyUser> roles = deletion.Force ? [.. users.Named.Where(user => user.Kind == PolicyUserKind.Role)] : [];
        var blockers = users.Without(roles);

        // A boundary is never taken off by force: the role that it bounds could then do more than anybody meant.
        var bounded = PolicyUse.Of(policy.Bounded, policy.BoundaryUsageCount, "users or roles");
        var going = leaving.DistinctBy(role => role.Name).ToDictionary(role => PolicyUser.Role(role.Name));
        var staying = blockers.Without(going.Keys).WithoutReleased(Released(lately, step => Lost(policy, step)));
        var bounding = bounded.Without(going.Keys).WithoutReleased(Released(lately, step => Unbound(policy, step)));
        if (staying.IsAny || bounding.IsAny) return Plan.Refused(Blocked(policy, deletion, staying, bounding));

        var awaited = blockers.Named.Union(bounded.Named).Where(going.ContainsKey).ToList();
        if (awaited.Count > 0) return Plan.Refused(Waiting(policy, awaited.Select(role => going[role])));
        if (blockers.IsAny || bounded.IsAny)
            return Plan.Refused(new(Reasons.Propagating,
                $"IAM still shows policy {policy.Name} with {string.Join(", ", blockers.Words.Union(bounded.Words, StringComparer.Ordinal))}, "
                + "off which it was taken less than two minutes ago; it is deleted once IAM shows that"));

        return new(
        [
            .. roles.Select(role => new Step.DetachPolicy(role.Name, policy.Arn)),
            .. (policy.Versions ?? []).Where(version => version.Id != policy.DefaultVersionId)
                .Select(version => new Step.DeletePolicyVersion(policy.Arn, version.Id)),
            new Step.DeletePolicy(policy.Arn),
        ], [], []);
    }

    private static HashSet<PolicyUser> Released(IEnumerable<Step> lately, Func<Step, string?> role) =>
        [.. lately.Select(role).OfType<string>().Select(PolicyUser.Role)];

    /// <summary>The role that the call has left without the policy among its permissions.</summary>
    private static string? Lost(ObservedPolicy policy, Step step) => step switch
    {
        Step.DetachPolicy detached when detached.PolicyArn == policy.Arn => detached.Role,
        Step.DeleteRole deleted => deleted.Role,
        _ => null,
    };

    /// <summary>The role that the call has left without the policy for its boundary.</summary>
    private static string? Unbound(ObservedPolicy policy, Step step) => step switch
    {
        Step.PutBoundary other when other.Former == policy.Arn => other.Role,
        Step.DeleteBoundary unbound when unbound.Former == policy.Arn => unbound.Role,
        Step.DeleteRole deleted => deleted.Role,
        _ => null,
    };

    private static Problem Waiting(ObservedPolicy policy, IEnumerable<LeavingRole> roles) => new(
        Reasons.DependencyNotReady,
        $"IAM policy {policy.Name} is deleted after {string.Join(", and after ", roles.Select(role => role.PausedBy is { } paused
            ? $"{PolicyUser.Role(role.Name)}, whose deletion waits while {paused} is paused: take its annotation {WellKnown.Paused} off"
            : $"{PolicyUser.Role(role.Name)}, whose deletion is under way"))}");

    private static Problem Blocked(ObservedPolicy policy, Deletion deletion, PolicyUse blockers, PolicyUse bounded)
    {
        var uses = new List<string>();
        if (blockers.IsAny) uses.Add($"is attached to {string.Join(", ", blockers.Words)}");
        if (bounded.IsAny) uses.Add($"is the permissions boundary of {string.Join(", ", bounded.Words)}");
        var force = !deletion.Force && blockers.Named.Any(user => user.Kind == PolicyUserKind.Role)
            ? ", or set spec.deletion.force to true to have it detached from roles" : "";
        return new(Reasons.DeleteBlocked, $"IAM policy {policy.Name} {string.Join(" and ", uses)}; take it off there{force}");
    }
}
