using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using k8s;
using KubernetesAdapterTests.Server;
using KubernetesClientTests.Loopback;
using RoleOperator.Kubernetes;
using RoleOperator.Kubernetes.Http;

namespace KubernetesAdapterTests.Http;

/// <summary>What the client's packages settle differently, or not at all.</summary>
public class ApiServerClientTests
{
    private static readonly TestCertificates Authority = new("cluster");

    [Theory]
    [InlineData("cluster", null, true)]
    [InlineData("cluster", "elsewhere.example", false)]
    [InlineData("other", null, false)]
    public async Task Server_IsTrustedByItsAuthorityAndItsName(string authority, string? name, bool trusted)
    {
        var issuer = authority == "cluster" ? Authority : new TestCertificates(authority);
        await using var server = await LoopbackServer.StartAsync(
            context => LoopbackServer.Json(context, OneRole.NoSuch("role-operator", "leases"), 404),
            name is null ? issuer.Server(IPAddress.Loopback) : issuer.Server(name));
        using var client = ApiServerClient.Create(
            new KubernetesClientConfiguration { Host = server.Address, SslCaCerts = [X509Certificate2.CreateFromPem(Authority.AuthorityPem)] },
            TimeProvider.System);
        var lease = new LeaseStore(client, "operators", "role-operator").GetAsync(default);

        if (trusted) Assert.Null(await lease);
        else await Assert.ThrowsAsync<HttpRequestException>(() => lease);
    }

    /// <summary>The API server reads a micro time with a layout of six digits and refuses any other number of them.</summary>
    [Theory]
    [InlineData(0, "2026-11-21T10:00:00.000000Z")]
    [InlineData(1_234_567, "2026-11-21T10:00:00.123456Z")]
    public async Task MicroTime_IsWrittenWithSixDigits(long ticks, string text)
    {
        JsonNode? posted = null;
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            posted = await JsonNode.ParseAsync(context.Request.Body);
            await LoopbackServer.Json(context, posted!.ToJsonString(), 201);
        });
        using var client = ApiServerClient.Create(new KubernetesClientConfiguration { Host = server.Address }, TimeProvider.System);
        var time = new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.Zero).AddTicks(ticks);

        var read = await new LeaseStore(client, "operators", "role-operator").CreateAsync(new("a", TimeSpan.FromSeconds(15), time, time, 0, ""), default);

        Assert.Equal(text, (string?)posted!["spec"]!["renewTime"]);
        Assert.Equal(time.AddTicks(-(ticks % 10)), read.Renewed);
    }
}
