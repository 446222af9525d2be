using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RoleOperator.Core.Resources;

namespace RoleOperator.Fault.Tests.Faults;

/// <summary>
/// As much of an API server as the operator needs, with watches of roles that say what a test wants. The first list is empty and of version
/// <see cref="FirstVersion"/>; a watch from there gets the scripted answers, the last of them for ever, as a real server repeats what happened after a
/// version. A later list holds what is there by now, and a watch from it is silent.
/// </summary>
public sealed class ScriptedApiServer : IAsyncDisposable
{
    public const string Namespace = "team";
    public const int FirstVersion = 1;
    private const int LaterVersion = 9;
    private readonly ConcurrentQueue<WatchAnswer> answers;
    private readonly ConcurrentDictionary<string, int> patches = [];
    private readonly ConcurrentQueue<IReadOnlyDictionary<string, string>> listQueries = [];
    private readonly ConcurrentQueue<IReadOnlyDictionary<string, string>> watches = [];
    private readonly string later;
    private readonly WebApplication app;
    private int lists;

    private ScriptedApiServer(WebApplication app, IEnumerable<WatchAnswer> answers, string later)
    {
        this.app = app;
        this.answers = new(answers);
        this.later = later;
    }

    /// <summary>The path of a kubeconfig that leads here.</summary>
    public string Kubeconfig { get; } = Path.GetTempFileName();

    /// <summary>How often roles were listed.</summary>
    public int Lists => Volatile.Read(ref lists);

    /// <summary>The parameters of each list, of any kind.</summary>
    public IReadOnlyCollection<IReadOnlyDictionary<string, string>> ListQueries => listQueries;

    /// <summary>The parameters of each watch, of any kind.</summary>
    public IReadOnlyCollection<IReadOnlyDictionary<string, string>> Watches => watches;

    /// <summary>Whether the operator has written anything to a role.</summary>
    public bool HasWrittenTo(string name) => patches.ContainsKey(name);

    /// <param name="later">The items of every list but the first.</param>
    /// <param name="answers">The answers to watches from <see cref="FirstVersion"/>.</param>
    public static async Task<ScriptedApiServer> StartAsync(string later, params WatchAnswer[] answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new ScriptedApiServer(app, answers, later);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        await File.WriteAllTextAsync(server.Kubeconfig, $$$"""
            apiVersion: v1
            kind: Config
            current-context: scripted
            contexts: [{name: scripted, context: {cluster: scripted, user: somebody}}]
            clusters: [{name: scripted, cluster: {server: "{{{app.Urls.Single()}}}"}}]
            users: [{name: somebody, user: {token: any}}]
            """);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        File.Delete(Kubeconfig);
    }

    private Task AnswerAsync(HttpContext context)
    {
        var segments = context.Request.Path.Value!.Split('/');
        var query = context.Request.Query;
        var roles = segments[^1] == ResourceKind.Role.Plural;
        if (context.Request.Method == "GET")
            (query["watch"] == "true" ? watches : listQueries).Enqueue(query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString()));
        return context.Request.Method switch
        {
            "GET" when query["watch"] == "true" => roles && query["resourceVersion"] == $"{FirstVersion}" ? ScriptAsync(context) : HoldAsync(context),
            "GET" => ListAsync(context, roles),
            "PATCH" => PatchAsync(context, segments),
            _ => JsonAsync(context, 201, """{"metadata":{"name":"event"}}"""),
        };
    }

    private Task ListAsync(HttpContext context, bool roles)
    {
        var (version, items) = roles && Interlocked.Increment(ref lists) > 1 ? (LaterVersion, later) : (FirstVersion, "");
        return JsonAsync(context, 200, $$"""{"metadata":{"resourceVersion":"{{version}}"},"items":[{{items}}]}""");
    }

    /// <summary>The answer has the status that was applied, as that of a real server.</summary>
    private async Task PatchAsync(HttpContext context, string[] segments)
    {
        var name = segments[Array.IndexOf(segments, ResourceKind.Role.Plural) + 1];
        patches[name] = 1;
        var role = JsonNode.Parse(WatchAnswer.RoleOf(name, LaterVersion))!;
        if (await JsonNode.ParseAsync(context.Request.Body) is JsonObject applied && applied["status"] is { } status) role["status"] = status.DeepClone();
        await JsonAsync(context, 200, role.ToJsonString());
    }

    private async Task ScriptAsync(HttpContext context)
    {
        if (answers.Count == 1 || !answers.TryDequeue(out var answer)) answer = answers.Single();
        await JsonAsync(context, answer.Status, answer.Body);
        switch (answer.End)
        {
            case WatchEnd.Hold when answer.Status == 200:
                await WaitAsync(context);
                break;
            case WatchEnd.Abort:
                context.Abort();
                break;
        }
    }

    private static async Task HoldAsync(HttpContext context)
    {
        await JsonAsync(context, 200, "");
        await WaitAsync(context);
    }

    private static async Task JsonAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    private static async Task WaitAsync(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        await using (context.RequestAborted.Register(gone.SetResult)) await gone.Task;
    }
}
