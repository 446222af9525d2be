using System.Text.Json;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using static KubernetesClientTests.Cluster.ClusterFixture;

namespace KubernetesClientTests.Cluster;

[Collection(ClusterFixture.Name)]
public class CustomObjectTests(ClusterFixture cluster)
{
    private ICustomObjectsOperations Objects => cluster.Client.CustomObjects;

    [Fact]
    public async Task NamespacedObject_LivesThroughAllVerbs()
    {
        var created = await Objects.CreateNamespacedCustomObjectAsync<JsonNode>(Gadget("verbs"), Group, "v1", cluster.Namespace, "gadgets");
        created["spec"]!["size"] = 2;
        var replaced = await Objects.ReplaceNamespacedCustomObjectAsync<JsonNode>(created, Group, "v1", cluster.Namespace, "gadgets", "verbs");
        var patched = await Objects.PatchNamespacedCustomObjectAsync<JsonElement>(
            new V1Patch("""{"spec":{"tags":{"team":"orders"}}}""", V1Patch.PatchType.MergePatch), Group, "v1", cluster.Namespace, "gadgets", "verbs");
        var read = await Objects.GetNamespacedCustomObjectAsync<JsonElement>(Group, "v1", cluster.Namespace, "gadgets", "verbs");
        await Objects.DeleteNamespacedCustomObjectAsync(Group, "v1", cluster.Namespace, "gadgets", "verbs");

        Assert.Equal(2, (int)replaced["spec"]!["size"]!);
        Assert.Equal("orders", patched.GetProperty("spec").GetProperty("tags").GetProperty("team").GetString());
        Assert.Equal(2, read.GetProperty("spec").GetProperty("size").GetInt32());
        await RefusedAsync(404, () => Objects.GetNamespacedCustomObjectAsync(Group, "v1", cluster.Namespace, "gadgets", "verbs"));
    }

    [Fact]
    public async Task ClusterObject_LivesThroughAllVerbs()
    {
        var created = await Objects.CreateClusterCustomObjectAsync<JsonNode>(Gadget("verbs", kind: "Machine"), Group, "v1", "machines");
        created["spec"]!["size"] = 2;
        await Objects.ReplaceClusterCustomObjectAsync<JsonNode>(created, Group, "v1", "machines", "verbs");
        await Objects.PatchClusterCustomObjectAsync<JsonNode>(
            new V1Patch("""[{"op":"replace","path":"/spec/size","value":3}]""", V1Patch.PatchType.JsonPatch), Group, "v1", "machines", "verbs");
        var read = await Objects.GetClusterCustomObjectAsync<JsonElement>(Group, "v1", "machines", "verbs");
        await Objects.DeleteClusterCustomObjectAsync(Group, "v1", "machines", "verbs");

        Assert.Equal(3, read.GetProperty("spec").GetProperty("size").GetInt32());
        await RefusedAsync(404, () => Objects.GetClusterCustomObjectAsync(Group, "v1", "machines", "verbs"));
    }

    [Fact]
    public async Task StatusAndObject_AreWrittenApart()
    {
        var gadget = Gadget("status");
        gadget["status"] = new JsonObject { ["phase"] = "forged" };
        var created = await Objects.CreateNamespacedCustomObjectAsync<JsonNode>(gadget, Group, "v1", cluster.Namespace, "gadgets");
        Assert.Null(created["status"]);

        created["status"] = new JsonObject { ["phase"] = "ready" };
        created["spec"]!["size"] = 9;
        var after = await Objects.ReplaceNamespacedCustomObjectStatusAsync<JsonNode>(created, Group, "v1", cluster.Namespace, "gadgets", "status");

        Assert.Equal("ready", (string)after["status"]!["phase"]!);
        Assert.Equal(1, (int)after["spec"]!["size"]!);
        Assert.Equal(1, (int)after["metadata"]!["generation"]!);
        var status = await Objects.GetNamespacedCustomObjectStatusAsync<JsonNode>(Group, "v1", cluster.Namespace, "gadgets", "status");
        Assert.Equal("ready", (string)status["status"]!["phase"]!);
    }

