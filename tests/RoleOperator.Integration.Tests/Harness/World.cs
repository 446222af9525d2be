using Amazon.EC2;
using Amazon.IdentityManagement;
using Amazon.Runtime;
using RoleOperator.Testing;

namespace RoleOperator.Integration.Tests.Harness;

/// <summary>
/// A real kube-apiserver, moto behind a recording proxy, and the real program between them; shared by the tests of a collection, each of which
/// works in a namespace of its own. The resync is short, so that "nothing happens any more" can be seen soon.
/// </summary>
public sealed class World : IAsyncLifetime
{
    public const string ClusterName = "test-cluster";
    private int namespaces;
    private ControlPlane? controlPlane;
    private Moto? moto;

    public Cluster Cluster { get; private set; } = null!;

    public RecordingProxy Proxy { get; private set; } = null!;

    public OperatorProcess Operator { get; private set; } = null!;

    /// <summary>IAM as its owner sees it: past the proxy, so that looking is not counted.</summary>
    public AmazonIdentityManagementServiceClient Iam { get; private set; } = null!;

    /// <summary>EC2 of <c>eu-west-1</c>, past the proxy.</summary>
    public AmazonEC2Client Ec2 { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        controlPlane = await ControlPlane.StartAsync();
        moto = await Moto.StartAsync();
        Proxy = await RecordingProxy.StartAsync(moto.Endpoint);
        Cluster = new Cluster(controlPlane.Kubeconfig);
        await Cluster.InstallAsync(Path.Combine(Repository.Root, "crds"));

        var credentials = new BasicAWSCredentials("testing", "testing");
        var endpoint = moto.Endpoint.ToString();
        Iam = new(credentials, new AmazonIdentityManagementServiceConfig { ServiceURL = endpoint, AuthenticationRegion = "us-east-1" });
        Ec2 = new(credentials, new AmazonEC2Config { ServiceURL = endpoint, AuthenticationRegion = "eu-west-1" });
        Operator = OperatorProcess.Start(
            controlPlane.Kubeconfig, Proxy.Endpoint, "--cluster-name", ClusterName, "--resync", "2s", "--leader-elect", "false");
    }

    /// <summary>A new namespace.</summary>
    public async Task<string> NamespaceAsync()
    {
        var name = $"team-{Interlocked.Increment(ref namespaces)}";
        await Cluster.CreateNamespaceAsync(name);
        return name;
    }

    public async Task DisposeAsync()
    {
        await Operator.DisposeAsync();
        Iam.Dispose();
        Ec2.Dispose();
        Cluster.Dispose();
        await Proxy.DisposeAsync();
        await moto!.DisposeAsync();
        await controlPlane!.DisposeAsync();
    }
}
