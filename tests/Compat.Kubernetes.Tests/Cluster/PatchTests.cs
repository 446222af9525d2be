using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using static KubernetesClientTests.Cluster.ClusterFixture;

namespace KubernetesClientTests.Cluster;

[Collection(ClusterFixture.Name)]
public class PatchTests(ClusterFixture cluster)
{
    private ICustomObjectsOperations Objects => cluster.Client.CustomObjects;

    [Fact]
    public async Task Apply_CreatesAndNamesTheManager()
    {
        var applied = await ApplyAsync(Gadget("applied"), "alpha");

        var entry = Assert.Single(applied["metadata"]!["managedFields"]!.AsArray())!;
        Assert.Equal(("alpha", "Apply"), ((string?)entry["manager"], (string?)entry["operation"]));
    }

    [Fact]
    public async Task Apply_OfAFieldThatAnotherOwns_ConflictsUnlessForced()
    {
        await ApplyAsync(Gadget("contested", size: 1), "alpha");

        var error = await RefusedAsync(409, () => ApplyAsync(Gadget("contested", size: 2), "beta"));
        Assert.Equal("FieldManagerConflict", Assert.Single(KubernetesJson.Deserialize<V1Status>(error.Response.Content!)!.Details.Causes).Reason);

        var forced = await ApplyAsync(Gadget("contested", size: 2), "beta", force: true);
        Assert.Equal(2, (int)forced["spec"]!["size"]!);
    }

    [Fact]
    public async Task Apply_OfStatus_LeavesTheSpecAlone()
    {
        await ApplyAsync(Gadget("reported"), "user");
        var status = Gadget("reported");
        status.Remove("spec");
        status["status"] = new JsonObject { ["phase"] = "ready" };

        var after = await Objects.PatchNamespacedCustomObjectStatusAsync<JsonNode>(
            new V1Patch(status, V1Patch.PatchType.ApplyPatch), Group, "v1", cluster.Namespace, "gadgets", "reported", fieldManager: "operator", force: true);

        Assert.Equal("ready", (string?)after["status"]!["phase"]);
        Assert.Equal(1, (int)after["spec"]!["size"]!);
    }

    [Fact]
    public async Task JsonPatch_WhoseTestFails_ChangesNothing()
    {
        await ApplyAsync(Gadget("tested"), "user");
        const string Patch = """[{"op":"test","path":"/spec/size","value":7},{"op":"replace","path":"/spec/size","value":8}]""";

        await RefusedAsync(422, () => Objects.PatchNamespacedCustomObjectAsync(
            new V1Patch(Patch, V1Patch.PatchType.JsonPatch), Group, "v1", cluster.Namespace, "gadgets", "tested"));

        var read = await Objects.GetNamespacedCustomObjectAsync<JsonNode>(Group, "v1", cluster.Namespace, "gadgets", "tested");
        Assert.Equal(1, (int)read["spec"]!["size"]!);
    }

    [Fact]
    public async Task StrategicMergePatch_OfACustomResource_IsNotSupportedByTheServer()
    {
        await ApplyAsync(Gadget("strategic"), "user");

        await RefusedAsync(415, () => Objects.PatchNamespacedCustomObjectAsync(
            new V1Patch("{}", V1Patch.PatchType.StrategicMergePatch), Group, "v1", cluster.Namespace, "gadgets", "strategic"));
    }

    private Task<JsonNode> ApplyAsync(JsonObject gadget, string manager, bool? force = null) =>
        Objects.PatchNamespacedCustomObjectAsync<JsonNode>(
            new V1Patch(gadget, V1Patch.PatchType.ApplyPatch),
            Group, "v1", cluster.Namespace, "gadgets", (string)gadget["metadata"]!["name"]!, fieldManager: manager, force: force);
}
