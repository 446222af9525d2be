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
    public static Plan Of(Deletion deletion, ObservedRole role, RoleClaim claim, IReadOnlyCollection<Step> lately)
    {
        var profiles = Sorted(role.InstanceProfiles ?? []);
        var policies = Sorted(role.PolicyArns);
        var inline = Sorted(role.Inline.Keys);

        var leaving = role.HoldingProfiles.Where(profile => profile.KeptBy is null).Select(profile => profile.Name);
        var others = Others(claim, policies, inline, profiles.Except(leaving));
        if (!deletion.Force && others.Count > 0)
        {
            var released = Released(role.Name, lately);
            var staying = others.Where(other => !released.Contains(other)).ToList();
            return staying.Count > 0
                ? new([], Blocked(role, staying), [])
                : Plan.Refused(new(Reasons.Propagating,
                    $"IAM still shows role {role.Name} with {string.Join(", ", others)}, which was taken off less than two minutes ago; "
                    + "the role is deleted once IAM shows that"));
        }

        return new(
        [
            .. profiles.Select(profile => new Step.LeaveInstanceProfile(role.Name, profile)),
            .. policies.Select(arn => new Step.DetachPolicy(role.Name, arn)),
            .. inline.Select(name => new Step.DeleteInlinePolicy(role.Name, name)),
            new Step.DeleteRole(role.Name),
        ], [], []);
    }

    private static List<Problem> Blocked(ObservedRole role, List<string> others)
    {
        var kept = role.HoldingProfiles.Where(profile => profile.KeptBy is not null && others.Remove(Profile(profile.Name))).ToList();
        List<Problem> problems = [];
        if (kept.Count > 0)
            problems.Add(new(Reasons.DeleteBlocked,
                $"IAM role {role.Name} is in {string.Join(" and in ", kept.Select(profile => $"{Profile(profile.Name)} of {profile.KeptBy}"))}, "
                + "whose instances would lose their credentials; delete that object too or give it another spec.role, "
                + "or set spec.deletion.force to true to have the role taken out"));
        if (others.Count > 0)
            problems.Add(new(Reasons.DeleteBlocked,
                $"IAM role {role.Name} has what others put there: {string.Join(", ", others)}; take it off, "
                + "or set spec.deletion.force to true to have it done"));
        return problems;
    }

    private static List<string> Others(RoleClaim claim, IEnumerable<string> policies, IEnumerable<string> inline, IEnumerable<string> profiles)
    {
        var (others, otherInline) = claim is RoleClaim.Only own
            ? (policies.Except(own.PolicyArns), inline.Except(own.InlineNames))
            : ([], []);
        return
        [
            .. others.Select(Policy),
            .. otherInline.Select(Inline),
            .. profiles.Select(Profile),
        ];
    }

    /// <summary>What this process has just taken off the role, in the same words.</summary>
    private static HashSet<string> Released(string role, IEnumerable<Step> lately) => lately
        .Select(step => step switch
        {
            Step.DetachPolicy detached when detached.Role == role => Policy(detached.PolicyArn),
            Step.DeleteInlinePolicy deleted when deleted.Role == role => Inline(deleted.Policy),
            Step.RemoveRole removed when removed.Role == role => Profile(removed.Profile),
            Step.LeaveInstanceProfile left when left.Role == role => Profile(left.Profile),
            Step.DeleteInstanceProfile gone => Profile(gone.Profile),
            _ => null,
        })
        .OfType<string>()
        .ToHashSet(StringComparer.Ordinal);

    private static string Policy(string arn) => $"policy {arn}";

    private static string Inline(string name) => $"inline policy {name}";

    private static string Profile(string name) => $"instance profile {name}";

    private static List<string> Sorted(IEnumerable<string> names) => [.. names.Order(StringComparer.Ordinal)];
}
