using RoleOperator.Core.Naming;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Core.Planning;

/// <summary>A Kubernetes object that is being deleted.</summary>
/// <param name="Owner">What it writes on AWS objects as their owner.</param>
/// <param name="Deletion">What its spec says of deletion.</param>
/// <param name="MadeId">The unique id of the AWS object that it made or took over, as status has it; null where it has none.</param>
public sealed record LeavingObject(Owner Owner, Deletion Deletion, string? MadeId);

/// <summary>
/// The rule of deletions, alike for every kind: only what carries our tag is deleted. What carries it no longer, and is by its id what this object made, is not
/// left behind without a word: nobody would ever look for it again.
/// </summary>
internal static class OwnedRemoval
{
    /// <param name="what">The AWS object in words, such as <c>IAM role shop-orders</c>.</param>
    /// <param name="arn">Its ARN.</param>
    /// <param name="id">Its unique id.</param>
    /// <param name="tags">Its tags.</param>
    /// <param name="leaving">The Kubernetes object.</param>
    /// <param name="remove">The plan for an object that is ours.</param>
    public static Plan Of(string what, string arn, string id, IReadOnlyDictionary<string, string> tags, LeavingObject leaving, Func<Plan> remove)
    {
        var owner = leaving.Owner;
        if (leaving.Deletion.Policy == DeletionPolicy.Retain) return Plan.Nothing;
        if (Ownership.IsOurs(owner, tags)) return remove();
        if (id != leaving.MadeId) return Plan.Nothing;

        var found = tags.GetValueOrDefault(Owner.TagKey);
        var choice = $"tag it with {Owner.TagKey}={owner} to have it deleted, or set spec.deletion.policy to Retain to leave it in AWS";
        if (found is null)
            return Plan.Refused(new(Reasons.DeleteBlocked,
                $"{what} was made or taken over by this object, as its id {id} shows, and carries no tag {Owner.TagKey} any more; {choice}"));

        return owner.IsNamesakeOf(found)
            ? Plan.Refused(new(Reasons.DeleteBlocked,
                $"{what} was made or taken over by this object, as its id {id} shows, and belongs to {Excerpt.Quote(found)} by its tag {Owner.TagKey}: "
                + $"that is this object under another cluster name than the operator's, which is {Excerpt.Quote(owner.Cluster)}; "
                + $"start it with the other name, or {choice}"))
            : Plan.Nothing with
            {
                Left = $"{what} stays in AWS as {arn}: this object made it or took it over, "
                    + $"and by its tag {Owner.TagKey} it belongs to {Excerpt.Quote(found)} now",
            };
    }
}
