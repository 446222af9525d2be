using System.Text.Json;
using RoleOperator.Core.Resources.Specs;

namespace RoleOperator.Controllers.References;

/// <summary>The AWS principals that a trust policy names. Takes what it can get: a document may be wrong, and is then reported elsewhere.</summary>
internal static class TrustedPrincipals
{
    /// <summary>The ARNs that the parties in short give, or the document's.</summary>
    public static IEnumerable<string> In(Trust trust) =>
        trust.Document is { } document ? In(document) : (trust.Allow ?? []).Select(party => party.Role?.Arn).OfType<string>();

    /// <summary>The values of <c>Principal.AWS</c> in all statements.</summary>
    private static IEnumerable<string> In(JsonElement document) =>
        Items(Member(document, "Statement")).SelectMany(statement => Items(Member(Member(statement, "Principal"), "AWS")))
            .Where(value => value.ValueKind == JsonValueKind.String)
            .Select(value => value.GetString()!)
            .Distinct(StringComparer.Ordinal);

    private static JsonElement Member(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : default;

    /// <summary>One value stands for an array of one.</summary>
    private static IEnumerable<JsonElement> Items(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray(),
        JsonValueKind.Undefined => [],
        _ => [value],
    };
}
