using System.Text;
using k8s;
using k8s.Exceptions;
using KubernetesClientTests.Configuration;

namespace KubernetesClientTests.StandIn;

public class KubeConfigReadingTests
{
    [Theory]
    [InlineData("auth-provider: {name: gcp}", "gcp")]
    [InlineData("{token: secret, as: root}", "root")]
    [InlineData("client-certificate-data: YQ==", "without its key")]
    public void UserThatCannotBeHonoured_IsRefusedWithTheReason(string user, string expected)
    {
        var error = Assert.Throws<KubeConfigException>(() => Build(KubeConfigs.With(user)));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("clusters: none", "clusters must be a list")]
    [InlineData("clusters: [7]", "line 1")]
    [InlineData("a: [b", "not valid YAML")]
    [InlineData("- a", "expected a mapping")]
    public void BrokenFile_IsRefusedWithThePlace(string yaml, string expected)
    {
        var error = Assert.Throws<KubeConfigException>(() => Build(yaml));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing here")]
    [InlineData("{}")]
    public void EmptyFile_LacksAServer(string yaml)
    {
        var error = Assert.Throws<KubeConfigException>(() => Build(yaml));

        Assert.Contains("current-context", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ProxyUrl_IsTaken()
    {
        var config = Build(KubeConfigs.With("token: secret", "{server: 'https://one.example', proxy-url: 'http://proxy.example:3128'}"));

        Assert.Equal(new Uri("http://proxy.example:3128"), config.Proxy);
    }

    [Fact]
    public void ServerOnAnyAddress_BecomesLoopback()
    {
        var config = Build(KubeConfigs.With("token: secret", "server: http://0.0.0.0:8080"));

        Assert.Equal("http://127.0.0.1:8080", config.Host?.TrimEnd('/'));
    }

    private static KubernetesClientConfiguration Build(string kubeconfig)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(kubeconfig));
        return KubernetesClientConfiguration.BuildConfigFromConfigFile(stream);
    }
}