    [Fact]
    public async Task Replace_OfAnOldVersion_Conflicts()
    {
        var first = await Objects.CreateNamespacedCustomObjectAsync<JsonNode>(Gadget("conflict"), Group, "v1", cluster.Namespace, "gadgets");
        var second = first.DeepClone();
        second["spec"]!["size"] = 2;
        await Objects.ReplaceNamespacedCustomObjectAsync(second, Group, "v1", cluster.Namespace, "gadgets", "conflict");

        first["spec"]!["size"] = 3;
        var error = await RefusedAsync(409, () => Objects.ReplaceNamespacedCustomObjectAsync(first, Group, "v1", cluster.Namespace, "gadgets", "conflict"));

        Assert.Equal("Conflict", KubernetesJson.Deserialize<V1Status>(error.Response.Content!)!.Reason);
    }

    [Fact]
    public async Task Create_OfANameInUse_Conflicts()
    {
        await Objects.CreateNamespacedCustomObjectAsync(Gadget("twice"), Group, "v1", cluster.Namespace, "gadgets");

        var error = await RefusedAsync(409, () => Objects.CreateNamespacedCustomObjectAsync(Gadget("twice"), Group, "v1", cluster.Namespace, "gadgets"));

        Assert.Equal("AlreadyExists", KubernetesJson.Deserialize<V1Status>(error.Response.Content!)!.Reason);
    }

    [Fact]
    public async Task Create_AgainstTheSchema_IsRefusedWithTheField()
    {
        var error = await RefusedAsync(
            422, () => Objects.CreateNamespacedCustomObjectAsync(Gadget("small", size: 0), Group, "v1", cluster.Namespace, "gadgets"));

        var cause = Assert.Single(KubernetesJson.Deserialize<V1Status>(error.Response.Content!)!.Details.Causes);
        Assert.Equal("spec.size", cause.Field);
    }

    [Fact]
    public async Task DryRun_ChangesNothing()
    {
        await Objects.CreateNamespacedCustomObjectAsync(Gadget("dry"), Group, "v1", cluster.Namespace, "gadgets", dryRun: "All");

        await RefusedAsync(404, () => Objects.GetNamespacedCustomObjectAsync(Group, "v1", cluster.Namespace, "gadgets", "dry"));
    }

    [Fact]
    public async Task Delete_WithAStalePrecondition_IsRefused()
    {
        await Objects.CreateNamespacedCustomObjectAsync(Gadget("guarded"), Group, "v1", cluster.Namespace, "gadgets");
        var other = new V1DeleteOptions { Preconditions = new V1Preconditions { Uid = Guid.NewGuid().ToString() } };

        await RefusedAsync(409, () => Objects.DeleteNamespacedCustomObjectAsync(Group, "v1", cluster.Namespace, "gadgets", "guarded", other));
    }

    [Fact]
    public async Task List_InPages_GivesEachObjectOnce()
    {
        foreach (var number in Enumerable.Range(0, 5))
        {
            var gadget = Gadget($"page-{number}");
            gadget["metadata"]!["labels"] = new JsonObject { ["test"] = "pages" };
            await Objects.CreateNamespacedCustomObjectAsync(gadget, Group, "v1", cluster.Namespace, "gadgets");
        }

        var names = new List<string>();
        var pages = 0;
        string? next = null;
        do
        {
            var page = await Objects.ListNamespacedCustomObjectAsync<JsonNode>(
                Group, "v1", cluster.Namespace, "gadgets", labelSelector: "test=pages", limit: 2, continueParameter: next);
            names.AddRange(page["items"]!.AsArray().Select(item => (string)item!["metadata"]!["name"]!));
            next = (string?)page["metadata"]!["continue"];
            pages++;
        }
        while (!string.IsNullOrEmpty(next));

        Assert.Equal(["page-0", "page-1", "page-2", "page-3", "page-4"], names);
        Assert.Equal(3, pages);
    }
}
