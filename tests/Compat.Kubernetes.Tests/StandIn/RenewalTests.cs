using System.Net;
using k8s;
using k8s.Authentication;
using k8s.Autorest;
using KubernetesClientTests.Loopback;

namespace KubernetesClientTests.StandIn;

public class RenewalTests
{
    [Fact]
    public async Task TokenRevokedBeforeItsTime_IsReadAnewAndTheCallRepeated()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("token", "old");
        var accepted = "old";
        await using var server = await LoopbackServer.StartAsync(context => context.Request.Headers.Authorization == $"Bearer {accepted}"
            ? LoopbackServer.Json(context, """{"kind":"Namespace"}""")
            : LoopbackServer.Json(context, """{"kind":"Status","code":401}""", 401));
        using var client = new Kubernetes(
            new KubernetesClientConfiguration { Host = server.Address, TokenProvider = new TokenFileAuth(path, new ManualTime()) });
        await client.CoreV1.ReadNamespaceAsync("shop");

        folder.Write("token", "new");
        accepted = "new";

        Assert.Equal("Namespace", (await client.CoreV1.ReadNamespaceAsync("shop")).Kind);
    }

    [Fact]
    public async Task TokenRefusedTwice_IsReportedAfterTwoCalls()
    {
        using var folder = new TemporaryFolder();
        var calls = 0;
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            Interlocked.Increment(ref calls);
            return LoopbackServer.Json(context, "{}", 401);
        });
        using var client = new Kubernetes(
            new KubernetesClientConfiguration { Host = server.Address, TokenProvider = new TokenFileAuth(folder.Write("token", "bad")) });

        var error = await Assert.ThrowsAsync<HttpOperationException>(() => client.CoreV1.ReadNamespaceAsync("shop"));

        Assert.Equal(HttpStatusCode.Unauthorized, error.Response.StatusCode);
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task TimedOutCall_SaysWhichCallAndHowLong()
    {
        await using var server = await LoopbackServer.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var client = new Kubernetes(
            new KubernetesClientConfiguration { Host = server.Address, HttpClientTimeout = TimeSpan.FromMilliseconds(300) });

        var error = await Assert.ThrowsAsync<TaskCanceledException>(() => client.CoreV1.ReadNamespaceAsync("shop"));

        Assert.IsType<TimeoutException>(error.InnerException);
        Assert.Contains("GET api/v1/namespaces/shop within 0.3 s", error.Message, StringComparison.Ordinal);
    }
}
