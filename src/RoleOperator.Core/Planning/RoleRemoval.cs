using RoleOperator.Core.Planning.Steps;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Core.Planning;

/// <summary>
/// Plans the deletion of a role that is ours. IAM deletes only a bare role: out of every instance profile, without managed and without inline
/// policies. What is not the object's own blocks the whole deletion: a half-drained role would serve nobody.
/// </summary>
internal static class RoleRemoval
{
    public static Plan Of(Deletion deletion, ObservedRole role, RoleClaim claim, IReadOnlyCollection<string> ownProfiles)
    {
        var profiles = Sorted(role.InstanceProfiles ?? []);
        var policies = Sorted(role.PolicyArns);
        var inline = Sorted(role.Inline.Keys);

        if (!deletion.Force && Others(claim, policies, inline, profiles.Except(ownProfiles)) is { Count: > 0 } others)
            return Plan.Refused(new(Reasons.DeleteBlocked,
                $"IAM role {role.Name} has what others put there: {string.Join(", ", others)}; take it off, "
                + "or set spec.deletion.force to true to have it done"));

        return new(
        [
            .. profiles.Select(profile => new Step.LeaveInstanceProfile(role.Name, profile)),
            .. policies.Select(arn => new Step.DetachPolicy(role.Name, arn)),
            .. inline.Select(name => new Step.DeleteInlinePolicy(role.Name, name)),
            new Step.DeleteRole(role.Name),
        ], [], []);
    }

    private static List<string> Others(RoleClaim claim, IEnumerable<string> policies, IEnumerable<string> inline, IEnumerable<string> profiles)
    {
        var (others, otherInline) = claim is RoleClaim.Only own
            ? (policies.Except(own.PolicyArns), inline.Except(own.InlineNames))
            : ([], []);
        return
        [
            .. others.Select(arn => $"policy {arn}"),
            .. otherInline.Select(name => $"inline policy {name}"),
            .. profiles.Select(name => $"instance profile {name}"),
        ];
    }

    private static List<string> Sorted(IEnumerable<string> names) => [.. names.Order(StringComparer.Ordinal)];
}
