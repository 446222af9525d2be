using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RoleOperator.Testing;

namespace RoleOperator.Chart.Tests.Cluster;

/// <summary>A cluster into which installations are put one after the other, with CRDs that stand in for the Prometheus operator's.</summary>
public sealed class ChartCluster : IAsyncLifetime
{
    private static readonly string[] Namespaces = ["iam-system", "shop", "ops"];
    private ControlPlane? controlPlane;
    private int minor;

    /// <summary>The version for which installations are rendered: the API server's, or the oldest that the chart takes where the server is older.</summary>
    public string Version { get; private set; } = "";

    public async Task InitializeAsync()
    {
        controlPlane = await ControlPlane.StartAsync();
        var version = JsonNode.Parse(await RunAsync("", "version", "--output", "json"))!["serverVersion"]!;
        minor = int.Parse(version["minor"]!.GetValue<string>().TrimEnd('+'), System.Globalization.CultureInfo.InvariantCulture);
        Version = minor < 23 ? "v1.23.0" : version["gitVersion"]!.GetValue<string>();

        await RunAsync(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests", "RoleOperator.Chart.Tests", "Cluster", "prometheus-operator.yaml")),
            "create", "--filename", "-");
        await WaitAsync("servicemonitors.monitoring.coreos.com", "prometheusrules.monitoring.coreos.com");
        foreach (var name in Namespaces) await RunAsync("", "create", "namespace", name);
    }

    /// <summary>
    /// Creates objects in their order; fields that their kinds do not have are refused. For a server that is older than the chart takes, what it cannot
    /// know is changed in the objects first.
    /// </summary>
    /// <returns>What the server keeps of each.</returns>
    public async Task<IReadOnlyList<JsonObject>> CreateAsync(IEnumerable<JsonObject> objects)
    {
        var stored = new List<JsonObject>();
        foreach (var group in objects.GroupBy(IsDefinition))
        {
            foreach (var o in group) Age(o);
            stored.AddRange(Parse(await RunAsync(Lines(group), "create", "--validate=strict", "--output", "json", "--filename", "-")));
        }

        // As they were sent: CRDs stand between other kinds.
        var byIdentity = stored.ToDictionary(Identity);
        return [.. objects.Select(o => byIdentity[Identity(o)])];
    }

    /// <summary>Waits until CRDs are served.</summary>
    /// <param name="definitions">Their names.</param>
    public Task WaitAsync(params string[] definitions) =>
        RunAsync("", ["wait", "--for=condition=Established", "--timeout=60s", .. definitions.Select(name => $"crd/{name}")]);

    /// <summary>Runs commands of a shell as an administrator of the cluster; the first that fails ends them.</summary>
    /// <returns>What they printed.</returns>
    /// <exception cref="InvalidOperationException">A command failed.</exception>
    public async Task<string> RunScriptAsync(string commands)
    {
        var kubectl = $"kubectl() {{ '{await Kubectl.PathAsync()}' \"$@\"; }}\n";
        var ended = await Command.RunAsync(["env", $"KUBECONFIG={controlPlane!.Kubeconfig}", "bash", "-e", "-s"], kubectl + commands);
        return ended.ExitCode == 0 ? ended.Output : throw new InvalidOperationException($"{ended.Output}{ended.Errors}\n{commands}");
    }

    /// <summary>Deletes objects and waits until they are gone.</summary>
    public Task DeleteAsync(IEnumerable<JsonObject> objects) => RunAsync(Lines(objects), "delete", "--timeout=60s", "--filename", "-");

    public async Task DisposeAsync()
    {
        if (controlPlane is not null) await controlPlane.DisposeAsync();
    }

    private static bool IsDefinition(JsonObject o) => o["kind"]!.GetValue<string>() == "CustomResourceDefinition";

    private static string Identity(JsonObject o) => $"{o["kind"]} {o["metadata"]!["namespace"]} {o["metadata"]!["name"]}";

    private static string Lines(IEnumerable<JsonObject> objects) => string.Join('\n', objects.Select(o => o.ToJsonString()));

    /// <summary>The checks of CRDs come with Kubernetes 1.25, disruption budgets of policy/v1 with 1.21.</summary>
    private void Age(JsonObject o)
    {
        if (minor < 25 && IsDefinition(o)) DropRules(o);
        if (minor < 21 && o["kind"]!.GetValue<string>() == "PodDisruptionBudget") o["apiVersion"] = "policy/v1beta1";
    }

    private static void DropRules(JsonNode? node)
    {
        if (node is JsonObject map)
        {
            map.Remove("x-kubernetes-validations");
            foreach (var (_, value) in map) DropRules(value);
        }
        else if (node is JsonArray list)
        {
            foreach (var item in list) DropRules(item);
        }
    }

    private static IEnumerable<JsonObject> Parse(string output)
    {
        var bytes = Encoding.UTF8.GetBytes(output);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { AllowMultipleValues = true });
        var objects = new List<JsonObject>();
        while (reader.Read()) objects.Add(JsonNode.Parse(ref reader)!.AsObject());
        return objects.SelectMany(o => o["kind"]!.GetValue<string>() == "List" ? o["items"]!.AsArray().Select(item => item!.AsObject()) : [o]);
    }

    private Task<string> RunAsync(string input, params string[] arguments) => Kubectl.RunAsync(controlPlane!.Kubeconfig, input, arguments);
}
