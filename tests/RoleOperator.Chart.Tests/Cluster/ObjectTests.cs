using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RoleOperator.Testing.Charts;

namespace RoleOperator.Chart.Tests.Cluster;

/// <summary>A real API server takes every object of every installation, and drops nothing of it.</summary>
public sealed partial class ObjectTests(ChartCluster cluster) : IClassFixture<ChartCluster>
{
    public static TheoryData<string> Cases => Matrix.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Objects_OfAnInstallation_AreStoredAsSent(string name)
    {
        var chart = await HelmChart.RenderAsync(Matrix.Input(name) with { KubeVersion = cluster.Version });

        var stored = await cluster.CreateAsync(chart.Objects);
        try
        {
            Assert.Equal(chart.Objects.Count, stored.Count);
            var lost = chart.Objects.Zip(stored).SelectMany(pair => Lost($"{pair.First["kind"]} {pair.First["metadata"]!["name"]}", pair.First, pair.Second));
            Assert.Empty(lost);
        }
        finally
        {
            await cluster.DeleteAsync(chart.Objects);
        }
    }

    [Fact]
    public async Task Object_WithAMisspeltField_IsNotStoredAsSent()
    {
        var service = JsonNode.Parse("""
            {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "misspelt", "namespace": "iam-system"},
             "spec": {"ports": [{"port": 1, "targetPrt": 2}]}}
            """)!.AsObject();
        var monitor = JsonNode.Parse("""
            {"apiVersion": "monitoring.coreos.com/v1", "kind": "ServiceMonitor", "metadata": {"name": "misspelt", "namespace": "iam-system"},
             "spec": {"selector": {}, "endpoints": [{"prt": "metrics"}]}}
            """)!.AsObject();

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => cluster.CreateAsync([service]));
        Assert.Contains("targetPrt", refusal.Message, StringComparison.Ordinal);
        refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => cluster.CreateAsync([monitor]));
        Assert.Contains("prt", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "default")]
    [InlineData("namespaces: [shop, ops]", "shop")]
    public async Task FirstRole_OfTheNotes_IsMadeShownAndDeleted(string values, string ns)
    {
        var input = new ChartInput($"clusterName: x\n{values}");
        var definitions = (await HelmChart.RenderAsync(input)).OfKind("CustomResourceDefinition").ToList();
        var commands = FirstRole().Match(await HelmChart.NotesAsync(input)).Value;
        await cluster.CreateAsync(definitions);
        try
        {
            await cluster.WaitAsync([.. definitions.Select(definition => definition["metadata"]!["name"]!.GetValue<string>())]);

            var printed = await cluster.RunScriptAsync($"{commands}kubectl get iamrole --namespace {ns}\n");

            Assert.Matches("^role\\S+/hello created\nNAME.*\nhello .*\nrole\\S+ \"hello\" deleted.*\n$", printed);
            var lines = commands.Split('\n').SkipWhile(line => !line.EndsWith("<<EOF", StringComparison.Ordinal)).Skip(1).TakeWhile(line => line != "EOF");
            var role = (await Yaml.JsonAsync($"role:\n  {string.Join("\n  ", lines)}", "role"))!.AsObject();
            Assert.Empty(Lost("the first role", role, (await cluster.CreateAsync([role])).Single()));
            await cluster.DeleteAsync([role]);
        }
        finally
        {
            await cluster.DeleteAsync(definitions);
        }
    }

    /// <summary>Where something of what was sent is not in what is stored. Empty fields may go, and the server may add its defaults.</summary>
    private static IEnumerable<string> Lost(string path, JsonNode? sent, JsonNode? stored) => (sent, stored) switch
    {
        (JsonObject from, JsonObject to) =>
            from.Where(field => !IsEmpty(field.Value)).SelectMany(field => Lost($"{path}.{field.Key}", field.Value, to[field.Key])),
        (JsonArray from, JsonArray to) when from.Count == to.Count =>
            from.Zip(to).SelectMany((pair, i) => Lost($"{path}[{i}]", pair.First, pair.Second)),
        _ when JsonNode.DeepEquals(sent, stored) => [],
        _ => [$"{path}: sent {sent?.ToJsonString()}, stored {stored?.ToJsonString() ?? "nothing"}"],
    };

    private static bool IsEmpty(JsonNode? value) =>
        value is null or JsonObject { Count: 0 } or JsonArray { Count: 0 } || value.ToJsonString() is "\"\"" or "false" or "0";

    [GeneratedRegex("^kubectl apply.*?^kubectl delete[^\n]*\n", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex FirstRole();
}
