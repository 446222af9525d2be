using k8s;
using k8s.Models;
using static KubernetesClientTests.Cluster.ClusterFixture;

namespace KubernetesClientTests.Cluster;

[Collection(ClusterFixture.Name)]
public class BuiltInTests(ClusterFixture cluster)
{
    // With a fraction: the server's micro times want their six digits, and whole seconds are written without any.
    private static readonly DateTime Noon = new(2026, 11, 21, 12, 0, 0, 500, DateTimeKind.Utc);

    [Fact]
    public async Task Lease_CreatedReplacedAndRead_KeepsHolderAndTimes()
    {
        var leases = cluster.Client.CoordinationV1;
        var lease = await leases.CreateNamespacedLeaseAsync(Lease("held", "one"), cluster.Namespace);
        lease.Spec.HolderIdentity = "two";
        lease.Spec.RenewTime = Noon.AddTicks(1_234_560);
        await leases.ReplaceNamespacedLeaseAsync(lease, "held", cluster.Namespace);

        var read = await leases.ReadNamespacedLeaseAsync("held", cluster.Namespace);

        Assert.Equal("two", read.Spec.HolderIdentity);
        Assert.Equal((Noon, Noon.AddTicks(1_234_560)), (read.Spec.AcquireTime, read.Spec.RenewTime));
        Assert.Contains((await leases.ListNamespacedLeaseAsync(cluster.Namespace)).Items, item => item.Name() == "held");
    }

    [Fact]
    public async Task Lease_TakenByAnotherMeanwhile_Conflicts()
    {
        var leases = cluster.Client.CoordinationV1;
        var mine = await leases.CreateNamespacedLeaseAsync(Lease("contested", "one"), cluster.Namespace);
        var second = await leases.ReadNamespacedLeaseAsync("contested", cluster.Namespace) with { Spec = Lease("", "two").Spec };
        await leases.ReplaceNamespacedLeaseAsync(second, "contested", cluster.Namespace);

        mine.Spec.HolderIdentity = "three";

        await RefusedAsync(409, () => leases.ReplaceNamespacedLeaseAsync(mine, "contested", cluster.Namespace));
        await RefusedAsync(409, () => leases.CreateNamespacedLeaseAsync(Lease("contested", "four"), cluster.Namespace));
        await leases.DeleteNamespacedLeaseAsync("contested", cluster.Namespace);
        await RefusedAsync(404, () => leases.ReadNamespacedLeaseAsync("contested", cluster.Namespace));
    }

    [Fact]
    public async Task Event_CreatedAndPatchedIntoASeries_IsListed()
    {
        var events = cluster.Client.EventsV1;
        var created = await events.CreateNamespacedEventAsync(
            new Eventsv1Event
            {
                Metadata = new V1ObjectMeta { GenerateName = "orders-", NamespaceProperty = cluster.Namespace },
                EventTime = Noon,
                Type = "Normal",
                Reason = "Created",
                Action = "Reconcile",
                Note = "Created the role orders.",
                ReportingController = "roleoperator.io/role",
                ReportingInstance = "operator-0",
                Regarding = new V1ObjectReference { ApiVersion = $"{Group}/v1", Kind = "Gadget", Name = "orders", NamespaceProperty = cluster.Namespace },
            },
            cluster.Namespace);
        var patch = new V1Patch("""{"series":{"count":2,"lastObservedTime":"2026-11-21T12:00:01.000000Z"}}""", V1Patch.PatchType.StrategicMergePatch);

        await events.PatchNamespacedEventAsync(patch, created.Name()!, cluster.Namespace);

        var listed = (await events.ListNamespacedEventAsync(cluster.Namespace)).Items.Single(item => item.Name() == created.Name());
        Assert.Equal(2, listed.Series.Count);
        Assert.Equal(Noon, listed.EventTime);
        Assert.Equal("Created the role orders.", listed.Note);
    }

    [Fact]
    public async Task ConfigMap_CreatedAndDeleted_Is404Afterwards()
    {
        var core = cluster.Client.CoreV1;
        await core.CreateNamespacedConfigMapAsync(
            new V1ConfigMap { Metadata = new V1ObjectMeta { Name = "settings" }, Data = new Dictionary<string, string> { ["a"] = "b" } }, cluster.Namespace);

        Assert.Equal("b", (await core.ReadNamespacedConfigMapAsync("settings", cluster.Namespace)).Data["a"]);
        Assert.Equal("Success", (await core.DeleteNamespacedConfigMapAsync("settings", cluster.Namespace)).Status);
        await RefusedAsync(404, () => core.ReadNamespacedConfigMapAsync("settings", cluster.Namespace));
    }

    [Fact]
    public async Task Namespaces_AreListed() =>
        Assert.Contains((await cluster.Client.CoreV1.ListNamespaceAsync()).Items, item => item.Name() == cluster.Namespace);

    [Fact]
    public async Task Definition_Replaced_KeepsItsSchema()
    {
        var definitions = cluster.Client.ApiextensionsV1;
        var before = await definitions.ReadCustomResourceDefinitionAsync($"machines.{Group}");
        before.Spec.Names.ShortNames = ["mc"];

        var after = await definitions.ReplaceCustomResourceDefinitionAsync(before, $"machines.{Group}");

        Assert.Equal(["mc"], after.Spec.Names.ShortNames);
        Assert.Equal(
            KubernetesJson.Serialize(before.Spec.Versions[0].Schema.OpenAPIV3Schema),
            KubernetesJson.Serialize(after.Spec.Versions[0].Schema.OpenAPIV3Schema));
    }

    [Fact]
    public async Task WrongToken_IsUnauthorized()
    {
        var config = cluster.Configuration();
        using var stranger = new Kubernetes(new KubernetesClientConfiguration
        {
            Host = config.Host,
            SslCaCerts = config.SslCaCerts,
            SkipTlsVerify = config.SkipTlsVerify,
            AccessToken = "wrong",
        });

        await RefusedAsync(401, () => stranger.CoreV1.ListNamespaceAsync());
    }

    [Fact]
    public async Task Server_OfTheCluster_IsNotTrustedWithoutItsAuthority()
    {
        var config = cluster.Configuration();
        using var stranger = new Kubernetes(new KubernetesClientConfiguration { Host = config.Host, AccessToken = config.AccessToken });

        await Assert.ThrowsAsync<HttpRequestException>(() => stranger.Version.GetCodeAsync());
    }

    [Fact]
    public async Task Version_IsTold() => Assert.StartsWith("v1.", (await cluster.Client.Version.GetCodeAsync()).GitVersion, StringComparison.Ordinal);

    private static V1Lease Lease(string name, string holder) => new()
    {
        Metadata = new V1ObjectMeta { Name = name },
        Spec = new V1LeaseSpec { HolderIdentity = holder, LeaseDurationSeconds = 15, AcquireTime = Noon, RenewTime = Noon },
    };
}
