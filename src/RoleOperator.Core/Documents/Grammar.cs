using RoleOperator.Core.Naming;
using RoleOperator.Core.Resources.Schema;

namespace RoleOperator.Core.Documents;

/// <summary>The words of the policy language, case-sensitive throughout (IAM user guide, "Grammar of the IAM JSON policy language").</summary>
internal static class Grammar
{
    public const string CurrentVersion = "2012-10-17";

    /// <summary>What a document without a Version means.</summary>
    public const string OldVersion = "2008-10-17";

    public static readonly IReadOnlyList<string> Versions = [CurrentVersion, OldVersion];
    public static readonly IReadOnlyList<string> Effects = ["Allow", "Deny"];
    public static readonly IReadOnlyList<string> PrincipalTypes = ["AWS", "CanonicalUser", "Federated", "Service"];

    public static IReadOnlyList<string> DocumentMembers(DocumentKind kind) =>
        kind == DocumentKind.Trust ? ["Version", "Id", "Statement"] : ["Version", "Statement"];

    public static IReadOnlyList<string> StatementMembers(DocumentKind kind) => kind == DocumentKind.Trust
        ? ["Sid", "Effect", "Principal", "Action", "NotAction", "Condition"]
        : ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"];

    /// <summary>What to do about a member that is not among those that are known here.</summary>
    public static string UnknownMember(DocumentKind kind, string name, IReadOnlyList<string> known) => (kind, name) switch
    {
        (DocumentKind.Trust, "NotPrincipal") => "NotPrincipal is not allowed in a trust policy; say with Principal who may assume the role",
        (DocumentKind.Trust, "Resource" or "NotResource") => $"{name} is not allowed in a trust policy, which speaks of the role itself; remove it",
        (DocumentKind.Identity, "Principal" or "NotPrincipal") =>
            $"{name} is not allowed in an identity policy, which speaks for whoever it is attached to; remove it",
        (DocumentKind.Identity, "Id") => "Id is not allowed in an identity policy; remove it",
        _ => $"{Excerpt.Quote(name)} is not known here; {Nearest.Hint(name, known)}",
    };
}
