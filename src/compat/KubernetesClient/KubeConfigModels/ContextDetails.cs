namespace k8s.KubeConfigModels;

/// <summary>The cluster, user and namespace of a context.</summary>
public class ContextDetails
{
    public string? Cluster { get; set; }

    public string? User { get; set; }

    public string? Namespace { get; set; }
}
