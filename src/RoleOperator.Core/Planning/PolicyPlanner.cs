using RoleOperator.Core.Naming;
using RoleOperator.Core.Planning.Steps;

namespace RoleOperator.Core.Planning;

/// <summary>Plans customer managed policies. Total and deterministic.</summary>
public static class PolicyPlanner
{
    /// <summary>
    /// Whether <see cref="Converge"/> has to be given the versions' ids also while the document matches: a pass may have ended before it deleted
    /// those beyond what the spec keeps, and the number may have been lowered. IAM itself holds no more than five.
    /// </summary>
    public static bool NeedsVersionIds(DesiredPolicy desired) => desired.KeepVersions < PolicyVersionPlan.Most;

    /// <summary>
    /// Whether <see cref="Converge"/> has to be given the versions, each with its document: one of them may hold the wanted document already, and
    /// the oldest may have to make room. While the document matches, the reads are saved.
    /// </summary>
    public static bool NeedsVersions(DesiredPolicy desired, ObservedPolicy? observed) =>
        observed is not null
        && observed.Versions?.All(version => version.Document is not null) != true
        && MayChange(desired, observed)
        && !Matches(desired, observed);

    /// <summary>What makes AWS match.</summary>
    /// <param name="desired">What the user wants.</param>
    /// <param name="observed">
    /// What IAM has, with its versions where <see cref="NeedsVersions"/> says so; null when there is no such policy, or when none is expected.
    /// </param>
    public static Plan Converge(DesiredPolicy desired, ObservedPolicy? observed)
    {
        if (observed is null)
            return new(
                [new Step.CreatePolicy(
                    desired.Name, desired.Path, desired.Description.Length > 0 ? desired.Description : null, desired.Document.Minified, desired.Tags)],
                [], ["policy: does not exist in AWS"]);

        return OwnedPlan.Of(
            $"IAM policy {observed.Name}", desired.Owner, desired.Adoption, observed.Tags, Moved(desired, observed),
            tags => new Step.TagPolicy(desired.Arn, tags),
            tags => Update(desired, observed with { Tags = tags }));
    }

    /// <summary>Whether a plan may do anything to the policy: it is ours or may be taken over, and has the name and path that are wanted.</summary>
    public static bool MayChange(DesiredPolicy desired, ObservedPolicy observed) =>
        Ownership.Of("", desired.Owner, desired.Adoption, observed.Tags) is not Ownership.Refused && Moved(desired, observed) is null;

    /// <summary>Whether the policy's owner tag names the object; what it does not name is never deleted.</summary>
    public static bool MayRemove(Owner owner, ObservedPolicy observed) => Ownership.IsOurs(owner, observed.Tags);

    /// <summary>What deletes the policy, or what keeps it from being deleted; nothing at all where it is gone, retained or not ours.</summary>
    /// <param name="leaving">The object that is being deleted.</param>
    /// <param name="observed">What IAM has, with its versions, and with its users where its counts say that there are any.</param>
    /// <param name="roles">Roles that have the policy and are about to be deleted: they are waited for.</param>
    /// <param name="lately">Calls of the last two minutes, of any object, which a read of AWS may not show yet.</param>
    public static Plan Remove(
        LeavingObject leaving, ObservedPolicy? observed, IReadOnlyCollection<LeavingRole> roles, IReadOnlyCollection<Step> lately) =>
        observed is null
            ? Plan.Nothing
            : OwnedRemoval.Of(
                $"IAM policy {observed.Name}", observed.Arn, observed.Id, observed.Tags, leaving,
                () => PolicyRemoval.Of(leaving.Deletion, observed, roles, lately));

    private static Problem? Moved(DesiredPolicy desired, ObservedPolicy observed) =>
        ImmutableField.Identity("policy", (desired.Name, desired.Path), (observed.Name, observed.Path));

    internal static bool Matches(DesiredPolicy desired, ObservedPolicy observed) =>
        observed.Document?.Means(desired.Document, desired.Partition) == true;

    private static Plan Update(DesiredPolicy desired, ObservedPolicy observed)
    {
        var versions = PolicyVersionPlan.Between(desired, observed);
        var tags = TagChange.Between(desired.Tags, observed.Tags, StringComparer.Ordinal, desired.IgnoredTags);
        List<Step> steps = [.. versions.Steps];
        if (tags.Remove.Count > 0) steps.Add(new Step.UntagPolicy(desired.Arn, tags.Remove));
        if (tags.Set.Count > 0) steps.Add(new Step.TagPolicy(desired.Arn, tags.Set));

        // A description that cannot be changed is no reason to leave a wrong document in force.
        var describedOtherwise = desired.Description != observed.Description;
        return steps.Count == 0 && !describedOtherwise
            ? Plan.Nothing
            : new(
                steps,
                describedOtherwise ? [ImmutableField.Changed("policy", "description", observed.Description, desired.Description)] : [],
                [
                    .. describedOtherwise
                        ? [$"description: is {Excerpt.Quote(observed.Description)}, should be {Excerpt.Quote(desired.Description)}"]
                        : (string[])[],
                    .. versions.Drift, .. tags.Drift,
                ]);
    }
}
