using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using k8s;
using k8s.Autorest;
using k8s.Models;
using RoleOperator.Core.Resources;
using RoleOperator.Testing;

namespace RoleOperator.Integration.Tests.Harness;

/// <summary>A user's hands on the cluster: apply, read, delete, wait, as kubectl would.</summary>
public sealed class Cluster(string kubeconfig, Eventually eventually) : IDisposable
{
    private const string FieldManager = "platform-team";
    private readonly k8s.Kubernetes client = new(KubernetesClientConfiguration.BuildConfigFromConfigFile(kubeconfig));

    public IKubernetes Client => client;

    public string Kubeconfig => kubeconfig;

    public ServerMetrics Metrics => new(client);

    /// <summary>Creates the CRDs of a folder and waits until the server serves them.</summary>
    /// <param name="folder">The YAML files.</param>
    /// <param name="change">What to do to each first.</param>
    /// <param name="only">The plural of the one to create, where the others are there already.</param>
    public async Task InstallAsync(string folder, Action<JsonObject>? change = null, string? only = null)
    {
        foreach (var file in Directory.GetFiles(folder, $"{only}*.yaml").Order(StringComparer.Ordinal))
        {
            var crd = Manifest.Json(await File.ReadAllTextAsync(file));
            change?.Invoke(crd);
            await client.ApiextensionsV1.CreateCustomResourceDefinitionAsync(KubernetesJson.Deserialize<V1CustomResourceDefinition>(crd.ToJsonString())!);
        }

        foreach (var kind in ResourceKind.All)
        {
            await eventually.SeeAsync($"{kind} is served", () => IsServedAsync(kind), served => served);
        }
    }

    public Task CreateNamespaceAsync(string name) => client.CoreV1.CreateNamespaceAsync(new V1Namespace { Metadata = new V1ObjectMeta { Name = name } });

    /// <summary>Server-side apply, as <c>kubectl apply --server-side</c>.</summary>
    public Task<JsonElement> ApplyAsync(ResourceKind kind, string ns, string name, string specYaml, string? annotationsYaml = null)
    {
        var manifest = Manifest.Of(kind, ns, name, specYaml, annotationsYaml);
        return client.CustomObjects.PatchNamespacedCustomObjectAsync<JsonElement>(
            new V1Patch(manifest.ToJsonString(), V1Patch.PatchType.ApplyPatch), ResourceKind.Group, ResourceKind.Version, ns, kind.Plural, name,
            fieldManager: FieldManager, force: true);
    }

    /// <summary>Puts another spec in the place of an object's, as <c>kubectl replace</c>: what it leaves out is gone.</summary>
    /// <remarks>Kubernetes 1.20 makes null of a map or keyed list whose last member goes by server-side apply, and then refuses the null.</remarks>
    public async Task ReplaceAsync(ResourceKind kind, string ns, string name, string specYaml)
    {
        var json = JsonNode.Parse((await FindAsync(kind, ns, name))!.Value.GetRawText())!;
        json["spec"] = Manifest.Json(specYaml);
        await client.CustomObjects.ReplaceNamespacedCustomObjectAsync<JsonElement>(json, ResourceKind.Group, ResourceKind.Version, ns, kind.Plural, name);
    }

    /// <summary>Applies what the API server must refuse.</summary>
    /// <returns>What it said.</returns>
    public async Task<string> RefusedAsync(ResourceKind kind, string ns, string name, string specYaml)
    {
        var refusal = await Assert.ThrowsAsync<HttpOperationException>(() => ApplyAsync(kind, ns, name, specYaml));
        return refusal.Response.Content ?? "";
    }

    /// <summary>Whether the API server has kept the CEL rules of a kind, as those of Kubernetes 1.25 and newer do.</summary>
    public async Task<bool> KnowsRulesAsync(ResourceKind kind)
    {
        var crd = await client.ApiextensionsV1.ReadCustomResourceDefinitionAsync($"{kind.Plural}.{ResourceKind.Group}");
        return KubernetesJson.Serialize(crd).Contains("\"x-kubernetes-validations\"", StringComparison.Ordinal);
    }

