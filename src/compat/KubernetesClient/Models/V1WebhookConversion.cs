#nullable disable // As the official models: the same code compiles against both.
using System.Text.Json.Serialization;

namespace k8s.Models;

/// <summary>How to call a conversion webhook.</summary>
public partial record V1WebhookConversion
{
    [JsonPropertyName("clientConfig")]
    public Apiextensionsv1WebhookClientConfig ClientConfig { get; set; }

    [JsonPropertyName("conversionReviewVersions")]
    public required IList<string> ConversionReviewVersions { get; set; }
}
