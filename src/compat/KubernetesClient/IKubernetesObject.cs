#nullable disable
using System.Text.Json.Serialization;
using k8s.Models;

namespace k8s;

/// <summary>Any Kubernetes object.</summary>
public interface IKubernetesObject
{
    [JsonPropertyName("apiVersion")]
    string ApiVersion { get; set; }

    [JsonPropertyName("kind")]
    string Kind { get; set; }
}

/// <summary>A Kubernetes object with metadata.</summary>
public interface IKubernetesObject<TMetadata> : IKubernetesObject, IMetadata<TMetadata>;
