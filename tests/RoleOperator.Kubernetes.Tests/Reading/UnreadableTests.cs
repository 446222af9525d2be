using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using k8s;
using KubernetesAdapterTests.Server;
using KubernetesClientTests.Loopback;
using Microsoft.AspNetCore.Http;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Kubernetes.Http;
using RoleOperator.Kubernetes.Reading;
using RoleOperator.Runtime.Events;
using RoleOperator.Runtime.Telemetry;
using RoleOperator.Runtime.Watching;

namespace KubernetesAdapterTests.Reading;

/// <summary>What cannot be read hides nothing else, is counted by kind and cause, and is told where it can be named.</summary>
public sealed class UnreadableTests : IDisposable
{
    private const string Good = """{"type":"ADDED","object":{"kind":"Role","metadata":{"name":"good","namespace":"shop","resourceVersion":"2"}}}""";
    private readonly MeterListener meter = new();
    private readonly ConcurrentQueue<string> counted = new();
    private readonly RecordingLogger<Unreadables> log = new();
    private readonly RecordingEvents events = [];

    public UnreadableTests()
    {
        meter.InstrumentPublished = (instrument, listener) =>
        {
            // Others count at the same time: the meter is the process's.
            if (instrument.Meter.Name == Instruments.MeterName && instrument.Name == "role_operator_watch_unreadable_total")
                listener.EnableMeasurementEvents(instrument);
        };
        meter.SetMeasurementEventCallback<long>((instrument, count, tags, _) =>
            counted.Enqueue(string.Join(' ', [instrument.Name, .. tags.ToArray().Select(tag => $"{tag.Value}"), count])));
        meter.Start();
    }

    public static TheoryData<string, string, string?> Objects => new()
    {
        { """{"kind":"Role","metadata":"none"}""", "Content", null },
        { """{"kind":"Role","metadata":{"name":"odd","namespace":"shop","resourceVersion":"2","generation":"many"}}""", "Content", "odd" },
        { """{"kind":"Widget","metadata":{"name":"odd","namespace":"shop","uid":"uid-odd","resourceVersion":"2"}}""", "Kind", "odd" },
        { """{"kind":"Role","metadata":{"name":"odd","namespace":"shop"}}""", "Metadata", "odd" },
        { """{"kind":"Role","metadata":{"namespace":"shop","resourceVersion":"2"}}""", "Metadata", null },
        { """{"kind":"Role","metadata":{"name":"\ud800","namespace":"shop","resourceVersion":"2"}}""", "Content", null },
    };

    public void Dispose() => meter.Dispose();

    [Theory]
    [MemberData(nameof(Objects))]
    public async Task Object_Unreadable_IsSkippedCountedAndToldToWhomItConcerns(string json, string cause, string? named)
    {
        await using var server = await LoopbackServer.StartAsync(
            $$"""{"kind":"RoleList","metadata":{"resourceVersion":"9"},"items":[{{json}},{{Role("good")}}]}""");
        using var client = Client(server);

        var page = await Source(client).ListAsync(null, default);

        Assert.Equal(["good"], page.Items.Select(item => item.Key.Name));
        Assert.Equal([$"role_operator_watch_unreadable_total Role {cause} 1"], counted);
        Assert.Single(log.Lines);
        Assert.Equal(named is null ? [] : [(named, EventType.Warning, "Unreadable")], events.Select(e => (e.About.Name, e.Type, e.Reason)));
    }

    /// <summary>The API server takes it: a document is a field of free form. What is wrong with it, the operator says in the object's status.</summary>
    [Fact]
    public async Task Object_NestedDeep_IsReadAndHidesNoOther()
    {
        const string Head = """{"kind":"Role","metadata":{"name":"deep","namespace":"shop","uid":"uid","resourceVersion":"3"},"spec":{"trust":{"document":""";
        var deep = Head + string.Concat(Enumerable.Repeat("{\"a\":", 300)) + "1" + new string('}', 303);
        await using var server = await LoopbackServer.StartAsync(context => context.Response.WriteAsync(
            context.Request.Query["watch"] == "true"
                ? $$"""{"type":"ADDED","object":{{deep}}}""" + "\n"
                : $$"""{"metadata":{"resourceVersion":"9"},"items":[{{deep}},{{Role("good")}}]}"""));
        using var client = Client(server);

        var page = await Source(client).ListAsync(null, default);
        var seen = await WatchAsync(client);

        Assert.Equal(["deep", "good"], page.Items.Select(item => item.Key.Name));
        Assert.IsNotType<WatchEvent<Resource<RoleSpec, RoleStatus>>.Unreadable>(seen[0]);
        Assert.Empty(counted);
    }

