using System.Text.Json.Nodes;
using Amazon.EC2;
using Amazon.IdentityManagement;
using Amazon.Runtime;
using RoleOperator.Testing;
using RoleOperator.Testing.Charts;

namespace RoleOperator.Integration.Tests.Harness;

/// <summary>
/// A real kube-apiserver, an AWS end behind a recording proxy, and the real program between them; shared by the tests of a collection, each of which
/// works in a namespace of its own. The resync is short, so that "nothing happens any more" can be seen soon. The operator has the rights that the chart
/// gives it and no others; at the end the API server's audit log says whether it was refused anything.
/// </summary>
public sealed class World : IAsyncLifetime
{
    public const string ClusterName = "test-cluster";

    /// <summary>The account of either end.</summary>
    public const string AccountId = "123456789012";

    public const string Region = "eu-west-1";
    private readonly Action<JsonObject>? changeCrd;
    private readonly Func<Task<IAwsEnd>> startAws;
    private int namespaces;
    private RestrictedOperator? restricted;
    private ControlPlane? controlPlane;
    private IAwsEnd? aws;

    public World()
        : this(null, MotoEnd.StartAsync)
    {
    }

    /// <param name="changeCrd">What to do to each CRD before the API server gets it.</param>
    /// <param name="startAws">Starts the AWS end.</param>
    internal World(Action<JsonObject>? changeCrd, Func<Task<IAwsEnd>> startAws)
    {
        this.changeCrd = changeCrd;
        this.startAws = startAws;
        Eventually = new Eventually(() => Operator);
    }

    public Eventually Eventually { get; }

    /// <summary>What the operator of this world is told beside the usual.</summary>
    internal IReadOnlyList<string> OperatorArguments { get; init; } = [];

    /// <summary>Values of the chart beside the cluster's name, as YAML.</summary>
    internal string ChartValues { get; init; } = "";

    /// <summary>Whether tests take rights away from the operator, so that it is refused things.</summary>
    internal bool TakesRightsAway { get; init; }

    public Cluster Cluster { get; private set; } = null!;

    public RecordingProxy Proxy { get; private set; } = null!;

    /// <summary>The operator of this world; null while a test has taken it away.</summary>
    public OperatorProcess? Operator { get; private set; }

    /// <summary>IAM as its owner sees it: past the proxy, so that looking is not counted.</summary>
    public AmazonIdentityManagementServiceClient Iam { get; private set; } = null!;

    /// <summary>EC2 of <see cref="Region"/>, past the proxy.</summary>
    public AmazonEC2Client Ec2 { get; private set; } = null!;

    /// <summary>Every request that the API server has answered so far.</summary>
    public IReadOnlyList<AuditedRequest> Audited => controlPlane!.AuditedRequests;

    public async Task InitializeAsync()
    {
        restricted = await RestrictedOperator.RenderAsync(new ChartInput($"clusterName: {ClusterName}\n{ChartValues}"));
        controlPlane = await ControlPlane.StartAuditedAsync([restricted.TokenLine]);
        await restricted.InstallAsync(controlPlane.Kubeconfig);
        aws = await startAws();
        Proxy = await NewProxyAsync();
        Cluster = new Cluster(controlPlane.Kubeconfig, Eventually);
        await Cluster.InstallAsync(Path.Combine(Repository.Root, "crds"), changeCrd);

        var credentials = new BasicAWSCredentials(aws.Credentials.AccessKey, aws.Credentials.SecretKey);
        var endpoint = aws.Endpoint.ToString();
        Iam = new(credentials, new AmazonIdentityManagementServiceConfig { ServiceURL = endpoint, AuthenticationRegion = "us-east-1" });
        Ec2 = Ec2Of(Region);
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

    /// <summary>Lets operators elect a leader in a team's namespace, as if the chart had been installed there.</summary>
    public Task AllowElectionAsync(Team team) => restricted!.InstallElectionAsync(controlPlane!.Kubeconfig, team.Namespace);

    /// <summary>Starts the operator again after <see cref="KillOperatorAsync"/>.</summary>
    public void StartOperator() => Operator = NewOperator(Proxy.Endpoint, ["--leader-elect", "false", .. OperatorArguments]);

    /// <summary>Ends the operator without warning.</summary>
    public async Task KillOperatorAsync()
    {
        var ended = Operator!;
        Operator = null;
        await ended.DisposeAsync();
    }

    /// <summary>One more operator, which the caller disposes of.</summary>
    public OperatorProcess NewOperator(Uri endpoint, params string[] arguments) => NewOperator(
        endpoint,
        new Dictionary<string, string?>
        {
            ["AWS_ACCESS_KEY_ID"] = aws!.Credentials.AccessKey,
            ["AWS_SECRET_ACCESS_KEY"] = aws.Credentials.SecretKey,
        },
        arguments);

    /// <summary>One more operator, which the caller disposes of.</summary>
    /// <param name="endpoint">Where all services answer.</param>
    /// <param name="login">How it gets its credentials, as variables of the SDK.</param>
    /// <param name="arguments">Its command line beside the usual.</param>
    public OperatorProcess NewOperator(Uri endpoint, IReadOnlyDictionary<string, string?> login, params string[] arguments) =>
        OperatorProcess.Start(
            new Dictionary<string, string?>(login)
            {
                ["KUBECONFIG"] = restricted!.Kubeconfig,
                ["AWS_ENDPOINT_URL"] = endpoint.ToString(),
                ["AWS_REGION"] = aws!.OperatorRegion,
            },
            ["--cluster-name", ClusterName, "--resync", "1s", .. arguments]);

    /// <summary>EC2 of another region, past the proxy; the caller disposes of it.</summary>
    public AmazonEC2Client Ec2Of(string region) => new(
        new BasicAWSCredentials(aws!.Credentials.AccessKey, aws.Credentials.SecretKey),
        new AmazonEC2Config { ServiceURL = aws.Endpoint.ToString(), AuthenticationRegion = region });

    /// <summary>AWS as its owner sees it.</summary>
    /// <param name="ec2">EC2 of another region; null for that of <see cref="Region"/>.</param>
    public AwsView View(AmazonEC2Client? ec2 = null) => new(Iam, ec2 ?? Ec2, aws!.ImageId);

    /// <summary>One more way to AWS, which the caller disposes of.</summary>
    public Task<RecordingProxy> NewProxyAsync() => RecordingProxy.StartAsync(aws!.Endpoint);

    public async Task DisposeAsync()
    {
        if (Operator is { } running) await running.DisposeAsync();
        Iam.Dispose();
        Ec2.Dispose();
        Cluster.Dispose();
        await Proxy.DisposeAsync();
        await aws!.DisposeAsync();
        var refused = restricted!.Forbidden(controlPlane!.AuditedRequests);
        await controlPlane.DisposeAsync();
        restricted.Dispose();
        if (!TakesRightsAway) Assert.Empty(refused);
    }
}
