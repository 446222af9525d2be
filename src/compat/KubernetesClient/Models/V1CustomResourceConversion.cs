#nullable disable // As the official models: the same code compiles against both.
using System.Text.Json.Serialization;

namespace k8s.Models;

/// <summary>How objects are converted between versions.</summary>
public partial record V1CustomResourceConversion
{
    [JsonPropertyName("strategy")]
    public required string Strategy { get; set; }

    [JsonPropertyName("webhook")]
    public V1WebhookConversion Webhook { get; set; }
}
