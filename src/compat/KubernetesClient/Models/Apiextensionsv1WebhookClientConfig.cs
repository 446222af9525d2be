#nullable disable // As the official models: the same code compiles against both.
using System.Text.Json.Serialization;

namespace k8s.Models;

/// <summary>How to reach a conversion webhook.</summary>
public partial record Apiextensionsv1WebhookClientConfig
{
    [JsonPropertyName("caBundle")]
    public byte[] CaBundle { get; set; }

    [JsonPropertyName("service")]
    public Apiextensionsv1ServiceReference Service { get; set; }

    [JsonPropertyName("url")]
    public string Url { get; set; }
}
