namespace RoleOperator.Testing;

/// <summary>
/// A Prometheus of its own that scrapes given ports of this machine every second, once for each of two clusters, with the labels that a ServiceMonitor's
/// targets have. Disposing stops it.
/// </summary>
public sealed class Prometheus : IAsyncDisposable
{
    /// <summary>The label <c>cluster</c> of what is scraped: whatever there is, is there in each.</summary>
    public static readonly IReadOnlyList<string> Clusters = ["blue", "green"];

    private readonly DirectoryInfo folder;

    private Prometheus(DirectoryInfo folder, Uri endpoint)
    {
        this.folder = folder;
        Endpoint = endpoint;
    }

    /// <summary>Where its HTTP API answers.</summary>
    public Uri Endpoint { get; }

    /// <param name="job">The <c>job</c> label of what it scrapes.</param>
    /// <param name="ports">Ports of 127.0.0.1 that serve <c>/metrics</c>.</param>
    /// <exception cref="InvalidOperationException">It could not be started; the message says why.</exception>
    public static async Task<Prometheus> StartAsync(string job, params int[] ports)
    {
        var folder = Directory.CreateTempSubdirectory("role-operator-prometheus-");
        var targets = string.Join(", ", ports.Select(port => $"\"127.0.0.1:{port}\""));
        var groups = Clusters.Select(cluster =>
            $"{{targets: [{targets}], labels: {{cluster: {cluster}, namespace: iam, service: {job}, pod: {job}-0, container: operator, endpoint: metrics}}}}");
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "prometheus.yml"),
            $"{{scrape_configs: [{{job_name: {job}, scrape_interval: 1s, static_configs: [{string.Join(", ", groups)}]}}]}}\n");
        return new Prometheus(folder, new Uri(await TestbedScript.StartAsync("prometheus", folder, CancellationToken.None)));
    }

    /// <summary>Runs promtool.</summary>
    /// <param name="input">Its standard input.</param>
    /// <param name="arguments">Its command line.</param>
    /// <returns>Exit code and everything it printed.</returns>
    public static async Task<(int ExitCode, string Output)> ToolAsync(string input, params string[] arguments)
    {
        var place = await TestbedScript.RunAsync("build", "prometheus", CancellationToken.None);
        var ended = await Command.RunAsync([Path.Combine(place["prometheus: ".Length..], "promtool"), .. arguments], input);
        return (ended.ExitCode, ended.Output + ended.Errors);
    }

    public async ValueTask DisposeAsync() => await TestbedScript.StopAsync("prometheus", folder);
}
