using System.Collections.ObjectModel;
using System.Globalization;
using RoleOperator.Core.Resources;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Testing;

namespace RoleOperator.Telemetry.Tests.Harness;

/// <summary>The real program between a real API server and moto, with a receiver of what it exports and a turnstile on its way to AWS.</summary>
public sealed class Scene : IAsyncLifetime
{
    /// <summary>The one secret that the operator has.</summary>
    public const string Secret = "wJalrXUtnFEMI-not-to-be-told";

    private static readonly Dictionary<string, string?> Fast = new()
    {
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
        ["OTEL_RESOURCE_ATTRIBUTES"] = "deployment.environment=test",
    };

    private static readonly Dictionary<string, string?> Unsent = new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = null };
    private static readonly HttpClient Http = new();
    private readonly int metricsPort = FreePort.Find();
    private readonly Dictionary<OtlpProtocol, OtlpReceiver> receivers = [];

    public World World { get; } = new();

    /// <summary>The one that the operator sends to.</summary>
    public OtlpReceiver Receiver { get; private set; } = null!;

    public Turnstile Aws { get; private set; } = null!;

    public OperatorProcess Operator { get; private set; } = null!;

    public Eventually Eventually { get; private set; } = null!;

    /// <summary>Scrapes the operator.</summary>
    public RoleOperator.Testing.Prometheus Prometheus { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await World.InitializeAsync();
        await World.KillOperatorAsync();
        foreach (var protocol in Enum.GetValues<OtlpProtocol>()) receivers[protocol] = await OtlpReceiver.StartAsync(protocol);
        Aws = await Turnstile.StartAsync(World.Proxy.Endpoint);
        await World.Cluster.CreateNamespaceAsync("operator");
        Eventually = new Eventually(() => Operator);
        await StartOperatorAsync(OtlpProtocol.Grpc);
        Prometheus = await RoleOperator.Testing.Prometheus.StartAsync("role-operator", metricsPort);
    }

    /// <summary>Has the operator, or another in its place, send by a protocol.</summary>
    public async Task SendOverAsync(OtlpProtocol protocol)
    {
        if (Receiver != receivers[protocol]) await RestartAsync(protocol);
    }

    /// <summary>Ends the operator, and starts another.</summary>
    /// <returns>The calls that others have made before it.</returns>
    public async Task<int> RestartAsync(OtlpProtocol protocol)
    {
        Assert.Equal(0, await Operator.StopAsync());
        var calls = World.Proxy.Count;
        await Operator.DisposeAsync();
        await StartOperatorAsync(protocol);
        return calls;
    }

    /// <summary>One more operator, which the caller disposes of.</summary>
    /// <param name="receiver">Where it sends to; null for nowhere.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="environment">What it needs beside the usual, or in its place.</param>
    public OperatorProcess Start(OtlpReceiver? receiver, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var variables = new Dictionary<string, string?>(Fast)
        {
            ["KUBECONFIG"] = World.Cluster.Kubeconfig,
            ["AWS_ENDPOINT_URL"] = Aws.Endpoint.ToString(),
            ["AWS_ACCESS_KEY_ID"] = "testing",
            ["AWS_SECRET_ACCESS_KEY"] = Secret,
            ["AWS_REGION"] = World.Region,
        };
        foreach (var (name, value) in (receiver?.Environment ?? Unsent).Concat(environment ?? ReadOnlyDictionary<string, string?>.Empty))
            variables[name] = value;
        return OperatorProcess.Start(variables, ["--cluster-name", World.ClusterName, .. arguments]);
    }

    public Task<Scrape> ScrapeAsync() => ScrapeAsync(metricsPort);

    /// <summary>Scrapes any operator of this machine.</summary>
    public static async Task<Scrape> ScrapeAsync(int port) => new(await Http.GetStringAsync(new Uri($"http://127.0.0.1:{port}/metrics")));

    /// <summary>Scrapes until it is as it should be.</summary>
    public Task<Scrape> ScrapeAsync(string what, Func<Scrape, bool> passes) =>
        Eventually.SeeAsync(what, ScrapeAsync, passes, seen => seen.Text);

    /// <summary>Waits until the receiver has a span.</summary>
    public async Task<Span> SpanAsync(string what, Func<Span, bool> passes)
    {
        await Eventually.SeeAsync(what, () => Receiver.Spans.Any(passes), () => string.Join('\n', Receiver.Spans.Select(s => s.Name).Distinct()));
        return Receiver.Spans.First(passes);
    }

    /// <summary>A namespace with one object of each kind, converged.</summary>
    public async Task<Team> BusyTeamAsync()
    {
        var team = await World.TeamAsync();
        await team.ApplyAsync(ResourceKind.Policy, "s3", $"document: {Documents.Allow("s3:GetObject")}");
        await team.ApplyAsync(ResourceKind.Role, "orders", $"trust: {{document: {Documents.Ec2Trust}}}\nmanagedPolicies: [ref: {{name: s3}}]");
        await team.ApplyAsync(ResourceKind.InstanceProfile, "web", "role: {ref: {name: orders}}");
        foreach (var (kind, name) in new[] { (ResourceKind.Policy, "s3"), (ResourceKind.Role, "orders"), (ResourceKind.InstanceProfile, "web") })
            await team.ReadyAsync(kind, name);
        return team;
    }

    public async Task DisposeAsync()
    {
        await Prometheus.DisposeAsync();
        await Operator.DisposeAsync();
        await Aws.DisposeAsync();
        foreach (var receiver in receivers.Values) await receiver.DisposeAsync();
        await World.DisposeAsync();
    }

    private async Task StartOperatorAsync(OtlpProtocol protocol)
    {
        Receiver = receivers[protocol];
        Operator = Start(
            Receiver,
            [
                "--metrics-port", metricsPort.ToString(CultureInfo.InvariantCulture), "--lease-namespace", "operator", "--log-format", "json",
                "--resync", "1s",
            ]);
        await Eventually.SeeAsync("the metrics are served", AnswersAsync, answers => answers);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await ScrapeAsync();
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

/// <summary>Tests with the real program.</summary>
[CollectionDefinition(Name)]
public sealed class SceneCollection : ICollectionFixture<Scene>
{
    public const string Name = "scene";
}
