namespace k8s.KubeConfigModels;

/// <summary>A named pair of cluster and user.</summary>
public class Context
{
    public ContextDetails? ContextDetails { get; set; }

    public string? Name { get; set; }
}
