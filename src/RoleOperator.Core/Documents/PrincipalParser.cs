using System.Text.RegularExpressions;
using RoleOperator.Core.Naming;

namespace RoleOperator.Core.Documents;

/// <summary>Reads who a trust policy speaks of: <c>"*"</c>, or values by principal type.</summary>
internal sealed partial class PrincipalParser(NodeReader nodes, ProblemList problems)
{
    /// <summary>A principal that IAM shows by its unique ID, because what it named was deleted (IAM user guide, "IAM identifiers").</summary>
    public static bool IsUniqueId(string principal) => UniqueIdPattern().IsMatch(principal);

    public IReadOnlyList<Values> Parse(DocumentNode node, string path)
    {
        switch (node)
        {
            case DocumentNode.Text { Value: "*" }:
                return [new("AWS", ["*"])];
            case DocumentNode.Text text:
                problems.Unreadable(path, node.Offset, $"{node.Describe()} has no type; {Typed(text.Value)}");
                return [];
            case DocumentNode.Map { Members.Count: 0 }:
                problems.Unreadable(path, node.Offset, "Principal is empty; name at least one principal");
                return [];
            case DocumentNode.Map map:
                return Types(map, path);
            default:
                problems.Unreadable(path, node.Offset, $"{node.Describe()} is not a principal; use \"*\", or an object such as {{\"AWS\": \"111122223333\"}}");
                return [];
        }
    }

    private IReadOnlyList<Values> Types(DocumentNode.Map map, string path)
    {
        var members = nodes.Members(map, path, DocumentKind.Trust, Grammar.PrincipalTypes);
        foreach (var value in members.TryGetValue("AWS", out var aws) ? Each(aws, $"{path}.AWS") : [])
            if (value.Node is DocumentNode.Text text && AwsPrincipal(text.Value) is { } message) problems.Invalid(value.Path, text.Offset, message);
        return [.. members.Select(member => new Values(member.Key, nodes.Texts(member.Value, $"{path}.{member.Key}")))];
    }

    private static IEnumerable<(DocumentNode Node, string Path)> Each(DocumentNode node, string path) =>
        node is DocumentNode.List list ? list.Items.Select((item, i) => (item, DocumentPath.Item(path, i))) : [(node, path)];

    private static string? AwsPrincipal(string value)
    {
        if (value.Length == 0 || value == "*" || AwsNames.AccountId(value) is null || IsUniqueId(value)) return null;
        if (value.AsSpan().IndexOfAny('*', '?') >= 0)
            return $"{Excerpt.Quote(value)} has a wildcard, which is not allowed inside a principal; trust the account and narrow it with "
                + "a Condition on aws:PrincipalArn";
        return Arn.TryParse(value, out var arn) && arn.Service is "iam" or "sts"
            ? null
            : $"{Excerpt.Quote(value)} is not an AWS principal; {Typed(value)}";
    }

    private static string Typed(string value) =>
        value.EndsWith(".amazonaws.com", StringComparison.Ordinal) || value.EndsWith(".amazonaws.com.cn", StringComparison.Ordinal)
            ? $"for a service write {{\"Service\": {Excerpt.Quote(value)}}}"
        : value.Contains("-provider/", StringComparison.Ordinal) ? $"for an identity provider write {{\"Federated\": {Excerpt.Quote(value)}}}"
        : AwsNames.AccountId(value) is null || Arn.TryParse(value, out _) ? $"for an account, role or user write {{\"AWS\": {Excerpt.Quote(value)}}}"
        : "use an account ID, the ARN of a role, user or session, or \"*\" under AWS";

    [GeneratedRegex(@"\A(AROA|AIDA|AIPA|AGPA|ANPA|ASCA)[A-Z0-9]{16,}\z")]
    private static partial Regex UniqueIdPattern();
}
