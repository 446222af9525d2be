using k8s;
using k8s.Exceptions;
using KubernetesClientTests.Configuration;
using KubernetesClientTests.Loopback;

namespace KubernetesClientTests.StandIn;

[Collection(ProcessEnvironment.Collection)]
public class KubeconfigMergeTests
{
    [Fact]
    public void FilesThatDoNotExist_ArePassedOver()
    {
        using var folder = new TemporaryFolder();
        var present = folder.Write("present", KubeConfigs.With("token: secret"));
        using var environment = new ProcessEnvironment().Set("KUBECONFIG", $"{folder.Root}/absent::{present}");

        Assert.Equal("secret", KubernetesClientConfiguration.BuildDefaultConfig().AccessToken);
    }

    [Fact]
    public void NoFileAtAll_IsRefusedWithTheirNames()
    {
        using var environment = new ProcessEnvironment().Set("KUBECONFIG", "/absent/one:/absent/two");

        var error = Assert.Throws<KubeConfigException>(KubernetesClientConfiguration.BuildDefaultConfig);

        Assert.Contains("/absent/one, /absent/two", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RelativePathOfTheSecondFile_IsRelativeToThatFile()
    {
        using var folder = new TemporaryFolder();
        var first = folder.Write("first/config", "{apiVersion: v1, kind: Config, preferences: {}}");
        var second = folder.Write("second/config", KubeConfigs.With(
            "token: secret", "{server: 'https://one.example', certificate-authority: ca.crt}"));
        folder.Write("second/ca.crt", new TestCertificates("second authority").AuthorityPem);
        using var environment = new ProcessEnvironment().Set("KUBECONFIG", $"{first}:{second}");

        var config = KubernetesClientConfiguration.BuildDefaultConfig();

        Assert.Equal("CN=second authority", Assert.Single(config.SslCaCerts!).Subject);
    }

    [Fact]
    public async Task InCluster_WithMountedFiles_TakesThemAll()
    {
        using var folder = new TemporaryFolder();
        folder.Write("token", "mounted\n");
        folder.Write("namespace", "operators\n");
        folder.Write("ca.crt", new TestCertificates("cluster authority").AuthorityPem);
        using var environment = new ProcessEnvironment().Set("KUBERNETES_SERVICE_HOST", "fd00::1").Set("KUBERNETES_SERVICE_PORT", "443");
        var before = KubernetesClientConfiguration.ServiceAccountPath;
        KubernetesClientConfiguration.ServiceAccountPath = folder.Root;
        try
        {
            var config = KubernetesClientConfiguration.InClusterConfig();

            Assert.Equal("[fd00::1]", new Uri(config.Host!).Host);
            Assert.Equal("operators", config.Namespace);
            Assert.Equal("CN=cluster authority", Assert.Single(config.SslCaCerts!).Subject);
            Assert.Equal("Bearer mounted", (await config.TokenProvider!.GetAuthenticationHeaderAsync(default)).ToString());
        }
        finally
        {
            KubernetesClientConfiguration.ServiceAccountPath = before;
        }
    }
}
