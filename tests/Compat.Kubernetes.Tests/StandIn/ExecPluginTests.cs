using k8s;
using k8s.Exceptions;
using KubernetesClientTests.Configuration;
using KubernetesClientTests.Loopback;

namespace KubernetesClientTests.StandIn;

[Collection(ProcessEnvironment.Collection)]
public class ExecPluginTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        folder.Dispose();
        KubernetesClientConfiguration.ExecTimeout = TimeSpan.FromMinutes(2);
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("client.authentication.k8s.io/v1")]
    [InlineData("client.authentication.k8s.io/v1beta1")]
    public async Task Plugin_GetsArgumentsEnvironmentAndInfo(string version)
    {
        folder.WriteScript("plugin", $$$"""
            test "$1" = "get token" || { echo "first argument: $1" >&2; exit 1; }
            info=$(echo "$KUBERNETES_EXEC_INFO" | grep -c '"interactive":false.*"server":"https://one.example:6443"')
            echo '{"apiVersion":"{{{version}}}","kind":"ExecCredential","status":{"token":"'$REALM-$info'"}}'
            """);

        var config = Build(KubeConfigs.Exec("./plugin", version, "args: ['get token'], provideClusterInfo: true, env: [{name: REALM, value: prod}]"));

        Assert.Equal("prod-1", (await config.TokenProvider!.GetAuthenticationHeaderAsync(default)).Parameter);
    }

    [Fact]
    public void Plugin_ThatGivesACertificate_SetsCertificateAndKey()
    {
        folder.WriteScript("plugin", """
            echo '{"apiVersion":"client.authentication.k8s.io/v1","status":{"clientCertificateData":"CERT","clientKeyData":"KEY"}}'
            """);

        var config = Build(KubeConfigs.Exec("./plugin"));

        Assert.Equal("CERT"u8.ToArray(), Convert.FromBase64String(config.ClientCertificateData!));
        Assert.Equal("KEY"u8.ToArray(), Convert.FromBase64String(config.ClientCertificateKeyData!));
        Assert.Null(config.TokenProvider);
    }

    [Theory]
    [InlineData("echo 'login expired' >&2; exit 3", "exit code 3: login expired")]
    [InlineData("echo nonsense", "no valid JSON")]
    [InlineData("""echo '{"apiVersion":"client.authentication.k8s.io/v1beta1","status":{"token":"t"}}'""", "instead of 'client.authentication.k8s.io/v1'")]
    [InlineData("""echo '{"apiVersion":"client.authentication.k8s.io/v1","status":{}}'""", "neither a token nor a client certificate")]
    public void Plugin_ThatFails_IsReportedWithWhatItSaid(string script, string expected)
    {
        folder.WriteScript("plugin", script);

        var error = Assert.Throws<KubeConfigException>(() => Build(KubeConfigs.Exec("./plugin")));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plugin_ThatHangs_IsEndedWithItsChildren()
    {
        folder.WriteScript("plugin", "echo $$ > \"$0.pid\"; sleep 600");
        KubernetesClientConfiguration.ExecTimeout = TimeSpan.FromMilliseconds(500);

        var error = Assert.Throws<KubeConfigException>(() => Build(KubeConfigs.Exec("./plugin")));

        Assert.Contains("did not end within 0.5 s", error.Message, StringComparison.Ordinal);
        var pid = File.ReadAllText(Path.Combine(folder.Root, "plugin.pid")).Trim();
        Assert.True(SpinWait.SpinUntil(() => !IsRunning(pid), TimeSpan.FromSeconds(10)), "the plugin still runs");
    }

    [Theory]
    [InlineData("interactiveMode: Always", "terminal")]
    [InlineData("interactiveMode: Never, apiVersion: client.authentication.k8s.io/v1alpha1", "v1alpha1")]
    public void Plugin_OfAnUnsupportedKind_IsRefusedBeforeItRuns(string more, string expected)
    {
        folder.WriteScript("plugin", "exit 9");
        var version = more.Contains("v1alpha1", StringComparison.Ordinal) ? "client.authentication.k8s.io/v1alpha1" : "client.authentication.k8s.io/v1";

        var error = Assert.Throws<KubeConfigException>(() => Build(KubeConfigs.Exec("./plugin", version, more.Split(',')[0])));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plugin_ThatIsNotInstalled_ShowsTheInstallHint()
    {
        var error = Assert.Throws<KubeConfigException>(() => Build(KubeConfigs.Exec("./absent", more: "installHint: get it from the vendor")));

        Assert.Contains("get it from the vendor", error.Message, StringComparison.Ordinal);
    }

    // A zombie has ended; only its parent has not looked yet.
    private static bool IsRunning(string pid)
    {
        try
        {
            return !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private KubernetesClientConfiguration Build(string kubeconfig) =>
        KubernetesClientConfiguration.BuildConfigFromConfigFile(folder.Write("config", kubeconfig));
}
