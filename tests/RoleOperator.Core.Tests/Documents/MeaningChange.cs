using System.Text.Json.Nodes;

namespace RoleOperator.Core.Tests.Documents;

/// <summary>Single changes to a generated document, each of which changes what it means.</summary>
internal static class MeaningChange
{
    /// <summary>By name: a change that returns false where the document has nothing of the kind to change.</summary>
    public static readonly IReadOnlyDictionary<string, Func<JsonObject, bool>> All = new Dictionary<string, Func<JsonObject, bool>>
    {
        ["add an action"] = document => Add(Actions(document), "new:Action"),
        ["remove an action"] = document => Remove(Actions(document)),
        ["change an action"] = document => Replace(Actions(document), "new:Action"),
        ["negate the actions"] = document => Rename(First(document), "Action", "NotAction"),
        ["change the effect"] = document => Set(First(document), "Effect", First(document)["Effect"]!.GetValue<string>() == "Allow" ? "Deny" : "Allow"),
        ["change the Sid"] = document => Set(First(document), "Sid", "Changed"),
        ["change the version"] = document => Set(document, "Version", (string?)document["Version"] == "2012-10-17" ? "2008-10-17" : "2012-10-17"),
        ["change the Id"] = document => document.ContainsKey("Id") && Set(document, "Id", "changed"),
        ["add a resource"] = document => Add(First(document)["Resource"], "arn:aws:s3:::new"),
        ["change a resource's case"] = document => First(document)["Resource"] is JsonArray a && Replace(a, a[0]!.GetValue<string>().ToUpperInvariant()),
        ["negate the resources"] = document => Rename(First(document), "Resource", "NotResource"),
        ["add an account"] = document => Add(Principals(document)?["AWS"], "999900001111"),
        ["change a principal"] = document => Replace(Principals(document)?["Service"], "new.amazonaws.com"),
        ["remove a principal type"] = document => Principals(document) is { Count: > 1 } types && types.Remove(types.First().Key),
        ["trust everybody"] = document => Principals(document) is not null && Set(First(document), "Principal", "*"),
        ["change a condition's value"] = document => Replace(Keys(document)?.First().Value, "77"),
        ["add a condition's value"] = document => Add(Keys(document)?.First().Value, "77"),
        ["remove a condition's key"] = document => Keys(document) is { } keys && keys.Remove(keys.First().Key),
        ["add a condition"] = document => !First(document).ContainsKey("Condition")
            && Set(First(document), "Condition", new JsonObject { ["Null"] = new JsonObject { ["aws:x"] = new JsonArray("true") } }),
        ["rename an operator"] = document => First(document)["Condition"] is JsonObject operators && Rename(operators, "StringEquals", "StringLike"),
        ["remove a statement"] = document => document["Statement"] is JsonArray { Count: > 1 } statements && Remove(statements),
    };

    private static JsonObject First(JsonObject document) => document["Statement"]![0]!.AsObject();

    private static JsonNode? Actions(JsonObject document) => First(document)["Action"] ?? First(document)["NotAction"];

    private static JsonObject? Principals(JsonObject document) => First(document)["Principal"] as JsonObject;

    private static JsonObject? Keys(JsonObject document) => First(document)["Condition"]?.AsObject().First().Value!.AsObject();

    private static bool Add(JsonNode? set, string value)
    {
        (set as JsonArray)?.Add(value);
        return set is JsonArray;
    }

    private static bool Remove(JsonNode? set)
    {
        if (set is not JsonArray { Count: > 1 } array) return false;
        array.RemoveAt(0);
        return true;
    }

    private static bool Replace(JsonNode? set, string value)
    {
        if (set is not JsonArray array || array[0]!.GetValue<string>() == value) return false;
        array[0] = value;
        return true;
    }

    private static bool Set(JsonObject map, string name, JsonNode value)
    {
        map[name] = value;
        return true;
    }

    private static bool Rename(JsonObject map, string from, string to)
    {
        if (!map.TryGetPropertyValue(from, out var value) || map.ContainsKey(to)) return false;
        map.Remove(from);
        map[to] = value;
        return true;
    }
}
