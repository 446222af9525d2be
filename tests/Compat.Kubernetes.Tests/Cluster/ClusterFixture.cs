using System.Text.Json.Nodes;
using k8s;
using k8s.Autorest;
using k8s.Models;
using RoleOperator.Testing;

namespace KubernetesClientTests.Cluster;

/// <summary>One real API server for all tests of the collection, with two kinds of custom resources and a namespace.</summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    public const string Name = "cluster";
    public const string Group = "compat.roleoperator.io";

    private ControlPlane? plane;

    public string Namespace { get; } = $"compat-{Guid.NewGuid():N}"[..16];

    public Kubernetes Client { get; private set; } = null!;

    public KubernetesClientConfiguration Configuration() => KubernetesClientConfiguration.BuildConfigFromConfigFile(plane!.Kubeconfig);

    public async Task InitializeAsync()
    {
        plane = await ControlPlane.StartAsync();
        try
        {
            Client = new Kubernetes(Configuration());
            await Client.CoreV1.CreateNamespaceAsync(new V1Namespace { Metadata = new V1ObjectMeta { Name = Namespace } });
            await DefineAsync("gadgets", "Gadget", "Namespaced");
            await DefineAsync("machines", "Machine", "Cluster");
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
        await Client.ApiextensionsV1.DeleteCustomResourceDefinitionAsync($"gadgets.{Group}");
        await Client.ApiextensionsV1.DeleteCustomResourceDefinitionAsync($"machines.{Group}");
        await Client.CoreV1.DeleteNamespaceAsync(Namespace);
        Client.Dispose();
        await plane!.DisposeAsync();
    }

    /// <summary>A gadget as JSON, with a fresh name unless one is given.</summary>
    public static JsonObject Gadget(string name, int size = 1, string kind = "Gadget") => new()
    {
        ["apiVersion"] = $"{Group}/v1",
        ["kind"] = kind,
        ["metadata"] = new JsonObject { ["name"] = name },
        ["spec"] = new JsonObject { ["size"] = size },
    };

    public static async Task<HttpOperationException> RefusedAsync(int status, Func<Task> call)
    {
        var error = await Assert.ThrowsAsync<HttpOperationException>(call);
        Assert.True((int)error.Response.StatusCode == status, $"expected {status}: {error.Message}");
        return error;
    }

    private async Task DefineAsync(string plural, string kind, string scope)
    {
        var definition = new V1CustomResourceDefinition
        {
            ApiVersion = "apiextensions.k8s.io/v1",
            Kind = "CustomResourceDefinition",
            Metadata = new V1ObjectMeta { Name = $"{plural}.{Group}" },
            Spec = new V1CustomResourceDefinitionSpec
            {
                Group = Group,
                Scope = scope,
                Names = new V1CustomResourceDefinitionNames { Plural = plural, Kind = kind, ListKind = kind + "List", Singular = kind.ToLowerInvariant() },
                Versions =
                [
                    new V1CustomResourceDefinitionVersion
                    {
                        Name = "v1",
                        Served = true,
                        Storage = true,
                        Subresources = new V1CustomResourceSubresources { Status = new JsonObject() },
                        Schema = new V1CustomResourceValidation { OpenAPIV3Schema = Schema() },
                    },
                ],
            },
        };
        await Client.ApiextensionsV1.CreateCustomResourceDefinitionAsync(definition);
        await EstablishedAsync(definition.Metadata.Name, plural);
    }

    // Established is said a moment before the paths are served, and servers of 1.31 and newer say "too many requests" until the storage of the kind is ready.
    private async Task EstablishedAsync(string name, string plural)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var definition = await Client.ApiextensionsV1.ReadCustomResourceDefinitionAsync(name, cancellationToken: limit.Token);
            if (definition.Status?.Conditions?.Any(condition => condition is { Type: "Established", Status: "True" }) == true
                && await IsServedAsync(plural, limit.Token))
                return;

            await Task.Delay(50, limit.Token);
        }
    }

    private async Task<bool> IsServedAsync(string plural, CancellationToken cancellationToken)
    {
        try
        {
            await Client.CustomObjects.ListClusterCustomObjectAsync(Group, "v1", plural, cancellationToken: cancellationToken);
            return true;
        }
        catch (HttpOperationException error) when ((int)error.Response.StatusCode is 404 or 429)
        {
            return false;
        }
    }

    private static V1JSONSchemaProps Schema() => new()
    {
        Type = "object",
        Properties = new Dictionary<string, V1JSONSchemaProps>
        {
            ["spec"] = new()
            {
                Type = "object",
                Properties = new Dictionary<string, V1JSONSchemaProps>
                {
                    ["size"] = new() { Type = "integer", Minimum = 1 },
                    ["tags"] = new() { Type = "object", AdditionalProperties = new V1JSONSchemaProps { Type = "string" } },
                },
            },
            ["status"] = new() { Type = "object", XKubernetesPreserveUnknownFields = true },
        },
    };
}

[CollectionDefinition(ClusterFixture.Name)]
public sealed class ClusterTests : ICollectionFixture<ClusterFixture>;
