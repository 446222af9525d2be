using System.Globalization;
using System.Text.RegularExpressions;

namespace RoleOperator.Core.Naming;

/// <summary>
/// What AWS accepts as a name, a path, a number or an identifier. Each check returns null when the value is fine, and otherwise one sentence
/// that names the value, what is wrong with it and what to do. Lengths and patterns are those of the IAM service model 2010-05-08
/// (botocore <c>iam/2010-05-08/service-2.json</c>) unless a member says otherwise.
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
    private const int DescriptionLength = 1000;
    private const int ClusterNameLength = 100;
    private const string NameMarks = "_+=,.@-";

    /// <summary>A role's name: 1 to 64 of <c>[\w+=,.@-]</c>.</summary>
    public static string? RoleName(string value) => Name("role name", value, RoleNameLength);

    /// <summary>A managed or inline policy's name: 1 to 128 of <c>[\w+=,.@-]</c>.</summary>
    public static string? PolicyName(string value) => Name("policy name", value, PolicyNameLength);

    /// <summary>An instance profile's name: 1 to 128 of <c>[\w+=,.@-]</c>.</summary>
    public static string? InstanceProfileName(string value) => Name("instance profile name", value, InstanceProfileNameLength);

    /// <summary>The path of a role or instance profile: <c>/</c>, or <c>/…/</c> of <c>[!-~]</c>; at most 512.</summary>
    public static string? RolePath(string value) =>
        Rule.Length("path", value, 1, PathLength) ?? Enclosed(value)
        ?? Rule.Characters("path", value, c => c.Value is >= '!' and <= '~', "printable ASCII characters without spaces");

    /// <summary>The path of a policy: <c>((/[A-Za-z0-9.,+@=_-]+)*)/</c>, narrower than a role's; at most 512.</summary>
    public static string? PolicyPath(string value) =>
        Rule.Length("path", value, 1, PathLength) ?? Enclosed(value)
        ?? Rule.Characters("path", value, c => c.Value is '/' || Rule.IsAsciiWord(c, NameMarks), "letters, digits, / and _+=,.@-")
        ?? (value.Contains("//", StringComparison.Ordinal) ? $"path {Excerpt.Quote(value)} has an empty part; write a single / between parts" : null);

    /// <summary>A role's description: at most 1000 of tab, line ends and Latin-1 without controls.</summary>
    public static string? RoleDescription(string value) =>
        Rule.Length("description", value, 0, DescriptionLength)
        ?? Rule.Characters("description", value, c => c.Value is 0x09 or 0x0A or 0x0D or (>= 0x20 and <= 0x7E) or (>= 0xA1 and <= 0xFF),
            "Latin-1 characters (write plain quotes and hyphens instead of typographic ones)");

    /// <summary>A policy's description: at most 1000 characters.</summary>
    public static string? PolicyDescription(string value) => Rule.Length("description", value, 0, DescriptionLength);

    /// <summary>A role's longest session, in seconds: 3600 to 43200.</summary>
    public static string? MaxSessionDuration(int seconds) => seconds is >= 3600 and <= 43200
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"a session of {seconds} seconds is not possible; use 3600 (one hour) to 43200 (twelve hours)");

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

    /// <summary>The name of an AWS managed policy, after its path if it has one; see <see cref="AwsManagedPolicy"/>.</summary>
    public static string? AwsManagedPolicyName(string value)
    {
        if (Arn.TryParse(value, out _))
            return $"{Excerpt.Quote(value)} is an ARN; give it as arn, or the policy's name alone, such as AmazonS3ReadOnlyAccess";
        if (value.StartsWith('/'))
            return $"{Excerpt.Quote(value)} begins with /; write it without, such as service-role/AWSLambdaBasicExecutionRole";

        var nameAt = value.LastIndexOf('/') + 1;
        return PolicyPath("/" + value[..nameAt]) ?? PolicyName(value[nameAt..]);
    }

    /// <summary>An EC2 instance's ID: <c>i-</c> and 8 or 17 hexadecimal digits.</summary>
    public static string? InstanceId(string value) => InstanceIdPattern().IsMatch(value)
        ? null
        : $"{Excerpt.Quote(value)} is not an instance ID; it reads like i-0123456789abcdef0, in lower case";

    /// <summary>A region's name, by its form alone, so that a new region needs no release.</summary>
    public static string? Region(string value) =>
        RegionPattern().IsMatch(value) ? null
        : value.Length > 0 && RegionPattern().IsMatch(value[..^1]) ? $"{Excerpt.Quote(value)} is an availability zone; use its region, {value[..^1]}"
        : $"{Excerpt.Quote(value)} is not a region; it reads like eu-west-1";

    /// <summary>The operator's name for its cluster, which becomes the first part of the owner tag: 1 to 100 of <c>[A-Za-z0-9_.-]</c>.</summary>
    public static string? ClusterName(string value) =>
        Rule.Length("cluster name", value, 1, ClusterNameLength)
        ?? Rule.Characters("cluster name", value, c => Rule.IsAsciiWord(c, "_.-"), "letters, digits and _.-");

    private static string? Name(string what, string value, int limit) =>
        Rule.Length(what, value, 1, limit) ?? Rule.Characters(what, value, c => Rule.IsAsciiWord(c, NameMarks), $"letters, digits and {NameMarks}");

    private static string? Enclosed(string path)
    {
        if (path == "/" || (path.Length > 2 && path.StartsWith('/') && path.EndsWith('/'))) return null;
        var inner = path.Trim('/');
        return $"path {Excerpt.Quote(path)} must begin and end with /; write {Excerpt.Quote(inner.Length == 0 ? "/" : $"/{inner}/")}";
    }

    [GeneratedRegex(@"\A[0-9]{12}\z")]
    private static partial Regex AccountIdPattern();

    [GeneratedRegex(@"\Ai-([0-9a-f]{8}|[0-9a-f]{17})\z")]
    private static partial Regex InstanceIdPattern();

    [GeneratedRegex(@"\A[a-z]{2,4}(-[a-z]+){1,3}-[0-9]{1,2}\z")]
    private static partial Regex RegionPattern();
}