    [Fact]
    public async Task Object_UnreadableTwice_IsTheSameEvent()
    {
        var json = """{"kind":"Widget","metadata":{"name":"odd","namespace":"shop","uid":"uid-odd","resourceVersion":"2"}}""";
        await using var server = await LoopbackServer.StartAsync($$"""{"metadata":{"resourceVersion":"9"},"items":[{{json}}]}""");
        using var client = Client(server);
        var source = Source(client);

        await source.ListAsync(null, default);
        await source.ListAsync(null, default);

        Assert.Equal(events[0], events[1]);
        Assert.Equal("uid-odd", events[0].Uid);
    }

    [Theory]
    [InlineData("not JSON", "Line")]
    [InlineData(Good + "\nnot JSON", "Line")]
    [InlineData("""{"type":"ERROR","object":{"kind":"Status","code":500,"message":"etcd"}}""", "Error")]
    [InlineData("""{"type":"BOOKMARK","object":{"kind":"Role","metadata":{}}}""", "Line")]
    public async Task Line_Unreadable_EndsTheWatchAndIsCounted(string line, string cause)
    {
        await using var server = await LoopbackServer.StartAsync(context => context.Response.WriteAsync(line + "\n"));
        using var client = Client(server);

        var seen = await WatchAsync(client);

        Assert.IsType<WatchEvent<Resource<RoleSpec, RoleStatus>>.Unreadable>(seen[^1]);
        Assert.Equal([$"role_operator_watch_unreadable_total Role {cause} 1"], counted);
    }

    [Fact]
    public async Task Watch_ThatEndsWithoutALine_IsNoError()
    {
        await using var server = await LoopbackServer.StartAsync(_ => Task.CompletedTask);
        using var client = Client(server);

        Assert.Empty(await WatchAsync(client));
        Assert.Empty(counted);
    }

    /// <summary>The server would go on for ever; the watch ends at the limit.</summary>
    [Theory]
    [InlineData("", 0)]
    [InlineData(Good + "\n", 1)]
    public async Task Line_WithoutAnEnd_EndsTheWatchAtTheLimit(string before, int events)
    {
        var part = new string('x', 1024 * 1024);
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            await context.Response.WriteAsync(before);
            while (!context.RequestAborted.IsCancellationRequested) await context.Response.WriteAsync(part, context.RequestAborted);
        });
        using var client = Client(server);

        var seen = await WatchAsync(client).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(events, seen.Count - 1);
        var end = Assert.IsType<WatchEvent<Resource<RoleSpec, RoleStatus>>.Unreadable>(seen[^1]);
        Assert.Contains("longer than", end.Error, StringComparison.Ordinal);
        Assert.Equal(["role_operator_watch_unreadable_total Role LineTooLong 1"], counted);
    }

    [Fact]
    public async Task Page_TooLargeToBeRead_IsAskedForInSmallerParts()
    {
        var limits = new ConcurrentQueue<string>();
        var part = new string('x', 1024 * 1024);
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            limits.Enqueue($"{context.Request.Query["limit"]} {context.Request.Query["continue"]}");
            await context.Response.WriteAsync($$"""{"metadata":{"resourceVersion":"9"},"items":[{{Role("good")}}],"more":" """);
            for (var i = 0; i < 65 && limits.Count == 1; i++) await context.Response.WriteAsync(part, context.RequestAborted);
            await context.Response.WriteAsync("\"}");
        });
        using var client = Client(server);

        var page = await Source(client).ListAsync("next", default);

        Assert.Single(page.Items);
        Assert.Equal(["500 next", "250 next"], limits);
        Assert.Equal(["role_operator_watch_unreadable_total Role PageTooLarge 1"], counted);
    }

    private static string Role(string name) => $$$"""
        {"kind":"Role","metadata":{"name":"{{{name}}}","namespace":"shop","uid":"uid","resourceVersion":"3"},"spec":{}}
        """;

    private static k8s.Kubernetes Client(LoopbackServer server) =>
        ApiServerClient.Create(new KubernetesClientConfiguration { Host = server.Address }, TimeProvider.System);

    private async Task<List<WatchEvent<Resource<RoleSpec, RoleStatus>>>> WatchAsync(k8s.Kubernetes client)
    {
        List<WatchEvent<Resource<RoleSpec, RoleStatus>>> seen = [];
        await foreach (var line in Source(client).WatchAsync("9", TimeSpan.FromMinutes(5), default)) seen.Add(line);
        return seen;
    }

    private ResourceListWatch<RoleSpec, RoleStatus> Source(k8s.Kubernetes client) => new(
        client, ResourceKind.Role, null, SpecJson.Default.RoleSpec, SpecJson.Default.RoleStatus, new Unreadables(ResourceKind.Role, events, log));
}