    public async Task<JsonElement?> FindAsync(ResourceKind kind, string ns, string name)
    {
        try
        {
            return await client.CustomObjects.GetNamespacedCustomObjectAsync<JsonElement>(ResourceKind.Group, ResourceKind.Version, ns, kind.Plural, name);
        }
        catch (HttpOperationException e) when (e.Response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>The names of all objects of a kind in a namespace.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(ResourceKind kind, string ns)
    {
        var list = await client.CustomObjects.ListNamespacedCustomObjectAsync<JsonElement>(ResourceKind.Group, ResourceKind.Version, ns, kind.Plural);
        return [.. list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("metadata").GetProperty("name").GetString()!)];
    }

    /// <summary>Waits for an event about an object.</summary>
    /// <param name="ns">The object's namespace.</param>
    /// <param name="name">The object.</param>
    /// <param name="reason">The event's reason.</param>
    /// <returns>The newest one's note.</returns>
    public async Task<string> EventAsync(string ns, string name, string reason)
    {
        var events = await eventually.SeeAsync(
            $"an event {reason} about {ns}/{name}",
            async () => (await client.EventsV1.ListNamespacedEventAsync(ns)).Items.Where(e => e.Regarding.Name == name).OrderBy(e => e.EventTime).ToList(),
            seen => seen.Exists(e => e.Reason == reason),
            seen => string.Join('\n', seen.Select(e => $"{e.Reason}: {e.Note}")));
        return events.Last(e => e.Reason == reason).Note;
    }

    /// <summary>Every event of a namespace with its version, which moves when the event is counted up.</summary>
    public async Task<IReadOnlyList<string>> EventVersionsAsync(string ns) =>
    [
        .. (await client.EventsV1.ListNamespacedEventAsync(ns)).Items
            .Select(e => $"{e.Metadata.Name} {e.Reason} {e.Metadata.ResourceVersion}").Order(StringComparer.Ordinal),
    ];

    public Task DeleteAsync(ResourceKind kind, string ns, string name) =>
        client.CustomObjects.DeleteNamespacedCustomObjectAsync(ResourceKind.Group, ResourceKind.Version, ns, kind.Plural, name);

    public Task GoneAsync(ResourceKind kind, string ns, string name) =>
        eventually.SeeAsync($"{kind} {ns}/{name} is gone", () => FindAsync(kind, ns, name), found => found is null, Show);

    /// <summary>Waits until the newest generation is Ready.</summary>
    public Task<JsonElement> ReadyAsync(ResourceKind kind, string ns, string name) => ConditionAsync(kind, ns, name, "Ready", "True", null);

    /// <summary>Waits until Ready is False for a reason, at the newest generation.</summary>
    public Task<JsonElement> NotReadyAsync(ResourceKind kind, string ns, string name, string reason) =>
        ConditionAsync(kind, ns, name, "Ready", "False", reason);

    /// <summary>Waits until an object looks as it should.</summary>
    public async Task<JsonElement> SeeAsync(ResourceKind kind, string ns, string name, string what, Func<JsonElement, bool> passes)
    {
        var seen = await eventually.SeeAsync(
            $"{kind} {ns}/{name} {what}", () => FindAsync(kind, ns, name), found => found is { } json && passes(json), Show);
        return seen!.Value;
    }

    public void Dispose() => client.Dispose();

    private Task<JsonElement> ConditionAsync(ResourceKind kind, string ns, string name, string type, string status, string? reason) =>
        SeeAsync(kind, ns, name, $"has {type}={status} {reason}", json =>
            ObjectView.Condition(json, type) is { } condition && ObjectView.IsOfNewestGeneration(json)
            && condition.GetProperty("status").GetString() == status
            && (reason is null || condition.GetProperty("reason").GetString() == reason));

    private static string Show(JsonElement? found) => found is { } json ? json.GetRawText() : "no such object";

    /// <remarks>Servers of 1.31 and newer say "too many requests" until the storage of a new kind is ready.</remarks>
    private async Task<bool> IsServedAsync(ResourceKind kind)
    {
        try
        {
            await client.CustomObjects.ListClusterCustomObjectAsync<JsonElement>(ResourceKind.Group, ResourceKind.Version, kind.Plural);
            return true;
        }
        catch (HttpOperationException e) when (e.Response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.TooManyRequests)
        {
            return false;
        }
    }
}
