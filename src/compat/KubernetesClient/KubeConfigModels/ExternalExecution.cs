namespace k8s.KubeConfigModels;

/// <summary>An exec credential plugin: a command that prints a credential.</summary>
public class ExternalExecution
{
    public string? ApiVersion { get; set; }

    public string? Command { get; set; }

    /// <summary>Pairs of "name" and "value".</summary>
    public IList<Dictionary<string, string>>? EnvironmentVariables { get; set; }

    public IList<string>? Arguments { get; set; }

    public string? InstallHint { get; set; }

    public bool ProvideClusterInfo { get; set; }

    internal string? InteractiveMode { get; set; }

    /// <summary>The cluster that is told to the plugin when <see cref="ProvideClusterInfo"/> asks for it.</summary>
    internal ClusterEndpoint? ClusterInfo { get; set; }
}
