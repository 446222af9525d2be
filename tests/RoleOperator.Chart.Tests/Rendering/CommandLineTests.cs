using RoleOperator.Testing;
using RoleOperator.Testing.Charts;

namespace RoleOperator.Chart.Tests.Rendering;

/// <summary>The real program takes the rendered command lines, and the chart refuses what the program would not start with.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("defaults")]
    [InlineData("namespaces")]
    [InlineData("options")]
    [InlineData("extras")]
    [InlineData("one-writer")]
    public async Task Arguments_OfAnInstallation_AreTakenByTheProgram(string name) =>
        Assert.True(await TakesAsync((await HelmChart.RenderAsync(Matrix.Input(name))).Arguments));

    [Theory]
    [InlineData("clusterName: eu/1", "--cluster-name=eu/1", false)]
    [InlineData("namespaces: [Shop]", "--namespaces=Shop", false)]
    [InlineData("resync: 0s", "--resync=0s", false)]
    [InlineData("resync: 0.00m", "--resync=0.00m", false)]
    [InlineData("resync: 0.5s", "--resync=0.5s", true)]
    [InlineData("resync: '10'", "--resync=10", false)]
    [InlineData("resync: 1d", "--resync=1d", false)]
    [InlineData("resync: 720h", "--resync=720h", true)]
    [InlineData("resync: 720.1h", "--resync=720.1h", false)]
    [InlineData("resync: 43201m", "--resync=43201m", false)]
    [InlineData("resync: 2592001s", "--resync=2592001s", false)]
    [InlineData("workers: 0", "--workers=0", false)]
    [InlineData("ignoreTagPrefixes: ['']", "--ignore-tag-prefixes=", false)]
    [InlineData("ignoreTagPrefixes: [iam.]", "--ignore-tag-prefixes=iam.", false)]
    [InlineData("ignoreTagPrefixes: [IAM.RoleOperator.io/owner]", "--ignore-tag-prefixes=IAM.RoleOperator.io/owner", false)]
    [InlineData("ignoreTagPrefixes: [iam.roleoperator.io/owner-of]", "--ignore-tag-prefixes=iam.roleoperator.io/owner-of", true)]
    [InlineData("serviceAccountIssuer: oidc.example.com", "--service-account-issuer=oidc.example.com", false)]
    [InlineData("serviceAccountIssuer: https://oidc.example.com/", "--service-account-issuer=https://oidc.example.com/", false)]
    [InlineData("log: {level: verbose}", "--log-level=verbose", false)]
    [InlineData("log: {format: xml}", "--log-format=xml", false)]
    public async Task Value_AtTheEdge_IsTakenByTheChartWhereTheProgramTakesIt(string value, string argument, bool taken)
    {
        string[] named = argument.StartsWith("--cluster-name", StringComparison.Ordinal) ? [] : ["--cluster-name=x"];
        Assert.Equal(taken, await TakesAsync([.. named, argument]));

        var input = new ChartInput(named.Length == 0 ? value : $"{{clusterName: x, {value}}}");
        if (taken)
        {
            Assert.Contains(argument, (await HelmChart.RenderAsync(input)).Arguments);
        }
        else
        {
            var refusal = await Assert.ThrowsAsync<ChartRefusedException>(() => HelmChart.RenderAsync(input));
            Assert.Contains(value.Split(':')[0], refusal.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>Whether the program comes past its command line, to a cluster that is not there.</summary>
    private static async Task<bool> TakesAsync(IEnumerable<string> arguments)
    {
        var environment = new Dictionary<string, string?> { ["KUBECONFIG"] = "/nonexistent/kubeconfig" };
        await using var program = OperatorProcess.Start(environment, arguments);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await program.WaitForExitAsync(limit.Token);

        Assert.Equal(2, program.ExitCode);
        return program.Tail.Contains("The Kubernetes configuration cannot be used", StringComparison.Ordinal);
    }
}
