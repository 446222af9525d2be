using k8s.Exceptions;
using k8s.KubeConfigModels;

namespace k8s;

/// <content>Configurations from kubeconfig files.</content>
public partial class KubernetesClientConfiguration
{
    public static readonly string KubeConfigDefaultLocation =
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".kube", "config");

    public string? CurrentContext { get; internal set; }

    /// <summary>How long an exec credential plugin may take.</summary>
    public static TimeSpan ExecTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The files of KUBECONFIG, else the file in the home directory, else the pod's service account, else localhost:8080.</summary>
    public static KubernetesClientConfiguration BuildDefaultConfig()
    {
        var files = (Environment.GetEnvironmentVariable("KUBECONFIG") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(path => new FileInfo(path.Trim('"')))
            .ToList();

        if (files.Count > 0)
            return BuildConfigFromConfigObject(KubeConfigFiles.LoadAll(files));
        if (File.Exists(KubeConfigDefaultLocation))
            return BuildConfigFromConfigFile(KubeConfigDefaultLocation);

        return IsInCluster() ? InClusterConfig() : new KubernetesClientConfiguration { Host = "http://localhost:8080" };
    }

    public static KubernetesClientConfiguration BuildConfigFromConfigFile(
        string? kubeconfigPath = null, string? currentContext = null, string? masterUrl = null, bool useRelativePaths = true) =>
        BuildConfigFromConfigFile(new FileInfo(kubeconfigPath ?? KubeConfigDefaultLocation), currentContext, masterUrl, useRelativePaths);

    public static KubernetesClientConfiguration BuildConfigFromConfigFile(
        FileInfo kubeconfig, string? currentContext = null, string? masterUrl = null, bool useRelativePaths = true) =>
        BuildConfigFromConfigObject(LoadKubeConfig(kubeconfig, useRelativePaths), currentContext, masterUrl);

    public static KubernetesClientConfiguration BuildConfigFromConfigFile(Stream kubeconfig, string? currentContext = null, string? masterUrl = null) =>
        BuildConfigFromConfigObject(LoadKubeConfig(kubeconfig), currentContext, masterUrl);

    public static Task<KubernetesClientConfiguration> BuildConfigFromConfigFileAsync(
        FileInfo kubeconfig, string? currentContext = null, string? masterUrl = null, bool useRelativePaths = true) =>
        Task.Run(() => BuildConfigFromConfigFile(kubeconfig, currentContext, masterUrl, useRelativePaths));

    public static KubernetesClientConfiguration BuildConfigFromConfigObject(
        K8SConfiguration k8SConfig, string? currentContext = null, string? masterUrl = null)
    {
        ArgumentNullException.ThrowIfNull(k8SConfig);
        return new KubeConfigResolution(k8SConfig).Resolve(currentContext ?? k8SConfig.CurrentContext, masterUrl);
    }

    public static K8SConfiguration LoadKubeConfig(string? kubeconfigPath = null, bool useRelativePaths = true) =>
        LoadKubeConfig(new FileInfo(kubeconfigPath ?? KubeConfigDefaultLocation), useRelativePaths);

    public static K8SConfiguration LoadKubeConfig(FileInfo kubeconfig, bool useRelativePaths = true)
    {
        ArgumentNullException.ThrowIfNull(kubeconfig);
        return KubeConfigFiles.Load(kubeconfig, useRelativePaths);
    }

    public static K8SConfiguration LoadKubeConfig(Stream kubeconfigStream)
    {
        ArgumentNullException.ThrowIfNull(kubeconfigStream);
        using var text = new StreamReader(kubeconfigStream, leaveOpen: true);
        return KubeConfigYaml.Parse(text, "The kubeconfig");
    }

    /// <summary>Runs an exec credential plugin once.</summary>
    /// <exception cref="KubeConfigException">It could not be started, failed, took too long, or printed no credential.</exception>
    public static ExecCredentialResponse ExecuteExternalCommand(ExternalExecution config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return Task.Run(() => ExecPlugin.RunAsync(config, CancellationToken.None)).GetAwaiter().GetResult();
    }
}
