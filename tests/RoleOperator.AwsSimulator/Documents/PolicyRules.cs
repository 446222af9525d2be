using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RoleOperator.AwsSimulator.Protocol;

namespace RoleOperator.AwsSimulator.Documents;

/// <summary>What every policy document must be, an identity's or a trust policy: members, versions, statements, conditions.</summary>
internal static partial class PolicyRules
{
    public const string Syntax = "Syntax errors in policy.";

    // The operators of the IAM user guide, in lower case; each but Null may end in IfExists and begin with a set qualifier.
    private static readonly HashSet<string> Operators = new(StringComparer.OrdinalIgnoreCase)
    {
        "StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike", "StringNotLike",
        "NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals", "NumericGreaterThan", "NumericGreaterThanEquals",
        "DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals",
        "Bool", "BinaryEquals", "IpAddress", "NotIpAddress", "ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike", "Null",
    };

    private static readonly string[] StatementMembers =
        ["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"];

    /// <summary>Checks what is common, and hands out the statements.</summary>
    /// <param name="document">The document.</param>
    /// <param name="allowsId">Whether the kind of document may carry an Id.</param>
    /// <exception cref="AwsErrorException">MalformedPolicyDocument.</exception>
    public static IReadOnlyList<JsonObject> Statements(JsonObject document, bool allowsId)
    {
        foreach (var (name, _) in document)
            if (name is not ("Version" or "Id" or "Statement"))
                throw Malformed(Syntax);
        if (document.ContainsKey("Id") && !allowsId)
            throw Malformed("Has prohibited field Id");
        if (document.ContainsKey("Version") && PolicyJson.Text(document["Version"]) is not ("2012-10-17" or "2008-10-17"))
            throw Malformed("Policy document must be version 2012-10-17 or greater.");
        var statements = PolicyJson.Items(document["Statement"]).Select(statement => statement as JsonObject ?? throw Malformed(Syntax)).ToArray();
        if (statements.Length == 0)
            throw Malformed(Syntax);
        foreach (var statement in statements)
            Check(statement);
        var sids = statements.Select(statement => PolicyJson.Text(statement["Sid"])).Where(sid => !string.IsNullOrEmpty(sid)).ToArray();
        if (sids.Distinct(StringComparer.Ordinal).Count() < sids.Length)
            throw Malformed("Statement IDs (SID) in a single policy must be unique.");
        return statements;
    }

    /// <summary>The strings of a member, alone or in an array.</summary>
    /// <exception cref="AwsErrorException">There is none, or something else among them.</exception>
    public static IReadOnlyList<string> Strings(JsonNode? value)
    {
        var strings = PolicyJson.Items(value).Select(item => PolicyJson.Text(item) ?? throw Malformed(Syntax)).ToArray();
        return strings.Length > 0 ? strings : throw Malformed(Syntax);
    }

    /// <summary>An action: a service, one colon, a name that may hold wildcards; or * alone.</summary>
    public static void CheckAction(string action)
    {
        if (action == "*")
            return;
        var parts = action.Split(':');
        if (parts.Length < 2)
            throw Malformed("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
        if (parts.Length > 2)
            throw Malformed("Actions/Condition can contain only one colon.");
        if (parts[0] != "*" && !VendorPattern().IsMatch(parts[0]))
            throw Malformed($"Vendor {parts[0]} is not valid");
        if (!ActionPattern().IsMatch(parts[1]))
            throw Malformed(Syntax);
    }

    public static AwsErrorException Malformed(string message) => new("MalformedPolicyDocument", message, 400);

    private static void Check(JsonObject statement)
    {
        foreach (var (name, value) in statement)
            if (value is null || !StatementMembers.Contains(name, StringComparer.Ordinal))
                throw Malformed(Syntax);
        if (statement["Sid"] is { } sid && PolicyJson.Text(sid) is null)
            throw Malformed(Syntax);
        if (statement["Effect"] is not { } effect)
            throw Malformed("Missing required field Effect");
        if (PolicyJson.Text(effect) is not ("Allow" or "Deny"))
            throw Malformed("The policy failed legacy parsing");
        if (statement["Condition"] is { } condition)
            CheckCondition(condition as JsonObject ?? throw Malformed(Syntax));
    }

    private static void CheckCondition(JsonObject condition)
    {
        foreach (var (name, keys) in condition)
        {
            var bare = name.Split(':') is [var qualifier, var rest] && qualifier.ToUpperInvariant() is "FORANYVALUE" or "FORALLVALUES"
                ? name.Split(':')[1]
                : name;
            if (bare.EndsWith("IfExists", StringComparison.OrdinalIgnoreCase) && !bare.StartsWith("Null", StringComparison.OrdinalIgnoreCase))
                bare = bare[..^"IfExists".Length];
            if (!Operators.Contains(bare))
                throw Malformed($"Invalid Condition type : {name}.");
            foreach (var (key, values) in keys as JsonObject ?? throw Malformed(Syntax))
            {
                if (!key.Contains(':', StringComparison.Ordinal))
                    throw Malformed("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
                if (values is null || PolicyJson.Items(values).Any(value => value is not JsonValue))
                    throw Malformed(Syntax);
            }
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9.-]*\z")]
    private static partial Regex VendorPattern();

    [GeneratedRegex(@"\A[A-Za-z0-9*?_-]+\z")]
    private static partial Regex ActionPattern();
}
