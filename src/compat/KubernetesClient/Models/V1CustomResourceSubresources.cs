#nullable disable // As the official models: the same code compiles against both.
using System.Text.Json.Serialization;

namespace k8s.Models;

/// <summary>The subresources of a custom resource: status and scale.</summary>
public partial record V1CustomResourceSubresources
{
    [JsonPropertyName("scale")]
    public V1CustomResourceSubresourceScale Scale { get; set; }

    [JsonPropertyName("status")]
    public object Status { get; set; }
}
