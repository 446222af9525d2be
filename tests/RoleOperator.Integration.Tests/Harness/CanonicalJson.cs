using System.Text.Json;
using System.Text.Json.Nodes;

namespace RoleOperator.Integration.Tests.Harness;

/// <summary>
/// JSON one member a line, so that equal values are equal texts and a difference shows its line. Members and lists are in order, and a list of one
/// is its element: IAM keeps neither the order nor the brackets of what it is given, and nothing in a role, policy or profile rests on them.
/// </summary>
public static class CanonicalJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static string Of(JsonNode json) => Sorted(json)!.ToJsonString(Indented);

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => KeyValuePair.Create(m.Key, Sorted(m.Value)))),
        JsonArray { Count: 1 } list => Sorted(list[0]),
        JsonArray list => new JsonArray([.. list.Select(Sorted).OrderBy(item => item?.ToJsonString(), StringComparer.Ordinal)]),
        _ => node?.DeepClone(),
    };
}
