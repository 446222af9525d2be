namespace k8s.KubeConfigModels;

/// <summary>A kubeconfig file, or several merged into one.</summary>
public class K8SConfiguration
{
    public string? ApiVersion { get; set; }

    public string? Kind { get; set; }

    public string? CurrentContext { get; set; }

    public IEnumerable<Context> Contexts { get; set; } = [];

    public IEnumerable<Cluster> Clusters { get; set; } = [];

    public IEnumerable<User> Users { get; set; } = [];

    /// <summary>Where the file was read from; relative paths in it are relative to its folder. Null: to the working directory.</summary>
    public string? FileName { get; set; }
}
