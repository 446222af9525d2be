using System.Text.Json;
using System.Text.Json.Nodes;

namespace RoleOperator.Core.Tests.Documents;

/// <summary>Changes everything about a document that IAM ignores: order, repetition, brackets, case, account IDs, whitespace.</summary>
internal sealed class Respelling(Random random)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private static readonly JsonSerializerOptions Compact = new();

    public string Of(JsonObject document)
    {
        var copy = (JsonObject)Shuffled(document);
        var version = copy["Version"]?.GetValue<string>();
        if (version is null && random.Next(2) == 0) copy["Version"] = "2008-10-17";
        if (version == "2008-10-17" && random.Next(2) == 0) copy.Remove("Version");

        var statements = copy["Statement"]!.AsArray();
        foreach (var statement in statements.Select(statement => statement!.AsObject()).ToList())
        {
            Respell(statement);
            if (!statement.ContainsKey("Sid") && random.Next(3) == 0) statements.Add(statement.DeepClone());
        }

        if (statements.Count == 1 && random.Next(2) == 0) copy["Statement"] = statements[0]!.DeepClone();
        return copy.ToJsonString(random.Next(2) == 0 ? Indented : Compact);
    }

    private void Respell(JsonObject statement)
    {
        foreach (var name in new[] { "Action", "NotAction" })
            if (statement[name] is JsonArray actions) statement[name] = Set(actions, AnyCase);
        foreach (var name in new[] { "Resource", "NotResource" })
            if (statement[name] is JsonArray resources) statement[name] = Set(resources, value => value);

        if (statement["Principal"] is JsonObject types)
        {
            foreach (var (type, values) in types.ToList())
                types[type] = Set(values!.AsArray(), type == "AWS" ? AccountOrRoot : value => value);
        }
        else if (statement.ContainsKey("Principal") && random.Next(2) == 0)
        {
            statement["Principal"] = new JsonObject { ["AWS"] = new JsonArray("*") };
        }

        foreach (var (@operator, keys) in statement["Condition"]?.AsObject().ToList() ?? [])
        {
            var respelt = keys!.AsObject().Select(key => KeyValuePair.Create<string, JsonNode?>(AnyCase(key.Key), @operator switch
            {
                "Bool" => Set(key.Value!.AsArray(), AnyCase),
                "IpAddress" => Set(key.Value!.AsArray(), value => random.Next(2) == 0 ? value.Replace("/32", "", StringComparison.Ordinal) : value),
                "NumericLessThanIfExists" => Set(key.Value!.AsArray(), value => random.Next(2) == 0 ? value + "e0" : value),
                _ => Set(key.Value!.AsArray(), value => value),
            }));
            statement["Condition"]![@operator] = new JsonObject(respelt.ToList());
        }
    }

    private JsonNode Set(JsonArray array, Func<string, string> spell)
    {
        var values = array.Select(value => value!.GetValue<string>()).ToList();
        if (random.Next(3) == 0) values.Add(values[random.Next(values.Count)]);
        var nodes = values.Select(value => Unquoted(spell(value))).ToArray();
        return nodes.Length == 1 && random.Next(2) == 0 ? nodes[0] : new JsonArray(nodes);
    }

    private JsonValue Unquoted(string value) =>
        value is "true" or "false" && random.Next(2) == 0 ? JsonValue.Create(value == "true") : JsonValue.Create(value);

    private string AccountOrRoot(string value) => value switch
    {
        "111122223333" when random.Next(2) == 0 => "arn:aws:iam::111122223333:root",
        "arn:aws:iam::444455556666:root" when random.Next(2) == 0 => "444455556666",
        _ => value,
    };

    private string AnyCase(string value) => string.Concat(value.Select(c => random.Next(2) == 0 ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c)));

    private JsonNode Shuffled(JsonNode node)
    {
        switch (node)
        {
            case JsonObject map:
                var members = map.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)Shuffled(member.Value!))).ToArray();
                random.Shuffle(members);
                return new JsonObject(members);
            case JsonArray array:
                var items = array.Select(item => (JsonNode?)Shuffled(item!)).ToArray();
                random.Shuffle(items);
                return new JsonArray(items);
            default:
                return node.DeepClone();
        }
    }
}
