namespace RoleOperator.Testing;

/// <summary>A Kubernetes API server with etcd, of its own or one that the environment names. Disposing stops what was started.</summary>
public sealed class ControlPlane : IAsyncDisposable
{
    private readonly DirectoryInfo folder;

    private ControlPlane(DirectoryInfo folder, string kubeconfig)
    {
        this.folder = folder;
        Kubeconfig = kubeconfig;
    }

    /// <summary>The path of a kubeconfig with an administrator's rights.</summary>
    public string Kubeconfig { get; }

    /// <exception cref="InvalidOperationException">No API server could be started; the message says why.</exception>
    public static async Task<ControlPlane> StartAsync(CancellationToken cancellationToken = default)
    {
        var folder = Directory.CreateTempSubdirectory("role-operator-kube-");
        return new ControlPlane(folder, await TestbedScript.StartAsync("kube", folder, cancellationToken));
    }

    public async ValueTask DisposeAsync() => await TestbedScript.StopAsync("kube", folder);
}
