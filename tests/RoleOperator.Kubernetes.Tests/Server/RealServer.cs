using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using k8s;
using k8s.Autorest;
using k8s.Models;
using RoleOperator.Core.Resources;
using RoleOperator.Kubernetes.Http;
using RoleOperator.Testing;

namespace KubernetesAdapterTests.Server;

/// <summary>A real API server that knows roles, with a schema that takes anything but keeps conditions by type.</summary>
public sealed class RealServer : IAsyncLifetime
{
    public const string Namespace = "shop";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private ControlPlane? plane;

    public k8s.Kubernetes Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        plane = await ControlPlane.StartAsync();
        try
        {
            Client = ApiServerClient.Create(KubernetesClientConfiguration.BuildConfigFromConfigFile(plane.Kubeconfig), TimeProvider.System);
            await Client.CoreV1.CreateNamespaceAsync(new V1Namespace { Metadata = new V1ObjectMeta { Name = Namespace } });
            await Client.ApiextensionsV1.CreateCustomResourceDefinitionAsync(KubernetesJson.Deserialize<V1CustomResourceDefinition>(Definition)!);
            while (!await IsServedAsync()) await Task.Delay(Pause);
        }
        catch
        {
            // xunit disposes only what was initialised, and the servers must not stay behind.
            await plane.DisposeAsync();
            throw;
        }
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await plane!.DisposeAsync();
    }

    /// <summary>Creates a role.</summary>
    /// <returns>Its metadata.</returns>
    public async Task<ObjectMeta> CreateAsync(string name)
    {
        var body = new JsonObject
        {
            ["apiVersion"] = ResourceKind.ApiVersion,
            ["kind"] = ResourceKind.Role.Name,
            ["metadata"] = new JsonObject { ["name"] = name, ["namespace"] = Namespace },
        };
        var created = await Client.CustomObjects.CreateNamespacedCustomObjectAsync<JsonElement>(
            body, ResourceKind.Group, ResourceKind.Version, Namespace, ResourceKind.Role.Plural);
        return created.GetProperty("metadata").Deserialize(SpecJson.Default.ObjectMeta)!;
    }

    public Task DeleteAsync(string name) => Client.CustomObjects.DeleteNamespacedCustomObjectAsync(
        ResourceKind.Group, ResourceKind.Version, Namespace, ResourceKind.Role.Plural, name);

    /// <summary>Somebody else applies a part of the status.</summary>
    public Task ApplyStatusAsync(string name, string status) => Client.CustomObjects.PatchNamespacedCustomObjectStatusAsync<JsonElement>(
        new V1Patch(
            $$"""{"apiVersion":"{{ResourceKind.ApiVersion}}","kind":"Role","metadata":{"name":"{{name}}"},"status":{{status}}}""",
                V1Patch.PatchType.ApplyPatch),
        ResourceKind.Group, ResourceKind.Version, Namespace, ResourceKind.Role.Plural, name, fieldManager: "auditors");

    public async Task<JsonElement> StatusAsync(string name) => (await Client.CustomObjects.GetNamespacedCustomObjectAsync<JsonElement>(
        ResourceKind.Group, ResourceKind.Version, Namespace, ResourceKind.Role.Plural, name)).GetProperty("status");

    /// <remarks>Servers of 1.31 and newer say "too many requests" until the storage of a new kind is ready.</remarks>
    private async Task<bool> IsServedAsync()
    {
        try
        {
            await Client.CustomObjects.ListNamespacedCustomObjectAsync<JsonElement>(
                ResourceKind.Group, ResourceKind.Version, Namespace, ResourceKind.Role.Plural);
            return true;
        }
        catch (HttpOperationException e) when (e.Response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.TooManyRequests)
        {
            return false;
        }
    }

    private const string Definition = """
        {"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition", "metadata": {"name": "roles.iam.roleoperator.io"},
         "spec": {"group": "iam.roleoperator.io", "scope": "Namespaced", "names": {"plural": "roles", "kind": "Role", "listKind": "RoleList", "singular": "role"},
          "versions": [{"name": "v1alpha1", "served": true, "storage": true, "subresources": {"status": {}},
           "schema": {"openAPIV3Schema": {"type": "object", "properties": {
            "status": {"type": "object", "x-kubernetes-preserve-unknown-fields": true, "properties": {
             "conditions": {"type": "array", "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["type"],
              "items": {"type": "object", "required": ["type"], "x-kubernetes-preserve-unknown-fields": true,
               "properties": {"type": {"type": "string"}}}}}}}}}}]}}
        """;
}
