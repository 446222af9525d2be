using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RoleOperator.Telemetry.Tests.Harness;

/// <summary>A span as it came over the wire.</summary>
public sealed record Span(
    string TraceId, string Id, string Parent, string Name, int Kind, TimeSpan Took, int Status, IReadOnlyDictionary<string, string> Attributes)
{
    public string this[string attribute] => Attributes.GetValueOrDefault(attribute, "");
}

/// <summary>A metric as it came over the wire.</summary>
public sealed record SentMetric(string Name, string Unit, string Type);

/// <summary>Takes what an OTLP exporter sends by HTTP/protobuf, and keeps it.</summary>
public sealed class OtlpReceiver : IAsyncDisposable
{
    private static readonly Dictionary<int, string> Types = new() { [5] = "gauge", [7] = "counter", [9] = "histogram" };
    private readonly ConcurrentQueue<Span> spans = new();
    private readonly ConcurrentDictionary<string, SentMetric> metrics = new();
    private readonly ConcurrentDictionary<string, string> resource = new();
    private readonly WebApplication app;

    private OtlpReceiver(WebApplication app) => this.app = app;

    public string Endpoint => app.Urls.Single();

    public IReadOnlyList<Span> Spans => [.. spans];

    public IReadOnlyCollection<SentMetric> Metrics => [.. metrics.Values];

    public IReadOnlyDictionary<string, string> Resource => resource;

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new OtlpReceiver(app);
        app.Run(receiver.ReceiveAsync);
        await app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        foreach (var one in new Wire(body.ToArray()).Messages(1))
        {
            foreach (var (name, value) in one.Messages(1).SelectMany(r => r.Attributes(1))) resource[name] = value;
            var items = one.Messages(2).SelectMany(scope => scope.Messages(2));
            if (context.Request.Path == "/v1/traces") foreach (var span in items) spans.Enqueue(SpanOf(span));
            if (context.Request.Path == "/v1/metrics") foreach (var metric in items) metrics[metric.Text(1)] = MetricOf(metric);
        }

        context.Response.ContentType = "application/x-protobuf";
    }

    private static Span SpanOf(Wire span) => new(
        Convert.ToHexStringLower(span.Bytes(1)), Convert.ToHexStringLower(span.Bytes(2)), Convert.ToHexStringLower(span.Bytes(4)), span.Text(5),
        (int)span.Number(6), TimeSpan.FromMicroseconds((span.Number(8) - span.Number(7)) / 1000.0),
        (int)(span.Messages(15).FirstOrDefault()?.Number(3) ?? 0), span.Attributes(9));

    private static SentMetric MetricOf(Wire metric) => new(metric.Text(1), metric.Text(3), Types.First(type => metric.Has(type.Key)).Value);
}
