using System.Text;
using k8s;
using k8s.Exceptions;
using KubernetesClientTests.Loopback;

namespace KubernetesClientTests.Configuration;

public class KubeConfigTests
{
    [Fact]
    public void CurrentContext_WithToken_GivesServerNamespaceAndToken()
    {
        var config = Build(KubeConfigs.With("token: secret"));

        Assert.Equal("https://one.example:6443", config.Host?.TrimEnd('/'));
        Assert.Equal("shop", config.Namespace);
        Assert.Equal("secret", config.AccessToken);
        Assert.Equal("main", config.CurrentContext);
        Assert.False(config.SkipTlsVerify);
    }

    [Fact]
    public void ClusterOptions_InsecureAndServerName_AreTaken()
    {
        var config = Build(KubeConfigs.With(
            "token: secret",
            """
            server: https://one.example
                insecure-skip-tls-verify: true
                tls-server-name: kubernetes
            """));

        Assert.True(config.SkipTlsVerify);
        Assert.Equal("kubernetes", config.TlsServerName);
    }

    [Fact]
    public void CertificateAuthority_AsFileBesideTheKubeconfig_IsLoaded()
    {
        using var folder = new TemporaryFolder();
        folder.Write("pki/ca.crt", new TestCertificates("test authority").AuthorityPem);
        var path = folder.Write("config", KubeConfigs.With("token: secret", "{server: 'https://one.example', certificate-authority: pki/ca.crt}"));

        var config = KubernetesClientConfiguration.BuildConfigFromConfigFile(path);

        Assert.Equal("CN=test authority", Assert.Single(config.SslCaCerts!).Subject);
    }

    [Fact]
    public void UnknownContext_IsRefusedByName()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("config", KubeConfigs.With("token: secret"));

        var error = Assert.Throws<KubeConfigException>(() => KubernetesClientConfiguration.BuildConfigFromConfigFile(path, "absent"));

        Assert.Contains("absent", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MasterUrl_WinsOverTheCluster()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("config", KubeConfigs.With("token: secret"));

        var config = KubernetesClientConfiguration.BuildConfigFromConfigFile(path, masterUrl: "https://other.example");

        Assert.Equal("https://other.example", config.Host);
        Assert.Equal("secret", config.AccessToken);
    }

    [Fact]
    public void UserWithoutCredentials_IsRefused() => Assert.Throws<KubeConfigException>(() => Build(KubeConfigs.With("{}")));

    [Fact]
    public void UserWithPassword_GivesBoth()
    {
        var config = Build(KubeConfigs.With("{username: ann, password: secret}"));

        Assert.Equal(("ann", "secret"), (config.Username, config.Password));
    }

    private static KubernetesClientConfiguration Build(string kubeconfig)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(kubeconfig));
        return KubernetesClientConfiguration.BuildConfigFromConfigFile(stream);
    }
}
