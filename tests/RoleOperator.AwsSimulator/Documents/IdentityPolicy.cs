using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RoleOperator.AwsSimulator.Protocol;

namespace RoleOperator.AwsSimulator.Documents;

/// <summary>A policy that says what an identity may do: managed, inline, a boundary, a session's.</summary>
internal static partial class IdentityPolicy
{
    /// <summary>Refuses what AWS refuses.</summary>
    /// <param name="text">The document.</param>
    /// <param name="partition">The partition of the account: ARNs of another are not valid there.</param>
    /// <exception cref="AwsErrorException">MalformedPolicyDocument.</exception>
    public static void Check(string text, string partition)
    {
        var document = PolicyJson.Read(text) ?? throw PolicyRules.Malformed(PolicyRules.Syntax);
        foreach (var statement in PolicyRules.Statements(document, allowsId: false))
        {
            if (statement.ContainsKey("Principal") || statement.ContainsKey("NotPrincipal"))
                throw PolicyRules.Malformed("Policy document should not specify a principal.");
            if (PolicyJson.Text(statement["Sid"]) is { } sid && !SidPattern().IsMatch(sid))
                throw PolicyRules.Malformed(
                    "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*");
            foreach (var action in PolicyRules.Strings(OneOf(statement, "Action", "NotAction", "Policy statement must contain actions.")))
                PolicyRules.CheckAction(action);
            foreach (var resource in PolicyRules.Strings(OneOf(statement, "Resource", "NotResource", "Policy statement must contain resources.")))
                CheckResource(resource, partition);
        }
    }

    private static JsonNode OneOf(JsonObject statement, string name, string negation, string missing) => (statement[name], statement[negation]) switch
    {
        (null, null) => throw PolicyRules.Malformed(missing),
        (not null, not null) => throw PolicyRules.Malformed(PolicyRules.Syntax),
        (var value, null) => value,
        (null, var value) => value,
    };

    private static void CheckResource(string resource, string partition)
    {
        if (resource == "*")
            return;
        var parts = resource.Split(':', 6);
        if (parts.Length < 6 || parts[0] != "arn")
            throw PolicyRules.Malformed($"Resource {resource} must be in ARN format or \"*\".");
        if (parts[1] != partition && !parts[1].Contains('*', StringComparison.Ordinal))
            throw PolicyRules.Malformed($"Partition \"{parts[1]}\" is not valid for resource \"{resource}\".");
        if (parts[2] == "iam" && parts[3].Length > 0)
            throw PolicyRules.Malformed($"IAM resource {resource} cannot contain region information.");
    }

    [GeneratedRegex(@"\A[0-9A-Za-z]*\z")]
    private static partial Regex SidPattern();
}
