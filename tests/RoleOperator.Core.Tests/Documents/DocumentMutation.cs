using System.Text;
using System.Text.Json.Nodes;

namespace RoleOperator.Core.Tests.Documents;

/// <summary>Damages a document as typing and tools do: its bytes, or its structure under valid JSON.</summary>
internal static class DocumentMutation
{
    // The pieces a document breaks on, more often than random bytes would hit them.
    private static readonly string[] Tokens =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\n", "\r\n", "\\ud83d", "\\u0000", "null", "-1e999", "\"AWS\"", "\"Principal\":", "\"Statement\":",
        "\u00ff", "\u2014", "\U0001F600", "\ufeff", "\0", "%7B",
    ];

    private static readonly string[] Names =
    [
        "Version", "Id", "Statement", "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition",
        "AWS", "Bool", "x", "",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "0", "-1e999", "\"\"", "\"*\"", "\"Allow\"", "\"2012-10-17\"", "\"111122223333\"", "[]", "{}", "[[]]", "[\"a\",\"a\"]",
        "{\"AWS\":\"*\"}",
    ];

    /// <summary>One to three changes of bytes.</summary>
    public static byte[] OfBytes(Random random, byte[] document)
    {
        var bytes = document.ToList();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 12), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 40), bytes.Count - at)));
                    break;
                case 3:
                    bytes[at] ^= 0x20; // Changes the case of a letter.
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)]));
                    break;
            }

            if (bytes.Count == 0) bytes.Add((byte)' ');
        }

        return [.. bytes];
    }

    /// <summary>One to three changes of the tree, in place.</summary>
    public static void OfStructure(Random random, JsonObject document)
    {
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            List<JsonNode> nodes = [.. Containers(document)];
            var node = nodes[random.Next(nodes.Count)];
            if (node is JsonObject map) Mutate(random, map);
            else Mutate(random, node.AsArray());
        }
    }

    private static void Mutate(Random random, JsonObject map)
    {
        var name = map.Count > 0 ? map.ElementAt(random.Next(map.Count)).Key : "x";
        var value = map[name];
        switch (random.Next(5))
        {
            case 0:
                map.Remove(name);
                break;
            case 1:
                DocumentParts.Rename(map, name, Names[random.Next(Names.Length)]);
                break;
            case 2:
                map[name] = Value(random);
                break;
            case 3:
                map[name] = new JsonArray(value?.DeepClone());
                break;
            default:
                map[Names[random.Next(Names.Length)]] = value?.DeepClone() ?? Value(random);
                break;
        }
    }

    private static void Mutate(Random random, JsonArray array)
    {
        if (array.Count == 0 || random.Next(3) == 0) array.Add(Value(random));
        else if (random.Next(2) == 0) array.RemoveAt(random.Next(array.Count));
        else array.Add(array[random.Next(array.Count)]?.DeepClone());
    }

    private static JsonNode? Value(Random random) => JsonNode.Parse(Values[random.Next(Values.Length)]);

    private static IEnumerable<JsonNode> Containers(JsonNode node) => node switch
    {
        JsonObject map => [map, .. map.Select(member => member.Value).OfType<JsonNode>().SelectMany(Containers)],
        JsonArray array => [array, .. array.OfType<JsonNode>().SelectMany(Containers)],
        _ => [],
    };
}
