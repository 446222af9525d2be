using System.Text.Json;
using System.Text.Json.Nodes;
using k8s;
using k8s.Autorest;
using k8s.Models;
using KubernetesClientTests.Loopback;
using Microsoft.AspNetCore.Http;

namespace KubernetesClientTests.Http;

public class RequestTests
{
    private const string Group = "iam.roleoperator.io";

    [Fact]
    public async Task List_WithAllParameters_SendsThemInTheQuery()
    {
        var sent = await Send(client => client.CustomObjects.ListNamespacedCustomObjectAsync<JsonElement>(
            Group, "v1alpha1", "shop", "roles", allowWatchBookmarks: true, continueParameter: "a+b/c=", fieldSelector: "metadata.name=x",
            labelSelector: "a in (b,c)",
            limit: 500, resourceVersion: "0", resourceVersionMatch: "NotOlderThan", timeoutSeconds: 30));

        Assert.Equal("GET", sent.Method);
        Assert.Equal("/apis/iam.roleoperator.io/v1alpha1/namespaces/shop/roles", sent.Path);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["allowWatchBookmarks"] = "true",
                ["continue"] = "a+b/c=",
                ["fieldSelector"] = "metadata.name=x",
                ["labelSelector"] = "a in (b,c)",
                ["limit"] = "500",
                ["resourceVersion"] = "0",
                ["resourceVersionMatch"] = "NotOlderThan",
                ["timeoutSeconds"] = "30",
                ["watch"] = "false",
            },
            sent.Query);
    }

    [Theory]
    [InlineData(V1Patch.PatchType.ApplyPatch, "application/apply-patch+yaml")]
    [InlineData(V1Patch.PatchType.JsonPatch, "application/json-patch+json")]
    [InlineData(V1Patch.PatchType.MergePatch, "application/merge-patch+json")]
    [InlineData(V1Patch.PatchType.StrategicMergePatch, "application/strategic-merge-patch+json")]
    public async Task Patch_OfEachKind_HasItsContentTypeAndTheTextAsItIs(V1Patch.PatchType type, string mediaType)
    {
        var sent = await Send(client => client.CustomObjects.PatchNamespacedCustomObjectStatusAsync<JsonElement>(
            new V1Patch("""{"a": 1}""", type), Group, "v1alpha1", "shop", "roles", "orders", fieldManager: "operator", force: true));

        Assert.Equal("PATCH", sent.Method);
        Assert.EndsWith("/roles/orders/status", sent.Path, StringComparison.Ordinal);
        Assert.Equal($"{mediaType}; charset=utf-8", sent.ContentType);
        Assert.Equal("""{"a": 1}""", sent.Body);
        Assert.Equal(("operator", "true"), (sent.Query["fieldManager"], sent.Query["force"]));
    }

    [Fact]
    public async Task Patch_OfANode_IsWrittenAsJson()
    {
        var patch = new V1Patch(new JsonObject { ["status"] = new JsonObject { ["ready"] = true } }, V1Patch.PatchType.MergePatch);

        var sent = await Send(client => client.CustomObjects.PatchClusterCustomObjectAsync<JsonElement>(patch, Group, "v1alpha1", "accounts", "prod"));

        Assert.Equal("""{"status":{"ready":true}}""", sent.Body);
    }

    [Fact]
    public async Task BaseAddress_WithAPath_KeepsIt()
    {
        await using var server = await LoopbackServer.StartAsync(context => LoopbackServer.Json(context, $$"""{"path":"{{context.Request.Path}}"}"""));
        using var client = new Kubernetes(new KubernetesClientConfiguration { Host = server.Address + "/clusters/c-1" });

        var answer = await client.CustomObjects.GetClusterCustomObjectAsync<JsonElement>(Group, "v1alpha1", "accounts", "prod");

        Assert.Equal("/clusters/c-1/apis/iam.roleoperator.io/v1alpha1/accounts/prod", answer.GetProperty("path").GetString());
    }

    [Fact]
    public async Task UntypedObject_IsAJsonElement()
    {
        await using var server = await LoopbackServer.StartAsync("""{"kind":"Account"}""");
        using var client = Client(server);

        var answer = await client.CustomObjects.GetClusterCustomObjectAsync(Group, "v1alpha1", "accounts", "prod");

        Assert.Equal("Account", Assert.IsType<JsonElement>(answer).GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Failure_CarriesStatusCodeContentAndRequest()
    {
        const string Conflict = """{"kind":"Status","status":"Failure","reason":"Conflict","code":409}""";
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            context.Response.Headers.RetryAfter = "7";
            return LoopbackServer.Json(context, Conflict, 409);
        });
        using var client = Client(server);

        var error = await Assert.ThrowsAsync<HttpOperationException>(() =>
            client.CustomObjects.ReplaceClusterCustomObjectAsync(new JsonObject { ["a"] = 1 }, Group, "v1alpha1", "accounts", "prod"));

        Assert.Equal(409, (int)error.Response.StatusCode);
        Assert.Equal(Conflict, error.Response.Content);
        Assert.Equal("7", Assert.Single(error.Response.Headers["Retry-After"]));
        Assert.Equal(HttpMethod.Put, error.Request.Method);
        Assert.Equal("""{"a":1}""", error.Request.Content);
        Assert.Equal("Conflict", KubernetesJson.Deserialize<V1Status>(error.Response.Content!)!.Reason);
    }

    [Fact]
    public async Task Server_ThatDoesNotAnswer_TimesOut()
    {
        await using var server = await LoopbackServer.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var client = new Kubernetes(new KubernetesClientConfiguration { Host = server.Address, HttpClientTimeout = TimeSpan.FromMilliseconds(300) });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.CoreV1.ReadNamespaceAsync("shop"));
    }

    [Fact]
    public async Task Credentials_AreSentAsConfigured()
    {
        var token = await Send(client => client.CoreV1.ReadNamespaceAsync("shop"), new() { AccessToken = "secret" });
        var basic = await Send(client => client.CoreV1.ReadNamespaceAsync("shop"), new() { Username = "ann", Password = "secret" });

        Assert.Equal("Bearer secret", token.Authorization);
        Assert.Equal("Basic YW5uOnNlY3JldA==", basic.Authorization);
    }

    private static Kubernetes Client(LoopbackServer server) => new(new KubernetesClientConfiguration { Host = server.Address });

    private static async Task<Sent> Send(Func<Kubernetes, Task> call, KubernetesClientConfiguration? config = null)
    {
        Sent? sent = null;
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            sent = await Sent.OfAsync(context);
            await LoopbackServer.Json(context, "{}");
        });
        config ??= new KubernetesClientConfiguration();
        config.Host = server.Address;
        using var client = new Kubernetes(config);
        await call(client);
        return sent!;
    }

    private sealed record Sent(
        string Method, string Path, IReadOnlyDictionary<string, string> Query, string? ContentType, string Body, string? Authorization)
    {
        public static async Task<Sent> OfAsync(HttpContext context)
        {
            using var reader = new StreamReader(context.Request.Body);
            return new Sent(
                context.Request.Method,
                context.Request.Path.Value!,
                context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString()),
                context.Request.ContentType,
                await reader.ReadToEndAsync(),
                context.Request.Headers.Authorization.FirstOrDefault());
        }
    }
}
