using System.Text.Json.Nodes;
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

    /// <summary>moto's only account.</summary>
    public const string AccountId = "123456789012";

    public const string Region = "eu-west-1";
    private readonly Action<JsonObject>? changeCrd;
    private int namespaces;
    private ControlPlane? controlPlane;
    private Moto? moto;

    public World()
        : this(null)
    {
    }

    /// <param name="changeCrd">What to do to each CRD before the API server gets it.</param>
    internal World(Action<JsonObject>? changeCrd)
    {
        this.changeCrd = changeCrd;
        Eventually = new Eventually(() => Operator);
    }

    public Eventually Eventually { get; }

    public Cluster Cluster { get; private set; } = null!;

    public RecordingProxy Proxy { get; private set; } = null!;

    /// <summary>The operator of this world; null while a test has taken it away.</summary>
    public OperatorProcess? Operator { get; private set; }

    /// <summary>IAM as its owner sees it: past the proxy, so that looking is not counted.</summary>
    public AmazonIdentityManagementServiceClient Iam { get; private set; } = null!;

    /// <summary>EC2 of <see cref="Region"/>, past the proxy.</summary>
    public AmazonEC2Client Ec2 { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        controlPlane = await ControlPlane.StartAsync();
        moto = await Moto.StartAsync();
        Proxy = await NewProxyAsync();
        Cluster = new Cluster(controlPlane.Kubeconfig, Eventually);
        await Cluster.InstallAsync(Path.Combine(Repository.Root, "crds"), changeCrd);

        var credentials = new BasicAWSCredentials("testing", "testing");
        var endpoint = moto.Endpoint.ToString();
        Iam = new(credentials, new AmazonIdentityManagementServiceConfig { ServiceURL = endpoint, AuthenticationRegion = "us-east-1" });
        Ec2 = new(credentials, new AmazonEC2Config { ServiceURL = endpoint, AuthenticationRegion = Region });
        StartOperator();
    }

    /// <summary>A new namespace, whose objects go when the test ends.</summary>
    public async Task<Team> TeamAsync()
    {
        // Three digits, so that no name is the beginning of another.
        var name = $"team-{Interlocked.Increment(ref namespaces):000}";
        await Cluster.CreateNamespaceAsync(name);
        return new Team(this, name);
    }

    /// <summary>Starts the operator again after <see cref="KillOperatorAsync"/>.</summary>
    public void StartOperator() => Operator = NewOperator(Proxy.Endpoint, "--leader-elect", "false");

    /// <summary>Ends the operator without warning.</summary>
    public async Task KillOperatorAsync()
    {
        var ended = Operator!;
        Operator = null;
        await ended.DisposeAsync();
    }

    /// <summary>One more operator, which the caller disposes of.</summary>
    public OperatorProcess NewOperator(Uri aws, params string[] arguments) =>
        OperatorProcess.Start(controlPlane!.Kubeconfig, aws, ["--cluster-name", ClusterName, "--resync", "1s", .. arguments]);

    /// <summary>One more way to AWS, which the caller disposes of.</summary>
    public Task<RecordingProxy> NewProxyAsync() => RecordingProxy.StartAsync(moto!.Endpoint);

    public async Task DisposeAsync()
    {
        if (Operator is { } running) await running.DisposeAsync();
        Iam.Dispose();
        Ec2.Dispose();
        Cluster.Dispose();
        await Proxy.DisposeAsync();
        await moto!.DisposeAsync();
        await controlPlane!.DisposeAsync();
    }
}
