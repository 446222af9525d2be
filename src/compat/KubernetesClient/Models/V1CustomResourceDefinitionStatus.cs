#nullable disable // As the official models: the same code compiles against both.
using System.Text.Json.Serialization;

namespace k8s.Models;

/// <summary>What the API server made of a definition: accepted names, conditions, stored versions.</summary>
public partial record V1CustomResourceDefinitionStatus
{
    [JsonPropertyName("acceptedNames")]
    public V1CustomResourceDefinitionNames AcceptedNames { get; set; }

    [JsonPropertyName("conditions")]
    public IList<V1CustomResourceDefinitionCondition> Conditions { get; set; }

    [JsonPropertyName("storedVersions")]
    public IList<string> StoredVersions { get; set; }
}
