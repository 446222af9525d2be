using System.Text;
using RoleOperator.Core.Documents;

namespace RoleOperator.Core.Resolution;

/// <summary>The inline policy that <c>spec.assumes</c> stands for: the caller's side of cross-account access.</summary>
public static class AssumesPolicy
{
    /// <summary>Name of the policy in the role. Reserved: a user's inline policy may not have it.</summary>
    public const string Name = "role-operator-assumes";

    /// <summary>A document that allows sts:AssumeRole on the roles. Sorted, so that the order in the spec never causes a write.</summary>
    internal static ParseResult For(IEnumerable<string> roleArns)
    {
        var text = new StringBuilder("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":""");
        var sorted = roleArns.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        CompactText.AppendJoined(text, '[', sorted, ']', arn => CompactText.AppendString(text, arn));
        return PolicyDocument.Parse(text.Append("}]}").ToString(), DocumentKind.Identity);
    }
}
