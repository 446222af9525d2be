using System.Collections.Immutable;
using System.IO.Enumeration;
using System.Text.Json.Nodes;
using RoleOperator.AwsSimulator.Protocol;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Documents;

/// <summary>A trust policy as IAM keeps it.</summary>
/// <param name="Text">The document, with root ARNs in place of account ids and ARNs in place of unique ids.</param>
/// <param name="Ids">The unique ids of the roles and users in it, by ARN.</param>
internal sealed record TrustPolicy(string Text, ImmutableDictionary<string, string> Ids)
{
    private static readonly string[] Actions =
        ["sts:assumerole", "sts:assumerolewithsaml", "sts:assumerolewithwebidentity", "sts:tagsession", "sts:setsourceidentity", "sts:setcontext"];

    /// <summary>Reads a document, and refuses what AWS refuses.</summary>
    /// <exception cref="AwsErrorException">MalformedPolicyDocument.</exception>
    public static TrustPolicy Read(AwsWorld world, string partition, string text)
    {
        var document = PolicyJson.Read(text) ?? throw PolicyRules.Malformed("This policy contains invalid Json");
        var ids = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var changed = false;
        foreach (var statement in PolicyRules.Statements(document, allowsId: true))
        {
            CheckMembers(statement);
            changed |= ReadPrincipals(world, partition, statement, ids);
        }

        return new TrustPolicy(changed ? PolicyJson.Write(document) : text, ids.ToImmutable());
    }

    private static void CheckMembers(JsonObject statement)
    {
        foreach (var name in (string[])["Resource", "NotResource", "NotPrincipal", "NotAction"])
            if (statement.ContainsKey(name))
                throw PolicyRules.Malformed($"Has prohibited field {name}");
        foreach (var name in (string[])["Principal", "Action"])
            if (!statement.ContainsKey(name))
                throw PolicyRules.Malformed($"Missing required field {name}");
        foreach (var action in PolicyRules.Strings(statement["Action"]))
        {
            PolicyRules.CheckAction(action);
            if (!action.StartsWith("sts:", StringComparison.OrdinalIgnoreCase) || !Actions.Any(known => FileSystemName.MatchesSimpleExpression(action, known)))
                throw PolicyRules.Malformed("AssumeRole policy may only specify STS AssumeRole actions.");
        }
    }

    private static bool ReadPrincipals(AwsWorld world, string partition, JsonObject statement, ImmutableDictionary<string, string>.Builder ids)
    {
        if (PolicyJson.Text(statement["Principal"]) == "*")
            return false;
        var principals = statement["Principal"] as JsonObject ?? throw PolicyRules.Malformed(PolicyRules.Syntax);
        if (principals.Count == 0 || principals.Any(type => type.Value is JsonArray { Count: 0 }))
            throw PolicyRules.Malformed(
                "Invalid principal in policy: com.amazon.balsa.error.InvalidPolicyException: The passed in policy has a statement with no principals!");
        var changed = false;
        foreach (var (type, written) in principals.ToArray())
        {
            var values = PolicyRules.Strings(written);
            var kept = values.Select(value => Principals.Resolve(world, partition, type, value)).ToArray();
            foreach (var principal in kept)
                if (principal.Id is { } id)
                    ids[principal.Value] = id;
            if (kept.Select(principal => principal.Value).SequenceEqual(values))
                continue;
            changed = true;
            principals[type] = written is JsonArray ? new JsonArray([.. kept.Select(principal => JsonValue.Create(principal.Value))]) : kept[0].Value;
        }

        return changed;
    }
}
