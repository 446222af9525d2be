using System.Security.Cryptography.X509Certificates;
using k8s;
using KubernetesClientTests.Loopback;

namespace KubernetesClientTests.StandIn;

public class ServerNameTests
{
    // The official client forgets the name once it looks at the authority itself.
    [Fact]
    public async Task Server_WithTheNameOfAnother_IsRefused()
    {
        var authority = new TestCertificates("cluster");
        await using var server = await LoopbackServer.StartAsync(context => LoopbackServer.Json(context, "{}"), authority.Server("elsewhere.example"));
        using var client = new Kubernetes(
            new KubernetesClientConfiguration { Host = server.Address, SslCaCerts = [X509Certificate2.CreateFromPem(authority.AuthorityPem)] });

        await Assert.ThrowsAsync<HttpRequestException>(() => client.Version.GetCodeAsync());
    }
}
