using System.Globalization;
using System.Net;
using System.Net.Sockets;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Testing;

namespace RoleOperator.Docs.Tests;

/// <summary>What the documents say of a start that comes to nothing: the exit codes of the options' page, and the end of troubleshooting.</summary>
public sealed class FailedStartTests
{
    private static readonly Uri NoAws = new("http://127.0.0.1:1");
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Operator_WithoutCrds_IsUnreadyWithTheReasonAndGoesOnOnceTheyAreThere()
    {
        await using var controlPlane = await ControlPlane.StartAsync();
        using var probes = new Probes();
        await using var running = OperatorProcess.Start(
            controlPlane.Kubeconfig, NoAws, ["--cluster-name", "docs", "--lease-namespace", "default", .. probes.Arguments]);
        var eventually = new Eventually(() => running);

        var reason = await eventually.SeeAsync("the reason is told", probes.ReadyzAsync, seen => seen.Contains("install the CRDs", StringComparison.Ordinal));
        Assert.StartsWith("503 ", reason, StringComparison.Ordinal);
        await eventually.SeeAsync(
            "so does the log", () => running.Output.Any(line => line.Contains("install the CRDs", StringComparison.Ordinal)));

        await Kubectl.RunAsync(controlPlane.Kubeconfig, "", "create", "--validate=ignore", "--filename", Path.Combine(Repository.Root, "crds"));
        await eventually.SeeAsync("it is ready", probes.ReadyzAsync, seen => seen == "200 ok");
    }

    [Theory]
    [InlineData("an option")]
    [InlineData("the kubeconfig")]
    [InlineData("a port that is taken")]
    public async Task Operator_WithWhatCannotBeUsed_EndsWithTwoAndSaysWhich(string cause)
    {
        using var taken = new TcpListener(IPAddress.IPv6Any, 0);
        taken.Server.DualMode = true;
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        var kubeconfig = Path.Combine(AppContext.BaseDirectory, "not-there.kubeconfig");
        var unreachable = await UnreachableServer.KubeconfigAsync();
        var (config, arguments, named) = cause switch
        {
            "an option" => (unreachable, new[] { "--resinc", "10m" }, "--resinc"),
            "the kubeconfig" => (kubeconfig, [], kubeconfig),
            _ => (unreachable, ["--probe-port", port], "--probe-port"),
        };

        await using var running = OperatorProcess.Start(config, NoAws, ["--cluster-name", "docs", "--leader-elect=false", .. arguments]);
        using var limit = new CancellationTokenSource(Limit);
        await running.WaitForExitAsync(limit.Token);

        Assert.Equal(2, running.ExitCode);
        Assert.Contains(named, running.Tail, StringComparison.Ordinal);
    }
}
