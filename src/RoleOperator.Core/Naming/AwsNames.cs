using System.Text.RegularExpressions;

namespace RoleOperator.Core.Naming;

/// <summary>
/// What AWS accepts in the names that a schema cannot check, or that do not come from a spec: tags, ARNs, accounts, the cluster. Each check
/// returns null when the value is fine, and otherwise one sentence that names the value, what is wrong with it and what to do. Lengths and
/// patterns are those of the IAM service model 2010-05-08 (botocore <c>iam/2010-05-08/service-2.json</c>) unless a member says otherwise.
/// </summary>
public static partial class AwsNames
{
    /// <summary>The longest role name, in characters.</summary>
    public const int RoleNameLength = 64;

    /// <summary>The longest policy name, managed or inline, in characters.</summary>
    public const int PolicyNameLength = 128;

    /// <summary>The longest instance profile name, in characters.</summary>
    public const int InstanceProfileNameLength = 128;

    private const int PathLength = 512;
    private const int ClusterNameLength = 100;
    private const string NameMarks = "_+=,.@-";

    /// <summary>An account's ID: twelve digits.</summary>
    public static string? AccountId(string value) => AccountIdPattern().IsMatch(value)
        ? null
        : $"{Excerpt.Quote(value)} is not an account ID; write its twelve digits, in quotes, with leading zeros";

    /// <summary>
    /// A managed policy's ARN, customer's or AWS's own: 20 to 2048 characters, <c>arn:PARTITION:iam::ACCOUNT:policy[PATH]NAME</c>.
    /// </summary>
    public static string? PolicyArn(string value)
    {
        if (!Arn.TryParse(value, out var arn) || arn is not { Service: "iam", Region: "" })
            return $"{Excerpt.Quote(value)} is not a policy's ARN; it reads like arn:aws:iam::111122223333:policy/name";
        if (!arn.Resource.StartsWith("policy/", StringComparison.Ordinal))
            return $"{Excerpt.Quote(value)} names a {Excerpt.Shorten(arn.Resource.Split('/')[0])}, not a policy; after the account it must read policy/name";
        if (arn.Account != "aws" && AccountId(arn.Account) is not null)
            return $"{Excerpt.Quote(value)} has no account; write its twelve digits, or aws for a policy of AWS's own";

        var nameAt = arn.Resource.LastIndexOf('/') + 1;
        return Rule.Length("policy ARN", value, 20, 2048)
            ?? PolicyPath(arn.Resource["policy".Length..nameAt])
            ?? PolicyName(arn.Resource[nameAt..]);
    }

    /// <summary>The operator's name for its cluster, which becomes the first part of the owner tag: 1 to 100 of <c>[A-Za-z0-9_.-]</c>.</summary>
    public static string? ClusterName(string value) =>
        Rule.Length("cluster name", value, 1, ClusterNameLength)
        ?? Rule.Characters("cluster name", value, c => Rule.IsAsciiWord(c, "_.-"), "letters, digits and _.-");

    /// <summary>The path of a policy: <c>((/[A-Za-z0-9.,+@=_-]+)*)/</c>, narrower than a role's; at most 512.</summary>
    private static string? PolicyPath(string value) =>
        Rule.Length("path", value, 1, PathLength)
        ?? Rule.Characters("path", value, c => c.Value is '/' || Rule.IsAsciiWord(c, NameMarks), "letters, digits, / and _+=,.@-")
        ?? (value.Contains("//", StringComparison.Ordinal) ? $"path {Excerpt.Quote(value)} has an empty part; write a single / between parts" : null);

    /// <summary>A managed policy's name: 1 to 128 of <c>[\w+=,.@-]</c>.</summary>
    private static string? PolicyName(string value) =>
        Rule.Length("policy name", value, 1, PolicyNameLength)
        ?? Rule.Characters("policy name", value, c => Rule.IsAsciiWord(c, NameMarks), $"letters, digits and {NameMarks}");

    [GeneratedRegex(@"\A[0-9]{12}\z")]
    private static partial Regex AccountIdPattern();
}
