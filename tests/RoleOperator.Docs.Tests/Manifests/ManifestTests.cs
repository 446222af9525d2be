using System.Text.Json.Nodes;
using RoleOperator.Docs.Tests.Pages;
using RoleOperator.Docs.Tests.Stage;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Testing;

namespace RoleOperator.Docs.Tests.Manifests;

/// <summary>Every manifest in the documents is one that a real API server takes as it stands, or has the shape that the tool it is for documents.</summary>
[Collection(DocumentedWorldCollection.Name)]
public sealed class ManifestTests(DocumentedWorld documented)
{
    public static TheoryData<string, string> InPages
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var block in DocumentPage.All.SelectMany(page => page.Blocks).Where(block => block.Kind == "yaml")) data.Add(block.ToString(), block.Text);
            return data;
        }
    }

    public static TheoryData<string, string> Samples
    {
        get
        {
            var data = new TheoryData<string, string>();
            var folder = Path.Combine(Repository.Root, "docs", "samples");
            foreach (var file in Directory.GetFiles(folder, "*.yaml", SearchOption.AllDirectories))
                data.Add(Path.GetRelativePath(folder, file), File.ReadAllText(file));
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(InPages))]
    [MemberData(nameof(Samples))]
    public async Task Manifest_InTheDocuments_IsTakenWhole(string at, string yaml)
    {
        foreach (var document in yaml.Split("\n---\n"))
        {
            var manifest = Manifest.Json(document);
            var problems = IsServedHere(manifest) ? await ServerProblemsAsync(manifest) : await KnownShapes.ProblemsAsync(manifest);
            Assert.True(problems.Count == 0, $"{at}: {string.Join('\n', problems)}");
        }
    }

    private static bool IsServedHere(JsonObject manifest) =>
        (string?)manifest["apiVersion"] is "v1" || ((string?)manifest["apiVersion"])!.StartsWith("iam.roleoperator.io/", StringComparison.Ordinal);

    private async Task<IReadOnlyList<string>> ServerProblemsAsync(JsonObject manifest)
    {
        // Another name, since an object of the same name may be there; a namespace as it is would have to exist.
        var asked = manifest.DeepClone().AsObject();
        var metadata = asked["metadata"]!.AsObject();
        metadata["name"] = $"{metadata["name"]}-as-documented";
        metadata.Remove("namespace");
        var created = await Kubectl.TryAsync(
            documented.World.Cluster.Kubeconfig, asked.ToJsonString(), "create", "--dry-run=server", "--output=json", "--filename=-");
        return created.ExitCode != 0 ? [created.Errors] : [.. Lost("", asked, JsonNode.Parse(created.Output))];
    }

    /// <summary>What was asked for and did not come back: the server drops fields that it does not know.</summary>
    private static IEnumerable<string> Lost(string path, JsonNode? asked, JsonNode? got) => (asked, got) switch
    {
        (JsonObject map, JsonObject kept) => map.SelectMany(member => Lost($"{path}.{member.Key}", member.Value, kept[member.Key])),
        (JsonArray list, JsonArray kept) when list.Count == kept.Count =>
            list.Zip(kept).SelectMany((pair, at) => Lost($"{path}[{at}]", pair.First, pair.Second)),
        _ => JsonNode.DeepEquals(asked, got) ? [] : [$"{path} is {got?.ToJsonString() ?? "dropped"}, not {asked?.ToJsonString()}"],
    };
}
