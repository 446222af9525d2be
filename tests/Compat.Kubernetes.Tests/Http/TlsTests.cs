using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using k8s;
using KubernetesClientTests.Loopback;

namespace KubernetesClientTests.Http;

public class TlsTests
{
    private const string Version = """
        {"major":"1","minor":"34","gitVersion":"v1.34.0","gitCommit":"c","gitTreeState":"clean","buildDate":"d","goVersion":"g","compiler":"gc","platform":"p"}
        """;

    private readonly TestCertificates authority = new("cluster");

    [Fact]
    public async Task Server_SignedByTheConfiguredAuthority_IsTrusted()
    {
        await using var server = await LoopbackServer.StartAsync(Answer, authority.Server(IPAddress.Loopback));
        using var client = Client(server.Address, authority);

        Assert.Equal("v1.34.0", (await client.Version.GetCodeAsync()).GitVersion);
    }

    [Fact]
    public async Task Server_SignedByAnother_IsRefused()
    {
        await using var server = await LoopbackServer.StartAsync(Answer, new TestCertificates("other").Server(IPAddress.Loopback));
        using var client = Client(server.Address, authority);

        await Assert.ThrowsAsync<HttpRequestException>(() => client.Version.GetCodeAsync());
    }

    [Fact]
    public async Task TlsServerName_ThatTheCertificateHas_IsTrusted()
    {
        await using var server = await LoopbackServer.StartAsync(Answer, authority.Server("elsewhere.example"));
        using var client = Client(server.Address, authority, config => config.TlsServerName = "elsewhere.example");

        Assert.Equal("v1.34.0", (await client.Version.GetCodeAsync()).GitVersion);
    }

    [Fact]
    public async Task Server_OfNoTrust_IsAcceptedOnlyWhenVerificationIsSkipped()
    {
        await using var server = await LoopbackServer.StartAsync(Answer, new TestCertificates("other").Server("elsewhere.example"));
        using var strict = Client(server.Address, null);
        using var lenient = Client(server.Address, null, config => config.SkipTlsVerify = true);

        await Assert.ThrowsAsync<HttpRequestException>(() => strict.Version.GetCodeAsync());
        Assert.Equal("v1.34.0", (await lenient.Version.GetCodeAsync()).GitVersion);
    }

    [Fact]
    public async Task ClientCertificate_FromPemCertificateAndKey_ReachesTheServer()
    {
        string? seen = null;
        await using var server = await LoopbackServer.StartAsync(
            context =>
            {
                seen = context.Connection.ClientCertificate?.Subject;
                return Answer(context);
            },
            authority.Server(IPAddress.Loopback),
            wantClientCertificate: true);
        using var certificate = authority.Client("operator");
        using var client = Client(server.Address, authority, config =>
        {
            config.ClientCertificateData = Base64(certificate.ExportCertificatePem());
            config.ClientCertificateKeyData = Base64(certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        });

        await client.Version.GetCodeAsync();

        Assert.Equal("CN=operator", seen);
    }

    [Fact]
    public async Task Https_SpeaksHttp2()
    {
        string? protocol = null;
        await using var server = await LoopbackServer.StartAsync(
            context =>
            {
                protocol = context.Request.Protocol;
                return Answer(context);
            },
            authority.Server(IPAddress.Loopback));
        using var client = Client(server.Address, authority);

        await client.Version.GetCodeAsync();

        Assert.Equal("HTTP/2", protocol);
    }

    private static Task Answer(Microsoft.AspNetCore.Http.HttpContext context) => LoopbackServer.Json(context, Version);

    private static string Base64(string pem) => Convert.ToBase64String(Encoding.UTF8.GetBytes(pem));

    private static Kubernetes Client(string address, TestCertificates? authority, Action<KubernetesClientConfiguration>? configure = null)
    {
        var config = new KubernetesClientConfiguration { Host = address };
        if (authority is not null)
            config.SslCaCerts = [X509Certificate2.CreateFromPem(authority.AuthorityPem)];
        configure?.Invoke(config);
        return new Kubernetes(config);
    }
}
