using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Leadership.Tests.Stage;
using RoleOperator.Testing;

namespace RoleOperator.Fault.Tests.Faults;

/// <summary>
/// A kube-apiserver that may be killed, a bad network in front of it, and moto behind a recording proxy. Each test starts an operator of its own, in a
/// namespace of its own. Its resync is an hour: what it does, an event told it to do.
/// </summary>
public sealed class FaultWorld : IAsyncLifetime
{
    public const string ClusterName = "fault-cluster";

    /// <summary>Waits for what no operator has a part in.</summary>
    public static readonly Eventually Unattended = new(() => null);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("role-operator-fault-");
    private int namespaces;
    private Moto? moto;

    public ControlPlane ControlPlane { get; private set; } = null!;

    /// <summary>The user's way to the API server, which no fault of <see cref="Network"/> touches.</summary>
    public Cluster Cluster { get; private set; } = null!;

    /// <summary>The operator's way to the API server.</summary>
    public TcpFaultProxy Network { get; private set; } = null!;

    public RecordingProxy Aws { get; private set; } = null!;

    /// <summary>IAM as its owner sees it.</summary>
    public AmazonIdentityManagementServiceClient Iam { get; private set; } = null!;

    /// <summary>A kubeconfig whose server is behind <see cref="Network"/>.</summary>
    public string OperatorKubeconfig { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        ControlPlane = await ControlPlane.StartAsync();
        moto = await Moto.StartAsync();
        Aws = await RecordingProxy.StartAsync(moto.Endpoint);
        Iam = new(
            new BasicAWSCredentials("testing", "testing"),
            new AmazonIdentityManagementServiceConfig { ServiceURL = moto.Endpoint.ToString(), AuthenticationRegion = "us-east-1" });
        Cluster = new Cluster(ControlPlane.Kubeconfig, Unattended);
        await Cluster.InstallAsync(Path.Combine(Repository.Root, "crds"));

        Network = TcpFaultProxy.Start(ControlPlane.ApiServerPort);
        OperatorKubeconfig = await WriteKubeconfigAsync("operator", text => text);
    }

    /// <summary>The administrator's kubeconfig, led through <see cref="Network"/> and changed further.</summary>
    /// <returns>Its path.</returns>
    public async Task<string> WriteKubeconfigAsync(string name, Func<string, string> change)
    {
        var text = await File.ReadAllTextAsync(ControlPlane.Kubeconfig);
        var path = PathOf(name);
        await File.WriteAllTextAsync(
            path, change(text.Replace($"127.0.0.1:{ControlPlane.ApiServerPort}", $"127.0.0.1:{Network.Port}", StringComparison.Ordinal)));
        return path;
    }

    /// <summary>A path for a file that goes when this world goes.</summary>
    public string PathOf(string file) => Path.Combine(folder.FullName, file);

    public async Task<string> NamespaceAsync()
    {
        var name = $"team-{Interlocked.Increment(ref namespaces)}";
        await Cluster.CreateNamespaceAsync(name);
        return name;
    }

    /// <summary>Starts an operator.</summary>
    /// <param name="leaderElect">Whether it takes part in an election, on a lease in the namespace <c>default</c>.</param>
    /// <param name="kubeconfig">Its way to the API server, unless it is <see cref="OperatorKubeconfig"/>.</param>
    /// <param name="aws">Its way to AWS, unless it is <see cref="Aws"/>.</param>
    /// <param name="more">More of its command line.</param>
    public OperatorProcess StartOperator(bool leaderElect = false, string? kubeconfig = null, Uri? aws = null, string[]? more = null) => OperatorProcess.Start(
        kubeconfig ?? OperatorKubeconfig, aws ?? Aws.Endpoint,
        ["--cluster-name", ClusterName, "--resync", "1h", "--leader-elect", leaderElect ? "true" : "false", "--lease-namespace", "default", .. more ?? []]);

    /// <summary>One more way to AWS, which the caller disposes of.</summary>
    public Task<AwsFront> NewWayAsync() => AwsFront.StartAsync(moto!.Endpoint);

    /// <summary>The description of a role in AWS; null when there is no such role.</summary>
    public async Task<string?> DescriptionAsync(string awsName)
    {
        try
        {
            return (await Iam.GetRoleAsync(new() { RoleName = awsName })).Role.Description ?? "";
        }
        catch (NoSuchEntityException)
        {
            return null;
        }
    }

    /// <summary>Waits for a state of the world that an operator brings about.</summary>
    public static Task<T> SeeAsync<T>(OperatorProcess running, string what, Func<Task<T>> look, Func<T, bool> passes) =>
        new Eventually(() => running).SeeAsync(what, look, passes);

    /// <summary>Waits until the description in AWS is this; null waits until the role is gone.</summary>
    public Task SeeDescriptionAsync(OperatorProcess running, string awsName, string? description) =>
        SeeAsync(running, $"role {awsName} in AWS is {description ?? "gone"}", () => DescriptionAsync(awsName), seen => seen == description);

    /// <summary>Waits until the operator says something.</summary>
    public static Task SeeLogAsync(OperatorProcess running, string text, int times = 1) => SeeAsync(
        running, $"\"{text}\" in the log {times} times",
        () => Task.FromResult(running.Output.Count(line => line.Contains(text, StringComparison.Ordinal))), seen => seen >= times);

    public async Task DisposeAsync()
    {
        Iam.Dispose();
        Cluster.Dispose();
        await Network.DisposeAsync();
        await Aws.DisposeAsync();
        await moto!.DisposeAsync();
        await ControlPlane.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
