using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace RoleOperator.AwsSimulator.World;

/// <summary>
/// The policies that AWS keeps for everybody, the most used of them: the same in every partition, save for the first part of their ARNs. Paths and names are
/// AWS's; documents are small stand-ins.
/// </summary>
public static class AwsManagedPolicies
{
    private const string List = "aws-managed-policies.txt";
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private static readonly DateTimeOffset Made = new(2015, 2, 6, 18, 40, 0, TimeSpan.Zero);
    private static readonly Dictionary<string, ManagedPolicy> ByPath = Read().ToDictionary(policy => policy.Path + policy.Name, StringComparer.Ordinal);

    /// <summary>All of them.</summary>
    public static IReadOnlyCollection<ManagedPolicy> All => ByPath.Values;

    /// <summary>A policy by its ARN, arn:PARTITION:iam::aws:policy/…; null where AWS has none of this name.</summary>
    public static ManagedPolicy? Find(string partition, string arn) =>
        $"arn:{partition}:iam::aws:policy" is var prefix && arn.StartsWith(prefix, StringComparison.Ordinal)
            ? ByPath.GetValueOrDefault(arn[prefix.Length..])
            : null;

    private static IEnumerable<ManagedPolicy> Read()
    {
        using var list = new StreamReader(typeof(AwsManagedPolicies).Assembly.GetManifestResourceStream(List)!);
        while (list.ReadLine() is { } line)
            if (!line.StartsWith('#'))
                yield return Policy(line.Split(' '));
    }

    private static ManagedPolicy Policy(string[] parts)
    {
        var cut = parts[0].LastIndexOf('/') + 1;
        return new ManagedPolicy(parts[0][cut..], parts[0][..cut], Id(parts[0]), Made)
        {
            Versions = [new PolicyVersion(1, Document(parts[1..]), Made)],
            Default = 1,
            Next = 2,
            UpdatedAt = Made,
            IsAttachable = !parts[0].StartsWith("/aws-service-role/", StringComparison.Ordinal),
        };
    }

    private static string Document(string[] actions)
    {
        var (effect, element) = actions[0] switch
        {
            "-" => ("Deny", "Action"),
            "^" => ("Allow", "NotAction"),
            _ => ("Allow", "Action"),
        };
        var named = actions.Where(action => action is not ("-" or "^")).Select(action => (JsonNode)action).ToArray();
        var statement = new JsonObject { ["Effect"] = effect, [element] = new JsonArray(named), ["Resource"] = "*" };
        return new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(statement) }.ToJsonString();
    }

    // The same in every run, and of AWS's form.
    private static string Id(string pathAndName) =>
        $"ANPA{new string([.. SHA256.HashData(Encoding.ASCII.GetBytes(pathAndName)).Take(17).Select(each => Alphabet[each % Alphabet.Length])])}";
}
