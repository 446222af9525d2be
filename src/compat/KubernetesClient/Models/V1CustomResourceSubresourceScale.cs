#nullable disable // As the official models: the same code compiles against both.
using System.Text.Json.Serialization;

namespace k8s.Models;

/// <summary>Where the scale subresource finds its values.</summary>
public partial record V1CustomResourceSubresourceScale
{
    [JsonPropertyName("labelSelectorPath")]
    public string LabelSelectorPath { get; set; }

    [JsonPropertyName("specReplicasPath")]
    public required string SpecReplicasPath { get; set; }

    [JsonPropertyName("statusReplicasPath")]
    public required string StatusReplicasPath { get; set; }
}
