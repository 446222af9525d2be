using System.Text.Json.Nodes;

namespace AwsClientGenerator.Models;

/// <summary>A member of a structure.</summary>
/// <param name="Name">The name in the model.</param>
/// <param name="Shape">The name of its shape.</param>
/// <param name="LocationName">The name on the wire, where it differs.</param>
/// <param name="QueryName">EC2's name in a request, where it differs from both.</param>
/// <param name="IsIdempotencyToken">True when a value is made up where the caller gives none.</param>
public sealed record Member(string Name, string Shape, string? LocationName, string? QueryName, bool IsIdempotencyToken)
{
    /// <summary>The name of the C# property.</summary>
    public string Property { get; } = Names.Capitalize(Name);

    /// <summary>The name of the element in a reply.</summary>
    public string Element => LocationName ?? Name;

    /// <summary>Reads a member of the model.</summary>
    /// <exception cref="NotSupportedException">The member is an XML attribute or is flattened.</exception>
    public static Member Read(string name, JsonObject member) => member.Flag("xmlAttribute") || member.Flag("flattened")
        ? throw new NotSupportedException($"The member {name} is written in a way that the generator does not know.")
        : new(
            name, member.Text("shape"), member.OptionalText("locationName"), member.OptionalText("queryName"), member.Flag("idempotencyToken"));
}
