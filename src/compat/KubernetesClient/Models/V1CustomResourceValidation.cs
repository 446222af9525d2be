#nullable disable // As the official models: the same code compiles against both.
using System.Text.Json.Serialization;

namespace k8s.Models;

/// <summary>How custom resources are validated: an OpenAPI v3 schema.</summary>
public partial record V1CustomResourceValidation
{
    [JsonPropertyName("openAPIV3Schema")]
    public V1JSONSchemaProps OpenAPIV3Schema { get; set; }
}
