#nullable disable // As the official models: the same code compiles against both.
using System.Text.Json.Serialization;

namespace k8s.Models;

/// <summary>The service behind a conversion webhook.</summary>
public partial record Apiextensionsv1ServiceReference
{
    [JsonPropertyName("name")]
    public required string Name { get; set; }

    [JsonPropertyName("namespace")]
    public required string NamespaceProperty { get; set; }

    [JsonPropertyName("path")]
    public string Path { get; set; }

    [JsonPropertyName("port")]
    public int? Port { get; set; }
}
