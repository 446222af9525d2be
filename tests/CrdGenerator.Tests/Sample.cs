using System.Text.Json;
using System.Text.Json.Serialization;
using RoleOperator.Core.Resources.Schema;

namespace CrdGenerator.Tests;

/// <summary>One field for each thing that a schema can say.</summary>
[AtMostOne("text", "keyed")]
public sealed record Sample
{
    /// <summary>Some
    /// <c>text</c> of <see cref="Sample"/>.</summary>
    [Schema(Pattern = "^[a-z]+$", Least = 1, Most = 5, Hint = "use letters", Default = "\"no\"")]
    public string? Text { get; init; }

    /// <summary>A number.</summary>
    [Schema(Minimum = 1, Maximum = 5, Default = "3")]
    public int? Number { get; init; }

    /// <summary>A set.</summary>
    [Schema(Least = 2, Most = 9, Unique = true, EachPattern = "^i$", EachMost = 7)]
    public IReadOnlyList<string>? Unique { get; init; }

    /// <summary>A list whose entries have an identity.</summary>
    [Schema(MapKey = "name")]
    public IReadOnlyList<Entry>? Keyed { get; init; }

    /// <summary>A list whose entries have none.</summary>
    public IReadOnlyList<string>? Plain { get; init; }

    /// <summary>A map.</summary>
    [Schema(Least = 1, Most = 4, EachPattern = "^v$", EachMost = 8)]
    public IReadOnlyDictionary<string, string>? Map { get; init; }

    /// <summary>A choice.</summary>
    public Color Color { get; init; }

    /// <summary>A choice among strings.</summary>
    [Schema(OneOf = ["True", "False"])]
    public string? Word { get; init; }

    /// <summary>A document.</summary>
    public required JsonElement Document { get; init; }

    /// <summary>A moment.</summary>
    public DateTimeOffset? Moment { get; init; }

    /// <summary>A count.</summary>
    public long? Count { get; init; }

    /// <summary>A truth.</summary>
    public bool? Truth { get; init; }

    /// <summary>Fixed, and called by a word that CEL reserves.</summary>
    [Schema(Immutable = true)]
    public string? Namespace { get; init; }

    /// <summary>Fixed, and always there.</summary>
    [Schema(Immutable = true, Default = "\"/\"")]
    public string? Path { get; init; }

    /// <summary>Nested, with defaults of its own.</summary>
    [Schema(Default = "{}")]
    public Entry? Nested { get; init; }
}

/// <summary>An entry with alternatives.</summary>
/// <param name="Name">Its name.</param>
[ExactlyOne("a", "b")]
public sealed record Entry(string Name)
{
    /// <summary>One alternative.</summary>
    public string? A { get; init; }

    /// <summary>The other.</summary>
    public string? B { get; init; }
}

/// <summary>A choice.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Color>))]
public enum Color
{
    Red,
    Green,
}

public sealed record Silent
{
    public string? Field { get; init; }
}

/// <summary>A pattern that the API server would look for anywhere in the value.</summary>
public sealed record Loose
{
    /// <summary>A field.</summary>
    [Schema(Pattern = "[a-z]+")]
    public string? Field { get; init; }
}

/// <summary>A type that CRDs have no schema for.</summary>
public sealed record Odd
{
    /// <summary>A field.</summary>
    public Guid Field { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Sample))]
[JsonSerializable(typeof(Silent))]
[JsonSerializable(typeof(Loose))]
[JsonSerializable(typeof(Odd))]
internal sealed partial class SampleJson : JsonSerializerContext;
