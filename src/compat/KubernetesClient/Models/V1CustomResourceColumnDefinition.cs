#nullable disable // As the official models: the same code compiles against both.
using System.Text.Json.Serialization;

namespace k8s.Models;

/// <summary>A column that kubectl get prints.</summary>
public partial record V1CustomResourceColumnDefinition
{
    [JsonPropertyName("description")]
    public string Description { get; set; }

    [JsonPropertyName("format")]
    public string Format { get; set; }

    [JsonPropertyName("jsonPath")]
    public required string JsonPath { get; set; }

    [JsonPropertyName("name")]
    public required string Name { get; set; }

    [JsonPropertyName("priority")]
    public int? Priority { get; set; }

    [JsonPropertyName("type")]
    public required string Type { get; set; }
}
