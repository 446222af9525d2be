#nullable disable // As the official models: the same code compiles against both.
using System.Text.Json.Serialization;

namespace k8s.Models;

/// <summary>A field that field selectors may use.</summary>
public partial record V1SelectableField
{
    [JsonPropertyName("jsonPath")]
    public required string JsonPath { get; set; }
}
