using Amazon.IdentityManagement;
using Amazon.Runtime;
using RoleOperator.Core.Resources;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Testing;

namespace RoleOperator.Leadership.Tests.Stage;

/// <summary>
/// A real kube-apiserver and moto, for replicas to compete in. The tests of its collection run one after the other, each with a lease of its own.
/// </summary>
public sealed class Theatre : IAsyncLifetime
{
    private ControlPlane? controlPlane;
    private Moto? moto;
    private int leases;

    /// <summary>Waits where no process has to live meanwhile.</summary>
    public static Eventually Eventually { get; } = new(() => null);

    public Cluster Cluster { get; private set; } = null!;

    public Uri Aws => moto!.Endpoint;

    /// <summary>IAM as its owner sees it: past the replicas.</summary>
    public AmazonIdentityManagementServiceClient Iam { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var (kube, aws) = (ControlPlane.StartAsync(), Moto.StartAsync());
        (controlPlane, moto) = (await kube, await aws);
        Cluster = new Cluster(controlPlane.Kubeconfig, Eventually);
        await Cluster.InstallAsync(Path.Combine(Repository.Root, "crds"));
        await Cluster.CreateNamespaceAsync(Load.Namespace);
        foreach (var role in Load.Roles) await Load.EditAsync(Cluster, role, 0);
        Iam = new(
            new BasicAWSCredentials("testing", "testing"),
            new AmazonIdentityManagementServiceConfig { ServiceURL = Aws.ToString(), AuthenticationRegion = "us-east-1" });
    }

    /// <summary>A replica that leads and has work to do.</summary>
    public async Task<Reign> ReignAsync(int workers, int seed)
    {
        var @namespace = $"lease-{++leases}";
        await Cluster.CreateNamespaceAsync(@namespace);
        var leader = await ReplicaAsync(@namespace, workers);
        var lease = new LeaseHistory(Cluster.Client, @namespace);
        var holder = (await lease.HolderAfterAsync("")).Holder;
        foreach (var role in Load.Roles) await Cluster.ReadyAsync(ResourceKind.Role, Load.Namespace, role);
        var load = new Load(Cluster, Iam, seed);
        await leader.WritesAsync(5, Clock.Now);
        return new(leader, holder, lease, load, () => ReplicaAsync(@namespace, workers));
    }

    public async Task DisposeAsync()
    {
        Iam.Dispose();
        Cluster.Dispose();
        await moto!.DisposeAsync();
        await controlPlane!.DisposeAsync();
    }

    private Task<Replica> ReplicaAsync(string @namespace, int workers) =>
        Replica.StartAsync(controlPlane!.Kubeconfig, Aws, @namespace, workers);
}
