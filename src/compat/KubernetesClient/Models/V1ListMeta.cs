#nullable disable // As the official models: the same code compiles against both.
using System.Text.Json.Serialization;

namespace k8s.Models;

/// <summary>Metadata of a list, or of a status.</summary>
public partial record V1ListMeta
{
    [JsonPropertyName("continue")]
    public string ContinueProperty { get; set; }

    [JsonPropertyName("remainingItemCount")]
    public long? RemainingItemCount { get; set; }

    [JsonPropertyName("resourceVersion")]
    public string ResourceVersion { get; set; }

    [JsonPropertyName("selfLink")]
    public string SelfLink { get; set; }
}
