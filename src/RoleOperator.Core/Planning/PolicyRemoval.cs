using RoleOperator.Core.Planning.Steps;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Core.Planning;

/// <summary>
/// Plans the deletion of a policy that is ours. IAM deletes only a policy that nobody has and that bounds nobody, with one version left. The
/// planner checks that itself rather than leave it to IAM's refusal, which would come after versions are gone already.
/// </summary>
internal static class PolicyRemoval
{
    private const string RolePrefix = "role/";

    public static Plan Of(Deletion deletion, ObservedPolicy policy, IReadOnlyCollection<string> leaving)
    {
        var users = Named(policy.Users, policy.AttachmentCount, "users, groups or roles");
        var roles = deletion.Force ? users.Where(user => user.StartsWith(RolePrefix, StringComparison.Ordinal)).ToList() : [];
        var blockers = users.Except(roles).ToList();

        // A boundary is never taken off by force: the role that it bounds could then do more than anybody meant.
        var bounded = Named(policy.Bounded, policy.BoundaryUsageCount, "users or roles");
        List<string> going = [.. leaving.Select(role => RolePrefix + role)];
        if (blockers.Except(going).Any() || bounded.Except(going).Any()) return Plan.Refused(Blocked(policy, deletion, blockers, bounded));
        if (blockers.Count > 0 || bounded.Count > 0)
            return Plan.Refused(new(Reasons.DependencyNotReady,
                $"IAM policy {policy.Name} is deleted after {string.Join(", ", blockers.Union(bounded))}, whose deletion is under way"));

        return new(
        [
            .. roles.Select(role => new Step.DetachPolicy(role[RolePrefix.Length..], policy.Arn)),
            .. (policy.Versions ?? []).Where(version => version.Id != policy.DefaultVersionId)
                .Select(version => new Step.DeletePolicyVersion(policy.Arn, version.Id)),
            new Step.DeletePolicy(policy.Arn),
        ], [], []);
    }

    /// <summary>The users by name; by their number where their names were not read or have not reached the list yet.</summary>
    private static List<string> Named(IReadOnlyList<string>? names, int count, string what) =>
        names is { Count: > 0 } ? [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]
        : count > 0 ? [$"{count} {what}"]
        : [];

    private static Problem Blocked(ObservedPolicy policy, Deletion deletion, List<string> blockers, List<string> bounded)
    {
        var uses = new List<string>();
        if (blockers.Count > 0) uses.Add($"is attached to {string.Join(", ", blockers)}");
        if (bounded.Count > 0) uses.Add($"is the permissions boundary of {string.Join(", ", bounded)}");
        var force = !deletion.Force && blockers.Exists(user => user.StartsWith(RolePrefix, StringComparison.Ordinal))
            ? ", or set spec.deletion.force to true to have it detached from roles" : "";
        return new(Reasons.DeleteBlocked, $"IAM policy {policy.Name} {string.Join(" and ", uses)}; take it off there{force}");
    }
}
