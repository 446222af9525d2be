#nullable disable // As the official models: the same code compiles against both.
using System.Text.Json.Serialization;

namespace k8s.Models;

/// <summary>What a definition of custom resources asks for.</summary>
public partial record V1CustomResourceDefinitionSpec
{
    [JsonPropertyName("conversion")]
    public V1CustomResourceConversion Conversion { get; set; }

    [JsonPropertyName("group")]
    public required string Group { get; set; }

    [JsonPropertyName("names")]
    public required V1CustomResourceDefinitionNames Names { get; set; }

    [JsonPropertyName("preserveUnknownFields")]
    public bool? PreserveUnknownFields { get; set; }

    [JsonPropertyName("scope")]
    public required string Scope { get; set; }

    [JsonPropertyName("versions")]
    public required IList<V1CustomResourceDefinitionVersion> Versions { get; set; }
}
