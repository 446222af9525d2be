using System.Text.Json;
using System.Text.Json.Nodes;

namespace RoleOperator.Core.Resolution;

/// <summary>One statement of a trust policy while it is put together.</summary>
/// <param name="Actions">What is allowed.</param>
/// <param name="PrincipalType">AWS, Service or Federated.</param>
/// <param name="Principal">Who.</param>
internal sealed record TrustStatement(IReadOnlyList<string> Actions, string PrincipalType, string Principal)
{
    private readonly SortedDictionary<string, SortedDictionary<string, JsonNode>> conditions = new(StringComparer.Ordinal);

    /// <summary>Adds a condition with its values, any of which will do. Nothing is added for no values.</summary>
    public TrustStatement Where(string @operator, string key, params IEnumerable<string?> values)
    {
        string[] given = [.. values.OfType<string>()];
        if (given.Length > 0)
            Of(@operator)[key] = given is [var one] ? JsonValue.Create(one) : new JsonArray([.. given.Select(value => JsonValue.Create(value))]);
        return this;
    }

    /// <summary>Adds conditions as IAM writes them.</summary>
    /// <returns>The first key that is there already, whose values would have to be mixed; null where all was added.</returns>
    public string? Add(JsonElement more)
    {
        foreach (var @operator in more.EnumerateObject())
        {
            if (@operator.Value.ValueKind != JsonValueKind.Object) return @operator.Name;
            foreach (var key in @operator.Value.EnumerateObject())
                if (!Of(@operator.Name).TryAdd(key.Name, JsonNode.Parse(key.Value.GetRawText())!))
                    return key.Name;
        }

        return null;
    }

    /// <summary>The statement as IAM writes it.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["Effect"] = "Allow",
            [nameof(Principal)] = new JsonObject { [PrincipalType] = Principal },
            ["Action"] = Actions is [var one] ? JsonValue.Create(one) : new JsonArray([.. Actions.Select(action => JsonValue.Create(action))]),
        };
        if (conditions.Count > 0)
            json["Condition"] = new JsonObject(conditions.Select(condition => KeyValuePair.Create<string, JsonNode?>(
                condition.Key, new JsonObject(condition.Value.Select(key => KeyValuePair.Create<string, JsonNode?>(key.Key, key.Value))))));
        return json;
    }

    /// <summary>Condition keys are one key whatever their case (IAM user guide, "IAM JSON policy elements: Condition").</summary>
    private SortedDictionary<string, JsonNode> Of(string @operator)
    {
        if (!conditions.TryGetValue(@operator, out var keys)) conditions[@operator] = keys = new(StringComparer.OrdinalIgnoreCase);
        return keys;
    }
}
