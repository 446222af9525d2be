using System.Text.Json.Nodes;

namespace AwsClientGenerator.Models;

/// <summary>A type of the model. Closed: the cases here are all that the two protocols' selected operations use.</summary>
public abstract record Shape
{
    private Shape()
    {
    }

    /// <summary>The name in the model.</summary>
    public abstract string Name { get; init; }

    /// <summary>A structure; an exception when <paramref name="ErrorCode"/> is set.</summary>
    public sealed record Structure(string Name, IReadOnlyList<Member> Members, string? ErrorCode) : Shape;

    /// <summary>A list; its items have their own element name, <paramref name="ItemName"/>, or the protocol's.</summary>
    public sealed record List(string Name, string Item, string? ItemName) : Shape;

    /// <summary>A map with strings for keys.</summary>
    public sealed record Map(string Name, string Value) : Shape;

    /// <summary>A string with known values.</summary>
    public sealed record Enumeration(string Name, IReadOnlyList<string> Values) : Shape;

    /// <summary>A value, by the C# type that holds it: <c>string</c>, <c>int</c>, <c>long</c>, <c>bool</c>, <c>DateTime</c>.</summary>
    public sealed record Scalar(string Name, string Type) : Shape;

    /// <summary>Reads a shape of the model.</summary>
    /// <exception cref="NotSupportedException">The shape is of a sort that no selected operation has needed yet.</exception>
    public static Shape Read(string name, JsonObject shape) => shape.Text("type") switch
    {
        "structure" => new Structure(
            name,
            [.. shape.Section("members").Select(member => Member.Read(member.Key, member.Value!.AsObject()))],
            shape.Flag("exception") ? shape.Section("error").OptionalText("code") ?? name : null),
        "list" when !shape.Flag("flattened") => new List(
            name, shape.Section("member").Text("shape"), shape.Section("member").OptionalText("locationName")),
        "map" when !shape.Flag("flattened") => new Map(name, shape.Section("value").Text("shape")),
        "string" when shape["enum"] is { } values => new Enumeration(name, [.. Json.Strings(values)]),
        "string" => new Scalar(name, "string"),
        "integer" => new Scalar(name, "int"),
        "long" => new Scalar(name, "long"),
        "boolean" => new Scalar(name, "bool"),
        "timestamp" => new Scalar(name, "DateTime"),
        var type => throw new NotSupportedException($"The shape {name} is a {type} of a sort that the generator does not know."),
    };
}
