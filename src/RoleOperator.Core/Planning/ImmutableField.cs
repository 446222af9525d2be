using RoleOperator.Core.Naming;

namespace RoleOperator.Core.Planning;

/// <summary>The words for a change that IAM has no call for.</summary>
internal static class ImmutableField
{
    public static string Message(string what, string field, string made, string wanted) =>
        $"the {what} exists with {field} {Excerpt.Quote(made)}, the spec says {Excerpt.Quote(wanted)}, and IAM cannot change it; "
        + $"set spec.{field} back to {Excerpt.Quote(made)}, or delete this object and create it again";
}
