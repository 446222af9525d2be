using RoleOperator.Core.Naming;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Core.Planning;

/// <summary>Whose an AWS object is, by its owner tag. Asked before any step is planned: nothing is written to what is somebody else's.</summary>
internal abstract record Ownership
{
    private Ownership() { }

    /// <summary>The tag names this object.</summary>
    public sealed record Ours : Ownership;

    /// <summary>There is no tag, and the spec allows to take such an object over.</summary>
    public sealed record Adoptable : Ownership;

    /// <summary>Hands off.</summary>
    public sealed record Refused(Problem Why) : Ownership;

    /// <param name="what">The object in words, such as <c>IAM role shop-orders</c>.</param>
    /// <param name="owner">The object that asks.</param>
    /// <param name="adoption">What the spec says of existing objects.</param>
    /// <param name="tags">The tags in AWS.</param>
    public static Ownership Of(string what, Owner owner, Adoption adoption, IReadOnlyDictionary<string, string> tags) =>
        tags.TryGetValue(Owner.TagKey, out var found)
            ? found == owner.ToString()
                ? new Ours()
                : new Refused(new(Reasons.NotOwned,
                    $"{what} belongs to {Excerpt.Quote(found)} by its tag {Owner.TagKey}; delete this object and create it "
                    + "again with another spec.name, or, when that owner is gone for good, remove the tag and set spec.adoption to Unowned"))
            : adoption == Adoption.Unowned
                ? new Adoptable()
                : new Refused(new(Reasons.NotOwned,
                    $"{what} exists already and carries no tag {Owner.TagKey}; set spec.adoption to Unowned to take it over, "
                    + "or delete this object and create it again with another spec.name"));

    /// <summary>Whether the tag names the owner.</summary>
    public static bool IsOurs(Owner owner, IReadOnlyDictionary<string, string> tags) => tags.GetValueOrDefault(Owner.TagKey) == owner.ToString();
}
