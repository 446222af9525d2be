using RoleOperator.Core.Documents;
using RoleOperator.Core.Naming;
using RoleOperator.Core.Planning.Steps;

namespace RoleOperator.Core.Planning;

/// <summary>
/// Plans roles. Total and deterministic: the same states give the same plan, in whatever order their parts come.
/// </summary>
public static class RolePlanner
{
    /// <summary>
    /// What makes AWS match. A boundary is set before anything is granted and removed after everything is revoked; grants go before revokes, so
    /// that a renamed policy leaves no gap, unless a quota forces the other order. A trust policy that may let others in follows the revokes: neither the old
    /// spec nor the new one gave them what is on its way out.
    /// </summary>
    /// <param name="desired">What the user wants.</param>
    /// <param name="observed">What IAM has; null when there is no such role, or when none is expected and creating will tell.</param>
    public static Plan Converge(DesiredRole desired, ObservedRole? observed)
    {
        if (observed is null) return Create(desired);

        return OwnedPlan.Of(
            $"IAM role {observed.Name}", desired.Owner, desired.Adoption, observed.Tags, Moved(desired, observed),
            tags => new Step.TagRole(desired.Name, tags),
            tags => Update(desired, observed with { Tags = tags }));
    }

    /// <summary>Whether a plan may change the role: it is ours or may be taken over, with the name and path that are wanted, or there is none.</summary>
    public static bool MayChange(DesiredRole desired, ObservedRole? observed) =>
        observed is null
        || (Ownership.Of("", desired.Owner, desired.Adoption, observed.Tags) is not Ownership.Refused && Moved(desired, observed) is null);

    /// <summary>What deletes the role, or what keeps it from being deleted; nothing at all where it is gone, retained or not ours.</summary>
    /// <param name="leaving">The object that is being deleted.</param>
    /// <param name="observed">What IAM has; null when there is no such role.</param>
    /// <param name="claim">Which policies on the role are the object's own.</param>
    /// <param name="lately">Calls of the last two minutes, of any object, which a read of AWS may not show yet.</param>
    public static Plan Remove(LeavingObject leaving, ObservedRole? observed, RoleClaim claim, IReadOnlyCollection<Step> lately) =>
        observed is null
            ? Plan.Nothing
            : OwnedRemoval.Of(
                $"IAM role {observed.Name}", observed.Arn, observed.Id, observed.Tags, leaving,
                () => RoleRemoval.Of(leaving.Deletion, observed, claim, lately));

    /// <summary>Whether the role is there and its owner tag names the object; what is not is never deleted.</summary>
    public static bool MayRemove(Owner owner, ObservedRole? observed) => observed is not null && Ownership.IsOurs(owner, observed.Tags);

    private static Problem? Moved(DesiredRole desired, ObservedRole observed) =>
        ImmutableField.Identity("role", (desired.Name, desired.Path), (observed.Name, observed.Path));

    private static Plan Create(DesiredRole desired)
    {
        var permissions = RolePermissionPlan.Between(
            desired, [], new Dictionary<string, ObservedDocument?>(), new RoleClaim.Everything(), RoleQuota.Default);
        return new(
        [
            new Step.CreateRole(
                desired.Name, desired.Path, desired.Trust.Minified, desired.Description.Length > 0 ? desired.Description : null,
                desired.MaxSessionSeconds, desired.BoundaryArn, desired.Tags),
            .. permissions.Steps,
        ], [], ["role: does not exist in AWS"]);
    }

    private static Plan Update(DesiredRole desired, ObservedRole observed)
    {
        var steps = new List<Step>();
        var drift = new List<string>();

        if (desired.BoundaryArn != observed.BoundaryArn)
            drift.Add($"permissionsBoundary: is {observed.BoundaryArn ?? "absent"}, should be {desired.BoundaryArn ?? "absent"}");
        if (desired.BoundaryArn is { } boundary && boundary != observed.BoundaryArn)
            steps.Add(new Step.PutBoundary(desired.Name, boundary) { Former = observed.BoundaryArn });

        if (desired.Description != observed.Description || desired.MaxSessionSeconds != observed.MaxSessionSeconds)
            steps.Add(new Step.UpdateRole(desired.Name, desired.Description, desired.MaxSessionSeconds));
        if (desired.Description != observed.Description)
            drift.Add($"description: is {Excerpt.Quote(observed.Description)}, should be {Excerpt.Quote(desired.Description)}");
        if (desired.MaxSessionSeconds != observed.MaxSessionSeconds)
            drift.Add($"maxSessionDurationSeconds: is {observed.MaxSessionSeconds}, should be {desired.MaxSessionSeconds}");

        // A principal that was deleted and made again shows as its old unique id, which differs from the ARN that is wanted: writing the
        // document anew makes IAM look the ARN up again.
        var permissions = RolePermissionPlan.Between(
            desired, observed.PolicyArns, observed.Inline, OwnPolicies.Before(desired, observed), observed.Quota ?? RoleQuota.Default);
        Step.UpdateTrust? trust = observed.Trust.Means(desired.Trust, desired.Partition) ? null : new(desired.Name, desired.Trust.Minified)
        {
            AfterRevocations = permissions.TakesAway && !TrustNarrowing.Holds(observed.Trust, desired.Trust, desired.Partition),
        };
        if (trust is { AfterRevocations: false }) steps.Add(trust);
        drift.AddRange(DocumentDiff.Between(observed.Trust, desired.Trust, desired.Partition).Select(line => $"{desired.TrustField}: {line}"));
        var dangling = DanglingPrincipals.Between(observed.Trust, desired.Trust, desired.Partition);
        if (dangling is not null) drift.Add($"{desired.TrustField}: {dangling.Words}");

        steps.AddRange(permissions.Steps);
        if (trust is { AfterRevocations: true }) steps.Add(trust);
        drift.AddRange(permissions.Drift);

        var tags = TagChange.Between(desired.Tags, observed.Tags, RoleTags.Keys, desired.IgnoredTags);
        if (tags.Remove.Count > 0) steps.Add(new Step.UntagRole(desired.Name, tags.Remove));
        if (tags.Set.Count > 0) steps.Add(new Step.TagRole(desired.Name, tags.Set));
        drift.AddRange(tags.Drift);

        if (desired.BoundaryArn is null && observed.BoundaryArn is { } former) steps.Add(new Step.DeleteBoundary(desired.Name) { Former = former });
        return steps.Count == 0 ? Plan.Nothing : new(steps, [], drift) { Dangling = dangling };
    }
}
