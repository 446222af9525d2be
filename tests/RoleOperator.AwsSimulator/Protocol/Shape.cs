using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RoleOperator.AwsSimulator.Protocol;

/// <summary>A type of AWS's service model, with its constraints.</summary>
public sealed class Shape
{
    /// <summary>structure, list, map, string, integer, long, boolean, timestamp, blob, float or double.</summary>
    public required string Type { get; init; }

    /// <summary>The members of a structure, in the order of the model.</summary>
    public required IReadOnlyList<Member> Members { get; init; }

    /// <summary>The members that a request must carry.</summary>
    public required IReadOnlySet<string> Required { get; init; }

    /// <summary>The items of a list.</summary>
    public required Member? Item { get; init; }

    /// <summary>The keys and values of a map.</summary>
    public required (Member Key, Member Value)? Entry { get; init; }

    /// <summary>The least length, count or number.</summary>
    public required long? Min { get; init; }

    /// <summary>The greatest length, count or number.</summary>
    public required long? Max { get; init; }

    /// <summary>What the whole of a string must match, as AWS writes it.</summary>
    public required string? PatternText { get; init; }

    /// <summary>The values allowed; empty where any is.</summary>
    public required IReadOnlyList<string> Values { get; init; }

    /// <summary><see cref="PatternText"/>, to be matched against a whole value.</summary>
    public Regex? Pattern { get; private init; }

    /// <summary>Reads a shape of a model file.</summary>
    public static Shape Read(JsonObject json)
    {
        var pattern = (string?)json["pattern"];
        return new Shape
        {
            Type = (string)json["type"]!,
            Members = [.. (json["members"] as JsonObject ?? []).Select(member => Member.Read(member.Key, member.Value!.AsObject()))],
            Required = (json["required"] as JsonArray ?? []).Select(name => (string)name!).ToHashSet(StringComparer.Ordinal),
            Item = json["member"] is JsonObject item ? Member.Read("member", item) : null,
            Entry = json["key"] is JsonObject key ? (Member.Read("key", key), Member.Read("value", json["value"]!.AsObject())) : null,
            Min = (long?)json["min"],
            Max = (long?)json["max"],
            PatternText = pattern,
            Values = [.. (json["enum"] as JsonArray ?? []).Select(value => (string)value!)],
            Pattern = pattern is null ? null : new Regex($@"\A(?:{AsciiWords(pattern)})\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)),
        };
    }

    // In AWS's patterns \w is ASCII; in .NET's it has the letters of all scripts. The models use it in brackets only.
    private static string AsciiWords(string pattern) => pattern.Replace(@"\w", "a-zA-Z0-9_", StringComparison.Ordinal);
}

/// <summary>A use of a shape, under a name.</summary>
/// <param name="Name">The member's name in the model.</param>
/// <param name="Shape">The name of its shape.</param>
/// <param name="Location">Its name on the wire, where that is another.</param>
public sealed record Member(string Name, string Shape, string? Location)
{
    internal static Member Read(string name, JsonObject json) => new(name, (string)json["shape"]!, (string?)json["locationName"]);
}
