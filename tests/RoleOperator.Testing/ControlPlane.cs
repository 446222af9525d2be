using System.Diagnostics;
using System.Globalization;
using System.Net.NetworkInformation;

namespace RoleOperator.Testing;

/// <summary>A Kubernetes API server with etcd, of its own or one that the environment names. Disposing stops what was started.</summary>
/// <remarks>What breaks it (a kill, another set of tokens, etcd's own API) needs one of its own and throws otherwise.</remarks>
public sealed class ControlPlane : IAsyncDisposable
{
    private const string TokensFile = "tokens.csv";
    private const string AuditOption = "--audit-log";
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan EndPause = TimeSpan.FromMilliseconds(20);
    private readonly DirectoryInfo folder;
    private readonly string[] options;

    private ControlPlane(DirectoryInfo folder, string kubeconfig, string[] options)
    {
        this.folder = folder;
        this.options = options;
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
        return new ControlPlane(folder, await TestbedScript.StartAsync("kube", folder, cancellationToken), []);
    }

    /// <summary>Starts one that knows more users and writes down who asks for what.</summary>
    /// <param name="tokens">As for <see cref="WriteTokensAsync"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">No API server could be started; the message says why.</exception>
    public static async Task<ControlPlane> StartAuditedAsync(IEnumerable<string> tokens, CancellationToken cancellationToken = default)
    {
        var folder = Directory.CreateTempSubdirectory("role-operator-kube-");
        await File.WriteAllLinesAsync(Path.Combine(folder.FullName, TokensFile), tokens, cancellationToken);
        return new ControlPlane(folder, await TestbedScript.StartAsync("kube", folder, cancellationToken, AuditOption), [AuditOption]);
    }

    /// <summary>Every request that was answered so far. A server started by <see cref="StartAsync"/> keeps no such log.</summary>
    public IReadOnlyList<AuditedRequest> AuditedRequests => AuditedRequest.Read(Path.Combine(folder.FullName, "audit.log"));

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
    public Task StartApiServerAsync() => TestbedScript.RunAsync("start-apiserver", folder.FullName, CancellationToken.None, options);

    /// <summary>Replaces the static tokens that the API server knows beside its administrator's. It reads them when it starts.</summary>
    /// <param name="lines">As <c>--token-auth-file</c> has them: <c>token,user,uid,"group,group"</c>.</param>
    public Task WriteTokensAsync(params string[] lines) => File.WriteAllLinesAsync(Path.Combine(folder.FullName, TokensFile), lines);

    public async ValueTask DisposeAsync() => await TestbedScript.StopAsync("kube", folder);

    private string Own(string file)
    {
        var path = Path.Combine(folder.FullName, file);
        return File.Exists(path)
            ? File.ReadAllText(path).Trim()
            : throw new InvalidOperationException($"There is no {path}: the control plane is not one that was started here, or does not run.");
    }
}
