using RoleOperator.Core.Resolution;

namespace RoleOperator.Controllers.Passes;

/// <summary>What tells one desired state of an object from the next: its spec, and what its references point to.</summary>
/// <param name="Generation">The generation of the spec.</param>
/// <param name="References">The ARNs and names of the referenced objects; empty where there are none.</param>
public sealed record Wish(long Generation, string References)
{
    /// <summary>The wish of a spec at this moment.</summary>
    public static Wish Of(long generation, IEnumerable<ReferenceUse> uses, IReferences references) => new(
        generation,
        string.Join('\n', uses.Select(use => references.Find(use.Kind, use.Namespace, use.Name) is { } target
            ? $"{target.Arn} {target.AwsName} {target.Wanted}"
            : "")));
}
