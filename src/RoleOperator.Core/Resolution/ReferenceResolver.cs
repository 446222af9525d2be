using RoleOperator.Core.Naming;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Core.Resolution;

/// <summary>Follows the references of one object, and says what keeps one from being followed.</summary>
/// <param name="from">The namespace of the object that refers.</param>
/// <param name="references">The objects that there are.</param>
/// <param name="findings">Takes the problems.</param>
internal sealed class ReferenceResolver(string from, IReferences references, FieldFindings findings)
{
    /// <summary>The target's ARN, or null with a problem.</summary>
    public string? Arn(ReferenceUse use) => Usable(use) is { } target ? Known(use, target, target.Arn) : null;

    /// <summary>
    /// The ARN that the role has or will have, or null with a problem. For what need not exist when it is named: two roles that may assume
    /// each other would else wait for each other for ever.
    /// </summary>
    public string? FutureRoleArn(ReferenceUse use, AccountContext account) =>
        Usable(use) is { } target ? Known(use, target, target.Arn ?? (target.Wanted is { } role ? account.RoleArn(role.Path, role.Name) : null)) : null;

    /// <summary>The target's name in AWS, or null with a problem.</summary>
    public string? AwsName(ReferenceUse use) => Usable(use) is { } target ? Known(use, target, target.AwsName) : null;

    /// <summary>Where a reference points, seen from a namespace.</summary>
    public static ReferenceUse Use(ResourceKind kind, Reference reference, string from, string field) =>
        new(kind, reference.Namespace ?? from, reference.Name, field);

    private ReferencedObject? Usable(ReferenceUse use)
    {
        switch (references.Find(use.Kind, use.Namespace, use.Name))
        {
            case null when references.Unseen(use.Kind, use.Namespace) is { } why:
                findings.Add(use.Field, Reasons.DependencyNotReady, $"{Target(use)} cannot be seen: {why}");
                return null;
            case null:
                findings.Add(use.Field, Reasons.DependencyNotReady, $"{Target(use)} does not exist; create it or change the reference");
                return null;
            // Asked before anything of the target is told: a reference can lend privileges, so its target must agree.
            case { } target when !Allows(target, use):
                findings.Add(use.Field, Reasons.NotAllowed,
                    $"{Target(use)} may not be referred to from namespace {from}; its owner can allow that with the annotation "
                    + $"{WellKnown.AllowReferencesFrom}: {from}");
                return null;
            case { Deleting: true }:
                findings.Add(use.Field, Reasons.DependencyNotReady, $"{Target(use)} is being deleted; remove the reference or wait until it is made again");
                return null;
            case { } target:
                return target;
        }
    }

    private string? Known(ReferenceUse use, ReferencedObject target, string? value)
    {
        if (value is null)
            findings.Add(use.Field, Reasons.DependencyNotReady,
                $"{Target(use)} does not exist in AWS yet{(target.NotReadyBecause is { } why ? $": {Excerpt.Shorten(why)}" : "")}; see its conditions");
        return value;
    }

    private bool Allows(ReferencedObject target, ReferenceUse use)
    {
        if (use.Namespace == from) return true;
        return target.Annotations?.TryGetValue(WellKnown.AllowReferencesFrom, out var list) == true
            && list.Split(',', StringSplitOptions.TrimEntries).Any(entry => entry == "*" || entry == from);
    }

    private static string Target(ReferenceUse use) => $"{use.Kind} {use.Namespace}/{use.Name}";
}
