using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using RoleOperator.Testing;
using RoleOperator.Testing.Charts;

namespace RoleOperator.Chart.Tests.Rendering;

/// <summary>Whoever asks the pod asks at a port and a path at which the program answers, whatever ways lead there.</summary>
public sealed class PortTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Program_WithTheRenderedArguments_AnswersAtTheProbesAndToTheServiceMonitor()
    {
        var chart = await HelmChart.RenderAsync(Matrix.Input("everything"));
        var free = PortsOf(chart).ToDictionary(port => port.Value, _ => FreePort.Find());
        await using var program = OperatorProcess.Start(
            await UnreachableServer.KubeconfigAsync(),
            new Uri("http://127.0.0.1:1"),
            [.. chart.Arguments.Select(argument => free.Aggregate(argument, (text, port) => Moved(text, port.Key, port.Value)))]);

        // Nobody is ready while there is no API server.
        Assert.Equal(HttpStatusCode.OK, await AskAsync(program, Probe("livenessProbe")));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await AskAsync(program, Probe("readinessProbe")));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(program, At(Scraped(chart), "/metrics")));

        Uri Probe(string name) => At(
            PortsOf(chart)[chart.Container[name]!["httpGet"]!["port"]!.GetValue<string>()], chart.Container[name]!["httpGet"]!["path"]!.GetValue<string>());

        Uri At(int port, string path) => new($"http://127.0.0.1:{free[port]}{path}");
    }

    [Fact]
    public async Task NetworkPolicy_OfAnInstallation_LetsThePodsPortsIn()
    {
        var chart = await HelmChart.RenderAsync(Matrix.Input("everything"));

        var open = chart.One("NetworkPolicy")["spec"]!["ingress"]!.AsArray().SelectMany(rule => rule!["ports"]!.AsArray()).Select(Number);
        Assert.Equal(PortsOf(chart).Values.Order(), open.Order());

        static int Number(JsonNode? port) => port!["port"]!.GetValue<int>();
    }

    private static Dictionary<string, int> PortsOf(RenderedChart chart) => chart.Container["ports"]!.AsArray()
        .ToDictionary(port => port!["name"]!.GetValue<string>(), port => port!["containerPort"]!.GetValue<int>());

    /// <summary>The pod's port to which the ServiceMonitor leads, by the Service's.</summary>
    private static int Scraped(RenderedChart chart)
    {
        var endpoint = chart.One("ServiceMonitor")["spec"]!["endpoints"]!.AsArray().Single()!;
        Assert.Null(endpoint["path"]);
        var port = chart.One("Service")["spec"]!["ports"]!.AsArray().Single(port => JsonNode.DeepEquals(port!["name"], endpoint["port"]))!;
        return PortsOf(chart)[port["targetPort"]!.GetValue<string>()];
    }

    /// <summary>An option with another port in the place of a fixed one: on this machine others may run as well.</summary>
    private static string Moved(string argument, int from, int to) => argument.EndsWith($"-port={from}", StringComparison.Ordinal)
        ? argument.Replace(from.ToString(CultureInfo.InvariantCulture), to.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        : argument;

    /// <summary>Asks until somebody answers.</summary>
    private static async Task<HttpStatusCode> AskAsync(OperatorProcess program, Uri address)
    {
        using var http = new HttpClient();
        using var limit = new CancellationTokenSource(Limit);
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(address, limit.Token);
                return answer.StatusCode;
            }
            catch (HttpRequestException) when (!program.HasExited && !limit.IsCancellationRequested)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), CancellationToken.None);
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
            {
                throw new InvalidOperationException($"Nobody answers at {address}. The program said:\n{program.Tail}", e);
            }
        }
    }
}
