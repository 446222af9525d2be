using System.Diagnostics;
using k8s;
using k8s.Autorest;
using KubernetesAdapterTests.Server;
using KubernetesClientTests.Loopback;
using RoleOperator.Kubernetes;
using RoleOperator.Kubernetes.Http;
using RoleOperator.Runtime.Leadership;

namespace KubernetesAdapterTests;

/// <summary>A leader whose lease is gone steps down at once, so it must not be told so by a server that only starts.</summary>
public sealed class LeaseStoreTests
{
    private static readonly LeaseRecord Lease = new("a", TimeSpan.FromSeconds(15), default, default, 0, "7");

    public static TheoryData<string> OtherAnswers =>
        [OneRole.NotServed, OneRole.NoSuch("operators", "namespaces"), OneRole.NoSuch("role-operator", "configmaps")];

    [Theory]
    [MemberData(nameof(OtherAnswers))]
    public async Task Answer404_ThatDoesNotNameTheLease_IsAFailedRequest(string body)
    {
        await using var server = await LoopbackServer.StartAsync(context => LoopbackServer.Json(context, body, 404));
        using var client = ApiServerClient.Create(new KubernetesClientConfiguration { Host = server.Address }, TimeProvider.System);
        var store = new LeaseStore(client, "operators", "role-operator");

        await Assert.ThrowsAsync<HttpOperationException>(() => store.GetAsync(default));
        await Assert.ThrowsAsync<HttpOperationException>(() => store.CreateAsync(Lease, default));
        await Assert.ThrowsAsync<HttpOperationException>(() => store.ReplaceAsync(Lease, default));
    }

    [Fact]
    public async Task Request_WithinATrace_DoesNotTellTheServerOfIt()
    {
        string? traceParent = null;
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            traceParent = context.Request.Headers["traceparent"].ToString();
            return LoopbackServer.Json(context, OneRole.NoSuch("role-operator", "leases"), 404);
        });
        using var connection = new KubernetesConnection(new KubernetesClientConfiguration { Host = server.Address }, TimeProvider.System);
        using var pass = new Activity("pass").Start();
        Assert.Null(await connection.Lease("operators", "role-operator").GetAsync(default));

        Assert.Equal("", traceParent);
    }

    [Fact]
    public async Task Answer404_ThatNamesTheLease_IsItsAbsenceAndAConflictOfAReplace()
    {
        await using var server = await LoopbackServer.StartAsync(context => LoopbackServer.Json(context, OneRole.NoSuch("role-operator", "leases"), 404));
        using var client = ApiServerClient.Create(new KubernetesClientConfiguration { Host = server.Address }, TimeProvider.System);
        var store = new LeaseStore(client, "operators", "role-operator");

        Assert.Null(await store.GetAsync(default));
        await Assert.ThrowsAsync<LeaseConflictException>(() => store.ReplaceAsync(Lease, default));
    }
}
