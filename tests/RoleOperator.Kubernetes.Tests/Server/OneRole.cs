using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using k8s;
using KubernetesClientTests.Loopback;
using Microsoft.AspNetCore.Http;
using RoleOperator.Core.Resources;
using RoleOperator.Kubernetes.Http;

namespace KubernetesAdapterTests.Server;

/// <summary>
/// An API server with one role, whose status is written only at the newest version. What a real one does not do on
/// demand, a test scripts: refusing server-side apply, answering otherwise, or changing the role between two requests.
/// </summary>
internal sealed class OneRole : IAsyncDisposable
{
    public const string NotServed = "404 page not found\n";
    private const string Path = $"/apis/{ResourceKind.Group}/{ResourceKind.Version}/namespaces/shop/roles/orders";
    private readonly ConcurrentQueue<(int Status, string Body)> answers = new();
    private readonly ConcurrentQueue<string> requests = new();
    private LoopbackServer server = null!;
    private int version = 7;

    public ObjectMeta Meta { get; } = new() { Name = "orders", Namespace = "shop", Uid = "uid-1", ResourceVersion = "7" };

    /// <summary>What is stored; null when the role is gone.</summary>
    public JsonObject? Stored { get; set; } = JsonNode.Parse("""
        {"apiVersion":"iam.roleoperator.io/v1alpha1","kind":"Role","metadata":{"name":"orders","namespace":"shop","uid":"uid-1","resourceVersion":"7"},
         "spec":{"path":"/shop/"}}
        """)!.AsObject();

    /// <summary>False for a server that never heard of server-side apply.</summary>
    public bool ServesApply { get; init; } = true;

    /// <summary>Fields of the status that an apply does not take away or change, because the server takes them for somebody else's too.</summary>
    public JsonObject? KeepsOnApply { get; init; }

    /// <summary>Is called before each request is looked at.</summary>
    public Action<string> Before { get; set; } = _ => { };

    /// <summary>Method, or APPLY, and last path segment of each request, in order.</summary>
    public IReadOnlyList<string> Requests => [.. requests];

    public k8s.Kubernetes Client { get; private set; } = null!;

    public async Task<OneRole> StartAsync()
    {
        server = await LoopbackServer.StartAsync(AnswerAsync);
        Client = ApiServerClient.Create(new KubernetesClientConfiguration { Host = server.Address }, TimeProvider.System);
        return this;
    }

    /// <summary>The next request that is not yet scripted is answered so, whatever it asks for.</summary>
    public void AnswerNext(int status, string body) => answers.Enqueue((status, body));

    /// <summary>What an API server says of an object that it does not have.</summary>
    public static string NoSuch(string name, string kind = "roles") => $$$"""
        {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"{{{kind}}}.iam.roleoperator.io \"{{{name}}}\" not found",
         "reason":"NotFound","details":{"name":"{{{name}}}","group":"iam.roleoperator.io","kind":"{{{kind}}}"},"code":404}
        """;

    /// <summary>Somebody else changes the status.</summary>
    public void ChangeStatus(string status)
    {
        Stored!["status"] = JsonNode.Parse(status);
        Touch();
    }

    /// <summary>Somebody deletes the role and makes it again.</summary>
    public void MakeAgain()
    {
        Stored!["metadata"]!["uid"] = "uid-2";
        Touch();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await server.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var verb = context.Request.Method == "PATCH" && IsApply(context.Request) ? "APPLY" : context.Request.Method;
        var request = $"{verb} {context.Request.Path.Value!.Split('/')[^1]}";
        Before(request);
        requests.Enqueue(request);
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var (status, answer) = answers.TryDequeue(out var scripted) ? scripted : Answer(context.Request, body);
        await LoopbackServer.Json(context, answer, status);
    }

    private (int, string) Answer(HttpRequest request, string body)
    {
        if (request.Path != Path && request.Path != Path + "/status") return (404, NotServed);
        if (Stored is not { } stored) return (404, NoSuch("orders"));
        return request.Method switch
        {
            "GET" => (200, stored.ToJsonString()),
            "PATCH" when IsApply(request) => Apply(stored, JsonNode.Parse(body)!),
            "PATCH" when request.Path.Value!.EndsWith("/status", StringComparison.Ordinal) => Patch(stored, JsonNode.Parse(body)!.AsArray()),
            _ => (200, stored.ToJsonString()),
        };
    }

    private static bool IsApply(HttpRequest request) => request.ContentType?.StartsWith("application/apply-patch+yaml", StringComparison.Ordinal) == true;

    private (int, string) Apply(JsonObject stored, JsonNode body) => ServesApply
        ? WriteAt(stored, body["metadata"]!["resourceVersion"], WithWhatStays(body["status"]!.DeepClone()))
        : (415, """{"kind":"Status","status":"Failure","reason":"UnsupportedMediaType","code":415}""");

    private (int, string) Patch(JsonObject stored, JsonArray patch) =>
        patch is [{ } at, { } status]
        && ($"{at["op"]} {at["path"]}", $"{status["op"]} {status["path"]}") == ("replace /metadata/resourceVersion", "add /status")
            ? WriteAt(stored, at["value"], status["value"]!)
            : (422, """{"kind":"Status","status":"Failure","reason":"Invalid","code":422}""");

    private JsonNode WithWhatStays(JsonNode status)
    {
        foreach (var (field, value) in KeepsOnApply ?? []) status[field] = value!.DeepClone();
        return status;
    }

    /// <summary>As a real one: of the metadata of a status, only the version counts.</summary>
    private (int, string) WriteAt(JsonObject stored, JsonNode? at, JsonNode status)
    {
        if ($"{at}" != $"{stored["metadata"]!["resourceVersion"]}") return Conflict("the object has been modified");
        stored["status"] = status.DeepClone();
        return (200, Touch());
    }

    private static (int, string) Conflict(string message) =>
        (409, $$"""{"kind":"Status","status":"Failure","reason":"Conflict","message":"{{message}}","code":409}""");

    private string Touch()
    {
        Stored!["metadata"]!["resourceVersion"] = $"{++version}";
        return Stored.ToJsonString();
    }
}
