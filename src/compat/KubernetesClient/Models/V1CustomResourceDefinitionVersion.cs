#nullable disable // As the official models: the same code compiles against both.
using System.Text.Json.Serialization;

namespace k8s.Models;

/// <summary>One version of a custom resource: its schema, subresources and columns.</summary>
public partial record V1CustomResourceDefinitionVersion
{
    [JsonPropertyName("additionalPrinterColumns")]
    public IList<V1CustomResourceColumnDefinition> AdditionalPrinterColumns { get; set; }

    [JsonPropertyName("deprecated")]
    public bool? Deprecated { get; set; }

    [JsonPropertyName("deprecationWarning")]
    public string DeprecationWarning { get; set; }

    [JsonPropertyName("name")]
    public required string Name { get; set; }

    [JsonPropertyName("schema")]
    public V1CustomResourceValidation Schema { get; set; }

    [JsonPropertyName("served")]
    public required bool Served { get; set; }

    [JsonPropertyName("storage")]
    public required bool Storage { get; set; }

    [JsonPropertyName("subresources")]
    public V1CustomResourceSubresources Subresources { get; set; }

    [JsonPropertyName("selectableFields")]
    public IList<V1SelectableField> SelectableFields { get; set; }
}
