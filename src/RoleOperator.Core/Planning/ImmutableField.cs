using RoleOperator.Core.Naming;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Core.Planning;

/// <summary>What IAM has no call to change, and the words for it.</summary>
internal static class ImmutableField
{
    /// <summary>IAM finds an object in any path, and in any case of its name; what the spec means is only the one that it names exactly.</summary>
    public static Problem? Identity(string what, (string Name, string Path) wanted, (string Name, string Path) made) =>
        wanted.Name != made.Name ? Changed(what, "name", made.Name, wanted.Name)
        : wanted.Path != made.Path ? Changed(what, "path", made.Path, wanted.Path)
        : null;

    public static Problem Changed(string what, string field, string made, string wanted) =>
        new(Reasons.ImmutableFieldChanged, $"spec.{field}: {Message(what, field, made, wanted)}");

    public static string Message(string what, string field, string made, string wanted) =>
        $"the {what} exists with {field} {Excerpt.Quote(made)}, the spec says {Excerpt.Quote(wanted)}, and IAM cannot change it; "
        + $"set spec.{field} back to {Excerpt.Quote(made)}, or delete this object and create it again";
}
