using RoleOperator.Core.Naming;
using RoleOperator.Core.Planning.Steps;
using RoleOperator.Core.Resources.Specs;

namespace RoleOperator.Core.Planning;

/// <summary>The rule for whatever exists already, alike for every kind: write only to what is ours, or what becomes ours first.</summary>
internal static class OwnedPlan
{
    /// <param name="what">The object in words, such as <c>IAM role shop-orders</c>.</param>
    /// <param name="owner">The object that asks.</param>
    /// <param name="adoption">What its spec says of existing objects.</param>
    /// <param name="tags">The tags in AWS.</param>
    /// <param name="changed">What differs in the object's identity, which no step can mend.</param>
    /// <param name="tag">The step that sets tags on this kind.</param>
    /// <param name="update">The plan for an object that carries the given tags, the owner's among them.</param>
    public static Plan Of(
        string what, Owner owner, Adoption adoption, IReadOnlyDictionary<string, string> tags, Problem? changed,
        Func<IReadOnlyDictionary<string, string>, Step> tag, Func<IReadOnlyDictionary<string, string>, Plan> update)
    {
        switch (Ownership.Of(what, owner, adoption, tags))
        {
            case Ownership.Refused refused:
                return Plan.Refused(refused.Why);
            case var _ when changed is not null:
                return Plan.Refused(changed);
            case Ownership.Adoptable:
                // The owner tag goes on first and alone: until it is there, nothing else of the object may be touched.
                var claim = new Dictionary<string, string>(StringComparer.Ordinal) { [Owner.TagKey] = owner.ToString() };
                var rest = update(tags.Concat(claim).ToDictionary(StringComparer.Ordinal));
                return rest with
                {
                    Steps = [tag(claim), .. rest.Steps],
                    Drift = [$"tags[{Owner.TagKey}]: is missing, should be \"{owner}\"", .. rest.Drift],
                };
            default:
                return update(tags);
        }
    }
}
