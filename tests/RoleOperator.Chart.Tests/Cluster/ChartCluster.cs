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
    private bool knowsRules;

    /// <summary>The API server's version, as in v1.20.2.</summary>
    public string Version { get; private set; } = "";

    public async Task InitializeAsync()
    {
        controlPlane = await ControlPlane.StartAsync();
        var version = JsonNode.Parse(await RunAsync("", "version", "--output", "json"))!["serverVersion"]!;
        Version = version["gitVersion"]!.GetValue<string>();
        knowsRules = int.Parse(version["minor"]!.GetValue<string>().TrimEnd('+'), System.Globalization.CultureInfo.InvariantCulture) >= 25;

        await RunAsync(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests", "RoleOperator.Chart.Tests", "Cluster", "prometheus-operator.yaml")),
            "create", "--filename", "-");
        await RunAsync("", "wait", "--for=condition=Established", "--timeout=60s", "crd/servicemonitors.monitoring.coreos.com",
            "crd/prometheusrules.monitoring.coreos.com");
        foreach (var name in Namespaces) await RunAsync("", "create", "namespace", name);
    }

    /// <summary>Creates objects in their order; fields that their kinds do not have are refused.</summary>
    /// <returns>What the server keeps of each.</returns>
    public async Task<IReadOnlyList<JsonObject>> CreateAsync(IEnumerable<JsonObject> objects)
    {
        var stored = new List<JsonObject>();
        foreach (var group in objects.GroupBy(IsDefinition))
        {
            // The checks of CRDs are above what an older server's own description of a CRD holds.
            if (group.Key && !knowsRules) foreach (var definition in group) DropRules(definition);
            stored.AddRange(Parse(await RunAsync(Lines(group), "create", "--validate=strict", "--output", "json", "--filename", "-")));
        }

        // As they were sent: CRDs stand between other kinds.
        var byIdentity = stored.ToDictionary(Identity);
        return [.. objects.Select(o => byIdentity[Identity(o)])];
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
