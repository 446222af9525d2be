using System.Diagnostics;
using System.Globalization;
using System.Net.NetworkInformation;

namespace RoleOperator.Testing;

/// <summary>A Kubernetes API server with etcd, of its own or one that the environment names. Disposing stops what was started.</summary>
/// <remarks>What breaks it (a kill, another set of tokens, etcd's own API) needs one of its own and throws otherwise.</remarks>
public sealed class ControlPlane : IAsyncDisposable
{
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan EndPause = TimeSpan.FromMilliseconds(20);
    private readonly DirectoryInfo folder;

    private ControlPlane(DirectoryInfo folder, string kubeconfig)
    {
        this.folder = folder;
        Kubeconfig = kubeconfig;
    }

    /// <summary>The path of a kubeconfig with an administrator's rights.</summary>
    public string Kubeconfig { get; }

    /// <summary>Where etcd answers its clients, without TLS.</summary>
    public Uri EtcdEndpoint => new($"http://127.0.0.1:{Own("etcd.port")}");

    /// <summary>The port of the API server on 127.0.0.1; it keeps it through restarts.</summary>
    public int ApiServerPort => int.Parse(Own("kube-apiserver.port"), CultureInfo.InvariantCulture);

    /// <exception cref="InvalidOperationException">No API server could be started; the message says why.</exception>
    public static async Task<ControlPlane> StartAsync(CancellationToken cancellationToken = default)
    {
        var folder = Directory.CreateTempSubdirectory("role-operator-kube-");
        return new ControlPlane(folder, await TestbedScript.StartAsync("kube", folder, cancellationToken));
    }

    /// <summary>Ends the API server without warning; etcd keeps running.</summary>
    /// <exception cref="TimeoutException">Its port is not free in time.</exception>
    public async Task KillApiServerAsync()
    {
        var port = ApiServerPort;
        using (var process = Process.GetProcessById(int.Parse(Own("kube-apiserver.pid"), CultureInfo.InvariantCulture))) process.Kill();

        // It is no child of ours to wait for, and a process that dies keeps its port until the last of its threads is gone.
        var watch = Stopwatch.StartNew();
        while (IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(listener => listener.Port == port))
        {
            if (watch.Elapsed > EndLimit) throw new TimeoutException($"The killed API server still listens on port {port} after {EndLimit.TotalSeconds} s.");
            await Task.Delay(EndPause);
        }
    }

    /// <summary>Starts the API server again, on the same port and data, and waits until it is ready.</summary>
    public Task StartApiServerAsync() => TestbedScript.RunAsync("start-apiserver", folder.FullName, CancellationToken.None);

    /// <summary>Replaces the static tokens that the API server knows beside its administrator's. It reads them when it starts.</summary>
    /// <param name="lines">As <c>--token-auth-file</c> has them: <c>token,user,uid,"group,group"</c>.</param>
    public Task WriteTokensAsync(params string[] lines) => File.WriteAllLinesAsync(Path.Combine(folder.FullName, "tokens.csv"), lines);

    public async ValueTask DisposeAsync() => await TestbedScript.StopAsync("kube", folder);

    private string Own(string file)
    {
        var path = Path.Combine(folder.FullName, file);
        return File.Exists(path)
            ? File.ReadAllText(path).Trim()
            : throw new InvalidOperationException($"There is no {path}: the control plane is not one that was started here, or does not run.");
    }
}
