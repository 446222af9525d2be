using System.Text.Json;
using k8s;
using k8s.Autorest;
using KubernetesClientTests.Loopback;
using Microsoft.AspNetCore.Http;

namespace KubernetesClientTests.Http;

public class WatchTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Events_ArriveOneByOneWhileTheResponseGoesOn()
    {
        var next = new SemaphoreSlim(0);
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            foreach (var version in Enumerable.Range(1, 3))
            {
                await Line(context, Event("MODIFIED", version));
                await next.WaitAsync(context.RequestAborted);
            }
        });
        using var client = Client(server);
        var seen = new List<string>();

        await foreach (var (type, item) in Watch(client).WithTimeout(Soon))
        {
            seen.Add($"{type} {Version(item)}");
            next.Release();
        }

        Assert.Equal(["Modified 1", "Modified 2", "Modified 3"], seen);
    }

    [Fact]
    public async Task EveryType_IsKnown()
    {
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            foreach (var type in new[] { "ADDED", "MODIFIED", "DELETED", "BOOKMARK" })
                await Line(context, Event(type, 1));
        });
        using var client = Client(server);
        var seen = new List<WatchEventType>();

        await foreach (var (type, _) in Watch(client).WithTimeout(Soon))
            seen.Add(type);

        Assert.Equal([WatchEventType.Added, WatchEventType.Modified, WatchEventType.Deleted, WatchEventType.Bookmark], seen);
    }

    [Fact]
    public async Task StatusInTheStream_GoesToTheCallbackAndTheWatchGoesOn()
    {
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            await Line(
                context,
                """{"type":"ERROR","object":{"kind":"Status","apiVersion":"v1","status":"Failure","message":"too old","reason":"Expired","code":410}}""");
            await Line(context, "not json");
            await Line(context, Event("ADDED", 5));
        });
        using var client = Client(server);
        var errors = new List<Exception>();
        var seen = new List<string>();

        await foreach (var (_, item) in Watch(client, errors.Add).WithTimeout(Soon))
            seen.Add(Version(item));

        Assert.Equal(["5"], seen);
        Assert.Equal(410, Assert.IsType<KubernetesException>(errors[0]).Status!.Code);
        Assert.IsAssignableFrom<JsonException>(errors[1]);
        Assert.Equal(2, errors.Count);
    }

    [Fact]
    public async Task RefusedWatch_ThrowsOnEnumeration()
    {
        await using var server = await LoopbackServer.StartAsync(context => LoopbackServer.Json(context, """{"kind":"Status","code":410}""", 410));
        using var client = Client(server);

        var error = await Assert.ThrowsAsync<HttpOperationException>(async () =>
        {
            await foreach (var _ in Watch(client))
            {
            }
        });

        Assert.Equal(410, (int)error.Response.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task EndOfEnumeration_ByCancelOrBreak_ClosesTheConnection(bool cancel)
    {
        var closed = new TaskCompletionSource();
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            context.RequestAborted.Register(closed.SetResult);
            await Line(context, Event("ADDED", 1));
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var client = Client(server);
        using var stop = new CancellationTokenSource();

        try
        {
            await foreach (var _ in Watch(client, cancellationToken: stop.Token).WithTimeout(Soon))
            {
                if (!cancel)
                    break;
                await stop.CancelAsync();
            }
        }
        catch (OperationCanceledException) when (cancel)
        {
        }

        await closed.Task.WaitAsync(Soon);
    }

    [Fact]
    public async Task Watch_OutlivesTheTimeoutOfCalls()
    {
        var timeout = TimeSpan.FromSeconds(2);        // for the beginning of the answer, on a machine that has much to do
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            await Line(context, Event("ADDED", 1));
            await Task.Delay(timeout * 2, context.RequestAborted);
            await Line(context, Event("ADDED", 2));
        });
        using var client = new Kubernetes(new KubernetesClientConfiguration { Host = server.Address, HttpClientTimeout = timeout });
        var seen = new List<string>();

        await foreach (var (_, item) in Watch(client).WithTimeout(Soon))
            seen.Add(Version(item));

        Assert.Equal(["1", "2"], seen);
    }

    [Fact]
    public async Task Query_AsksForAWatchWithBookmarksFromTheVersion()
    {
        string? query = null;
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            query = context.Request.QueryString.Value;
            return Line(context, Event("ADDED", 1));
        });
        using var client = Client(server);

        await foreach (var _ in client.CustomObjects.WatchListClusterCustomObjectAsync(
            "iam.roleoperator.io", "v1alpha1", "accounts", allowWatchBookmarks: true, resourceVersion: "17", timeoutSeconds: 300).WithTimeout(Soon))
        {
        }

        Assert.Equal("?allowWatchBookmarks=true&resourceVersion=17&timeoutSeconds=300&watch=true", query);
    }

    [Fact]
    public async Task Watcher_CallsBackUntilTheServerEnds()
    {
        await using var server = await LoopbackServer.StartAsync(context => Line(context, Event("ADDED", 3)));
        using var client = Client(server);
        var seen = new List<string>();
        var closed = new TaskCompletionSource();

#pragma warning disable CS0618 // Obsolete in the official client too, and still the only typed form.
        using var watcher = client.CustomObjects
            .ListClusterCustomObjectWithHttpMessagesAsync<JsonElement>("iam.roleoperator.io", "v1alpha1", "accounts", watch: true)
            .Watch<JsonElement, JsonElement>((_, item) => seen.Add(Version(item)), onClosed: closed.SetResult);
#pragma warning restore CS0618
        await closed.Task.WaitAsync(Soon);

        Assert.Equal(["3"], seen);
    }

    private static IAsyncEnumerable<(WatchEventType, object)> Watch(
        Kubernetes client, Action<Exception>? onError = null, CancellationToken cancellationToken = default) =>
        client.CustomObjects.WatchListNamespacedCustomObjectAsync(
            "iam.roleoperator.io", "v1alpha1", "shop", "roles", onError: onError, cancellationToken: cancellationToken);

    private static Kubernetes Client(LoopbackServer server) => new(new KubernetesClientConfiguration { Host = server.Address });

    private static string Event(string type, int version) =>
        $$$$"""{"type":"{{{{type}}}}","object":{"kind":"Role","metadata":{"resourceVersion":"{{{{version}}}}"}}}""";

    private static string Version(object item) => ((JsonElement)item).GetProperty("metadata").GetProperty("resourceVersion").GetString()!;

    private static async Task Line(HttpContext context, string line)
    {
        await context.Response.WriteAsync(line + "\n");
        await context.Response.Body.FlushAsync();
    }
}
