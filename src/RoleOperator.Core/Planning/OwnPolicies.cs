using RoleOperator.Core.Planning.Steps;
using RoleOperator.Core.Resources.Specs;

namespace RoleOperator.Core.Planning;

/// <summary>
/// Which policies on a role its object has put there itself, and therefore takes off when the spec names them no more. On an Exclusive role all are. On an
/// Additive role status remembers them, from before the call that puts one on; what was on the role already as the spec wants it stays others'.
/// </summary>
public static class OwnPolicies
{
    /// <summary>What is the object's own at the beginning of a pass.</summary>
    /// <param name="desired">What the user wants, and what status remembers.</param>
    /// <param name="observed">What IAM has.</param>
    internal static RoleClaim Before(DesiredRole desired, ObservedRole observed) =>
        desired.Attachments == Attachments.Exclusive ? new RoleClaim.Everything() : Additive(desired, observed);

    /// <summary>What status has to remember before a plan is carried out; null where the role is Exclusive, so that there is nothing to tell apart.</summary>
    /// <param name="desired">What the user wants, and what status remembers.</param>
    /// <param name="observed">What IAM has; null when there is no such role, or when none is expected.</param>
    public static RoleClaim.Only? ToRemember(DesiredRole desired, ObservedRole? observed)
    {
        if (desired.Attachments == Attachments.Exclusive) return null;
        var own = observed is null ? desired.Remembered ?? Nothing : Additive(desired, observed);
        return new(
            Sorted(own.PolicyArns.Concat(desired.PolicyArns.Except(observed?.PolicyArns ?? [], StringComparer.Ordinal))),
            Sorted(own.InlineNames.Concat(desired.Inline.Keys.Where(name => !IsThere(desired, name, observed)))));
    }

    /// <summary>What is left of it after the calls that AWS has carried out.</summary>
    /// <param name="own">What status remembered.</param>
    /// <param name="done">The calls.</param>
    public static RoleClaim.Only After(RoleClaim.Only own, IReadOnlyCollection<Step> done) => new(
        Sorted(own.PolicyArns.Except(done.OfType<Step.DetachPolicy>().Select(step => step.PolicyArn), StringComparer.Ordinal)),
        Sorted(own.InlineNames.Except(done.OfType<Step.DeleteInlinePolicy>().Select(step => step.Policy), StringComparer.Ordinal)));

    private static RoleClaim.Only Nothing { get; } = new([], []);

    /// <summary>
    /// A memory is good for the role that it was made of. Without one, whatever is wanted and there on a role that is ours was put on while the role was
    /// Exclusive, or in an earlier life of the object; on one that is about to be taken over, by others.
    /// </summary>
    private static RoleClaim.Only Additive(DesiredRole desired, ObservedRole observed)
    {
        var isOurs = Ownership.IsOurs(desired.Owner, observed.Tags);
        if (desired.Remembered is { } remembered && (desired.KnownId is { } known ? known == observed.Id : isOurs)) return remembered;
        return !isOurs ? Nothing : new(
            Sorted(desired.PolicyArns.Intersect(observed.PolicyArns, StringComparer.Ordinal)),
            Sorted(desired.Inline.Keys.Intersect(observed.Inline.Keys, StringComparer.Ordinal)));
    }

    /// <summary>A document that is written over has become the object's own, whoever had put it there.</summary>
    private static bool IsThere(DesiredRole desired, string name, ObservedRole? observed) =>
        observed?.Inline.GetValueOrDefault(name)?.Means(desired.Inline[name], desired.Partition) == true;

    private static List<string> Sorted(IEnumerable<string> names) => [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
