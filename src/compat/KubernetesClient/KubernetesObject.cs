using System.Text.Json.Serialization;

namespace k8s;

/// <summary>The part that every Kubernetes object has in common.</summary>
public class KubernetesObject : IKubernetesObject
{
    [JsonPropertyName("apiVersion")]
    public string? ApiVersion { get; set; }

    [JsonPropertyName("kind")]
    public string? Kind { get; set; }
}
