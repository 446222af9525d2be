using Amazon.EC2;
using Amazon.IdentityManagement;
using RoleOperator.AwsSimulator.Log;
using RoleOperator.AwsSimulator.Serving;
using RoleOperator.AwsSimulator.World;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Testing;
using RoleOperator.Testing.Charts;

namespace RoleOperator.Docs.Tests.Stage;

/// <summary>
/// The world that the documents speak of: a real kube-apiserver, a strict AWS, and between them the operator with exactly the IAM policy that is shipped.
/// The API server has the Deployment of the documented installation as well, and a pod of it, which nothing runs.
/// </summary>
public sealed class DocumentedWorld : IAsyncLifetime
{
    private LeastPrivilegeEnd end = null!;

    public DocumentedWorld() => World = new World(changeCrd: null, async () => end = await LeastPrivilegeEnd.StartAsync());

    public World World { get; }

    /// <summary>EC2 with an administrator's keys.</summary>
    public AmazonEC2Client Ec2 { get; private set; } = null!;

    /// <summary>IAM with an administrator's keys.</summary>
    public AmazonIdentityManagementServiceClient Iam { get; private set; } = null!;

    /// <summary>The simulated AWS.</summary>
    public Simulator Simulator => end.Simulator;

    public Account Account => end.Simulator.World.FindAccount(World.AccountId)!;

    /// <summary>Every call that the operator made so far.</summary>
    public IEnumerable<LoggedCall> OperatorCalls => end.Simulator.Log.Calls.Where(call => call.AccessKeyId == end.Credentials.AccessKey);

    public Uri AwsEndpoint => end.Endpoint;

    public string ImageId => end.ImageId;

    public async Task InitializeAsync()
    {
        await World.InitializeAsync();
        await InstallAsync();
        var keys = new Amazon.Runtime.BasicAWSCredentials(LeastPrivilegeEnd.Administrator.AccessKey, LeastPrivilegeEnd.Administrator.SecretKey);
        Iam = end.Iam(LeastPrivilegeEnd.Administrator);
        Ec2 = new(keys, new AmazonEC2Config { ServiceURL = end.Endpoint.ToString(), AuthenticationRegion = World.Region });
    }

    public async Task DisposeAsync()
    {
        Iam.Dispose();
        Ec2.Dispose();
        await World.DisposeAsync();
    }

    private async Task InstallAsync()
    {
        const string Namespace = "role-operator";
        var chart = await HelmChart.RenderAsync(new ChartInput("clusterName: my-cluster") { Namespace = Namespace });
        var deployment = chart.One("Deployment");
        var pod = deployment["spec"]!["template"]!.DeepClone().AsObject();
        (pod["apiVersion"], pod["kind"], pod["metadata"]!["name"]) = ("v1", "Pod", "role-operator-0");
        await World.Cluster.CreateNamespaceAsync(Namespace);
        await Kubectl.RunAsync(
            World.Cluster.Kubeconfig, $"{deployment.ToJsonString()}\n{pod.ToJsonString()}", "create", "--namespace", Namespace, "--filename", "-");
    }
}

[CollectionDefinition(Name)]
public sealed class DocumentedWorldCollection : ICollectionFixture<DocumentedWorld>
{
    public const string Name = "documented world";
}
