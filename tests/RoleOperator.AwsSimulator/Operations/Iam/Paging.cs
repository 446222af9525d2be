using System.Globalization;
using System.Text.Json.Nodes;
using RoleOperator.AwsSimulator.Protocol;

namespace RoleOperator.AwsSimulator.Operations.Iam;

/// <summary>
/// Listings in pages. A marker names a position rather than a number, so that what comes and goes between pages neither doubles nor hides the rest.
/// </summary>
internal static class Paging
{
    private const int DefaultPage = 100;

    /// <summary>One page of a listing with one list.</summary>
    /// <param name="call">The call, with Marker and MaxItems.</param>
    /// <param name="member">The member of the result.</param>
    /// <param name="items">All items, in any order.</param>
    /// <param name="position">Where an item stands: unique in the listing.</param>
    /// <param name="describe">The item on the wire.</param>
    /// <exception cref="AwsErrorException">ValidationError: the marker is not of this listing, or too old.</exception>
    public static JsonObject Page<T>(Call call, string member, IEnumerable<T> items, Func<T, string> position, Func<T, JsonNode> describe)
    {
        var (page, marker) = Take(call, items, position);
        return Result(marker, (member, new JsonArray([.. page.Select(describe)])));
    }

    /// <summary>One page of a short listing whose items keep their order, such as tags.</summary>
    public static JsonObject Page<T>(Call call, string member, IReadOnlyList<T> items, Func<T, JsonNode> describe) =>
        Page(call, member, items.Index(), item => item.Index.ToString("D5", CultureInfo.InvariantCulture), item => describe(item.Item));

    /// <summary>The items of one page, and the marker of the next; null at the end.</summary>
    public static (IReadOnlyList<T> Items, string? Marker) Take<T>(Call call, IEnumerable<T> items, Func<T, string> position)
    {
        var after = Read(call);
        var rest = items
            .Select(item => (Item: item, Position: position(item)))
            .Where(entry => after is null || string.CompareOrdinal(entry.Position, after) > 0)
            .OrderBy(entry => entry.Position, StringComparer.Ordinal)
            .ToList();
        var most = call.Number("MaxItems") ?? DefaultPage;
        if (call.World.Iam.ShortPages)
            most = call.World.Random.Next(most + 1);
        if (rest.Count <= most)
            return ([.. rest.Select(entry => entry.Item)], null);
        var page = rest.GetRange(0, most);
        return ([.. page.Select(entry => entry.Item)], PageToken.Write(call, page.Count > 0 ? page[^1].Position : after ?? ""));
    }

    /// <summary>The lists of a page with what every page says.</summary>
    public static JsonObject Result(string? marker, params ReadOnlySpan<(string Member, JsonArray Items)> lists)
    {
        var result = new JsonObject { ["IsTruncated"] = marker is not null, ["Marker"] = marker };
        foreach (var (member, items) in lists)
            result[member] = items;
        return result;
    }

    private static string? Read(Call call) => call.OptionalText("Marker") is { } marker
        ? PageToken.Read(call, marker) ?? throw Call.Unmodelled("ValidationError", "Invalid Marker.", 400)
        : null;
}
