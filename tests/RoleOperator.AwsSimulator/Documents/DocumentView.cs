using System.Text.Json.Nodes;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Documents;

/// <summary>Documents as IAM gives them out: percent-encoded by RFC 3986, perhaps rearranged, and with ids where a trusted role or user is gone.</summary>
internal static class DocumentView
{
    private static readonly string[] Lists = ["Action", "NotAction", "Resource", "NotResource"];

    /// <summary>The document of an identity's policy.</summary>
    public static string OfIdentity(AwsWorld world, string text) =>
        Uri.EscapeDataString(world.Iam.Restructuring ? PolicyJson.Write(Rearrange(PolicyJson.Stored(text), world.Random)) : text);

    /// <summary>The trust policy of a role.</summary>
    public static string OfTrust(AwsWorld world, Role role)
    {
        var gone = role.TrustedIds.Where(trusted => Principals.IdNow(world, trusted.Key) != trusted.Value).ToDictionary(StringComparer.Ordinal);
        if (gone.Count == 0 && !world.Iam.Restructuring)
            return Uri.EscapeDataString(role.Trust);
        var document = PolicyJson.Stored(role.Trust);
        if (gone.Count > 0)
            foreach (var statement in PolicyJson.Items(document["Statement"]).OfType<JsonObject>())
                ShowIds(statement, gone);
        return Uri.EscapeDataString(PolicyJson.Write(world.Iam.Restructuring ? Rearrange(document, world.Random) : document));
    }

    private static void ShowIds(JsonObject statement, Dictionary<string, string> gone)
    {
        if ((statement["Principal"] as JsonObject)?["AWS"] is not { } principals)
            return;
        string Shown(JsonNode? value) => PolicyJson.Text(value) is { } arn ? gone.GetValueOrDefault(arn, arn) : "";
        statement["Principal"]!["AWS"] = principals is JsonArray many
            ? new JsonArray([.. many.Select(value => JsonValue.Create(Shown(value)))])
            : Shown(principals);
    }

    private static JsonObject Rearrange(JsonObject document, Random random)
    {
        foreach (var statement in PolicyJson.Items(document["Statement"]).OfType<JsonObject>())
        {
            foreach (var name in Lists)
                if (statement[name] is { } list)
                    statement[name] = Reshape(list, random);
            RearrangeValues(statement["Principal"] as JsonObject, random);
            foreach (var (_, keys) in statement["Condition"] as JsonObject ?? [])
                RearrangeValues(keys as JsonObject, random);
        }

        document["Statement"] = Reshape(document["Statement"]!, random);
        return document;
    }

    private static void RearrangeValues(JsonObject? lists, Random random)
    {
        foreach (var (name, list) in lists?.ToArray() ?? [])
            lists![name] = Reshape(list!, random);
    }

    private static JsonNode Reshape(JsonNode value, Random random)
    {
        JsonNode[] items = [.. PolicyJson.Items(value).Select(item => item!.DeepClone())];
        random.Shuffle(items);
        return items.Length == 1 && random.Next(2) == 0 ? items[0] : new JsonArray(items);
    }
}
