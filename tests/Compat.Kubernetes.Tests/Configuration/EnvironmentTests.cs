using k8s;
using k8s.Exceptions;
using KubernetesClientTests.Loopback;

namespace KubernetesClientTests.Configuration;

[Collection(ProcessEnvironment.Collection)]
public class EnvironmentTests
{
    [Fact]
    public void Kubeconfig_WithTwoFiles_TakesFromEachWhatTheFirstLacks()
    {
        using var folder = new TemporaryFolder();
        var first = folder.Write("first", """
            {apiVersion: v1, kind: Config, users: [{name: me, user: {token: from-first}}]}
            """);
        var second = folder.Write("second", KubeConfigs.With("token: from-second"));
        using var environment = new ProcessEnvironment().Set("KUBECONFIG", $"{first}:{second}");

        var config = KubernetesClientConfiguration.BuildDefaultConfig();

        Assert.Equal("https://one.example:6443", config.Host?.TrimEnd('/'));
        Assert.Equal("from-first", config.AccessToken);
        Assert.Equal("main", config.CurrentContext);
    }

    [Fact]
    public void InClusterConfig_OutsideACluster_SaysWhatIsMissing()
    {
        using var environment = new ProcessEnvironment().Set("KUBERNETES_SERVICE_HOST", null);

        Assert.False(KubernetesClientConfiguration.IsInCluster());
        var error = Assert.Throws<KubeConfigException>(KubernetesClientConfiguration.InClusterConfig);
        Assert.Contains("KUBERNETES_SERVICE_HOST", error.Message, StringComparison.Ordinal);
    }
}
