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
    private const string RolePrefix = "role/";

    public static Plan Of(Deletion deletion, ObservedPolicy policy, IReadOnlyCollection<LeavingRole> leaving, IReadOnlyCollection<Step> lately)
    {
        var users = Named(policy.Users, policy.AttachmentCount, "users, groups or roles");
        var roles = deletion.Force ? users.Where(user => user.StartsWith(RolePrefix, StringComparison.Ordinal)).ToList() : [];
        var blockers = users.Except(roles).ToList();

        // A boundary is never taken off by force: the role that it bounds could then do more than anybody meant.
        var bounded = Named(policy.Bounded, policy.BoundaryUsageCount, "users or roles");
        var going = leaving.DistinctBy(role => role.Name).ToDictionary(role => RolePrefix + role.Name, StringComparer.Ordinal);
        var released = Released(policy, lately);
        List<string> staying = [.. blockers.Where(Stays)], bounding = [.. bounded.Where(Stays)];
        if (staying.Count > 0 || bounding.Count > 0) return Plan.Refused(Blocked(policy, deletion, staying, bounding));

        var awaited = blockers.Union(bounded, StringComparer.Ordinal).Where(going.ContainsKey).ToList();
        if (awaited.Count > 0) return Plan.Refused(Waiting(policy, awaited.Select(role => going[role])));
        if (blockers.Count > 0 || bounded.Count > 0)
            return Plan.Refused(new(Reasons.Propagating,
                $"IAM still shows policy {policy.Name} with {string.Join(", ", blockers.Union(bounded, StringComparer.Ordinal))}, "
                + "off which it was taken less than two minutes ago; it is deleted once IAM shows that"));

        return new(
        [
            .. roles.Select(role => new Step.DetachPolicy(role[RolePrefix.Length..], policy.Arn)),
            .. (policy.Versions ?? []).Where(version => version.Id != policy.DefaultVersionId)
                .Select(version => new Step.DeletePolicyVersion(policy.Arn, version.Id)),
            new Step.DeletePolicy(policy.Arn),
        ], [], []);

        // A count without names cannot be told apart: where anything was released lately, it is believed to lag behind.
        bool Stays(string user) => !going.ContainsKey(user) && !released.Contains(user) && (IsName(user) || released.Count == 0);
    }

    /// <summary>The roles off which this process has just taken the policy, in the words of the users.</summary>
    private static HashSet<string> Released(ObservedPolicy policy, IEnumerable<Step> lately) => lately
        .Select(step => step switch
        {
            Step.DetachPolicy detached when detached.PolicyArn == policy.Arn => detached.Role,
            Step.PutBoundary other when other.PolicyArn != policy.Arn => other.Role,
            Step.DeleteBoundary unbound => unbound.Role,
            Step.DeleteRole deleted => deleted.Role,
            _ => null,
        })
        .OfType<string>()
        .Select(role => RolePrefix + role)
        .ToHashSet(StringComparer.Ordinal);

    private static bool IsName(string user) => user.Contains('/', StringComparison.Ordinal);

    private static Problem Waiting(ObservedPolicy policy, IEnumerable<LeavingRole> roles) => new(
        Reasons.DependencyNotReady,
        $"IAM policy {policy.Name} is deleted after {string.Join(", and after ", roles.Select(role => role.PausedBy is { } paused
            ? $"{RolePrefix}{role.Name}, whose deletion waits while {paused} is paused: take its annotation {WellKnown.Paused} off"
            : $"{RolePrefix}{role.Name}, whose deletion is under way"))}");

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
