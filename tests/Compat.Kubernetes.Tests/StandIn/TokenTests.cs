using k8s;
using k8s.Authentication;
using k8s.Exceptions;
using k8s.KubeConfigModels;
using KubernetesClientTests.Configuration;
using KubernetesClientTests.Loopback;

namespace KubernetesClientTests.StandIn;

public class TokenTests
{
    private readonly ManualTime time = new();

    [Fact]
    public async Task TokenFile_Rotated_IsReadAgainAfterAMinuteAndNotBefore()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("token", "first\n");
        var tokens = new TokenFileAuth(path, time);

        Assert.Equal("first", await TokenOf(tokens));
        folder.Write("token", "second");
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal("first", await TokenOf(tokens));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("second", await TokenOf(tokens));
    }

    [Theory]
    [InlineData(" \n", "is empty")]
    [InlineData(null, "cannot be read")]
    public async Task TokenFile_Unusable_IsRefusedByName(string? content, string expected)
    {
        using var folder = new TemporaryFolder();
        var path = content is null ? Path.Combine(folder.Root, "absent") : folder.Write("token", content);

        var error = await Assert.ThrowsAsync<KubeConfigException>(() => TokenOf(new TokenFileAuth(path, time)));

        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TokenFileOfTheKubeconfig_IsRelativeToItAndWinsOverToken()
    {
        using var folder = new TemporaryFolder();
        folder.Write("secrets/token", "from-file");
        var path = folder.Write("config", KubeConfigs.With("{tokenFile: secrets/token, token: inline}"));

        var config = KubernetesClientConfiguration.BuildConfigFromConfigFile(path);

        Assert.Equal("from-file", await TokenOf(config.TokenProvider!));
    }

    [Fact]
    public async Task ExecToken_CloseToItsEnd_IsFetchedAnew()
    {
        using var folder = new TemporaryFolder();
        var exec = CountingPlugin(folder, time.GetUtcNow().AddMinutes(5));
        var tokens = new ExecTokenProvider(exec, time, null);

        Assert.Equal("token-1", await TokenOf(tokens));
        time.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal("token-1", await TokenOf(tokens));
        time.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal("token-2", await TokenOf(tokens));
    }

    [Fact]
    public async Task ExecToken_AskedForByManyAtOnce_RunsThePluginOnce()
    {
        using var folder = new TemporaryFolder();
        var tokens = new ExecTokenProvider(CountingPlugin(folder, time.GetUtcNow().AddMinutes(5)), time, null);

        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TokenOf(tokens)));

        Assert.All(all, token => Assert.Equal("token-1", token));
    }

    private static ExternalExecution CountingPlugin(TemporaryFolder folder, DateTimeOffset end) => new()
    {
        ApiVersion = "client.authentication.k8s.io/v1",
        Command = folder.WriteScript("plugin", $$$"""
            n=$(( $(cat "$0.count" 2>/dev/null || echo 0) + 1 ))
            echo $n > "$0.count"
            echo '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential",'
            echo '"status":{"token":"token-'$n'","expirationTimestamp":"{{{end.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}}}"}}'
            """),
    };

    private static async Task<string?> TokenOf(ITokenProvider tokens) => (await tokens.GetAuthenticationHeaderAsync(default)).Parameter;
}
