using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using k8s;
using k8s.Autorest;
using k8s.Models;
using RoleOperator.Core.Resources;

namespace RoleOperator.Integration.Tests.Harness;

/// <summary>A user's hands on the cluster: apply, read, delete, wait, as kubectl would.</summary>
public sealed class Cluster(string kubeconfig) : IDisposable
{
    private const string FieldManager = "platform-team";
    private readonly k8s.Kubernetes client = new(KubernetesClientConfiguration.BuildConfigFromConfigFile(kubeconfig));

    public IKubernetes Client => client;

    public string Kubeconfig => kubeconfig;

    /// <summary>Creates the CRDs of a folder and waits until the server serves them.</summary>
    /// <param name="folder">The YAML files.</param>
    /// <param name="change">What to do to each first.</param>
    public async Task InstallAsync(string folder, Action<JsonObject>? change = null)
    {
        foreach (var file in Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            var crd = Manifest.Json(await File.ReadAllTextAsync(file));
            change?.Invoke(crd);
            await client.ApiextensionsV1.CreateCustomResourceDefinitionAsync(KubernetesJson.Deserialize<V1CustomResourceDefinition>(crd.ToJsonString())!);
        }

        foreach (var kind in ResourceKind.All)
        {
            await Eventually.SeeAsync($"{kind} is served", () => IsServedAsync(kind), served => served);
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

    public Task DeleteAsync(ResourceKind kind, string ns, string name) =>
        client.CustomObjects.DeleteNamespacedCustomObjectAsync(ResourceKind.Group, ResourceKind.Version, ns, kind.Plural, name);

    public Task GoneAsync(ResourceKind kind, string ns, string name) =>
        Eventually.SeeAsync($"{kind} {ns}/{name} is gone", () => FindAsync(kind, ns, name), found => found is null, Show);

    /// <summary>Waits until the newest generation is Ready.</summary>
    public Task<JsonElement> ReadyAsync(ResourceKind kind, string ns, string name) => ConditionAsync(kind, ns, name, "Ready", "True", null);

    /// <summary>Waits until Ready is False for a reason, at the newest generation.</summary>
    public Task<JsonElement> NotReadyAsync(ResourceKind kind, string ns, string name, string reason) => ConditionAsync(kind, ns, name, "Ready", "False", reason);

    public void Dispose() => client.Dispose();

    private async Task<JsonElement> ConditionAsync(ResourceKind kind, string ns, string name, string type, string status, string? reason)
    {
        var seen = await Eventually.SeeAsync(
            $"{kind} {ns}/{name} has {type}={status} {reason}",
            () => FindAsync(kind, ns, name),
            found => found is { } json && ObjectView.Condition(json, type) is { } condition && ObjectView.IsOfNewestGeneration(json)
                && condition.GetProperty("status").GetString() == status
                && (reason is null || condition.GetProperty("reason").GetString() == reason),
            Show);
        return seen!.Value;
    }

    private static string Show(JsonElement? found) => found is { } json ? json.GetRawText() : "no such object";

    private async Task<bool> IsServedAsync(ResourceKind kind)
    {
        try
        {
            await client.CustomObjects.ListClusterCustomObjectAsync<JsonElement>(ResourceKind.Group, ResourceKind.Version, kind.Plural);
            return true;
        }
        catch (HttpOperationException e) when (e.Response.StatusCode == HttpStatusCode.NotFound)
        {
            return false;
        }
    }
}
