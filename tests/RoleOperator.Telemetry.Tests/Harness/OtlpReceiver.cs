using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
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

/// <summary>Takes what an OTLP exporter sends by one protocol, and keeps it. Whatever comes in another way is refused.</summary>
public sealed class OtlpReceiver : IAsyncDisposable
{
    private static readonly Dictionary<int, string> Types = new() { [5] = "gauge", [7] = "counter", [9] = "histogram" };
    private readonly ConcurrentQueue<Span> spans = new();
    private readonly ConcurrentDictionary<string, SentMetric> metrics = new();
    private readonly ConcurrentDictionary<string, string> resource = new();
    private readonly WebApplication app;
    private readonly bool grpc;
    private readonly bool answers;
    private readonly ConcurrentQueue<(string Headers, byte[] Body)> requests = new();
    private int unanswered;

    private OtlpReceiver(WebApplication app, OtlpProtocol protocol, bool answers) =>
        (this.app, grpc, this.answers) = (app, protocol is OtlpProtocol.Grpc, answers);

    /// <summary>What an operator that is to send here has in its environment. The SDK's default protocol is not named.</summary>
    public IReadOnlyDictionary<string, string?> Environment => new Dictionary<string, string?>
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = app.Urls.Single(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = grpc ? null : "http/protobuf",
    };

    /// <summary>The same for one signal, METRICS or TRACES: the protocol is named, and over HTTP the whole path.</summary>
    public IReadOnlyDictionary<string, string?> EnvironmentOf(string signal) => new Dictionary<string, string?>
    {
        [$"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT"] = app.Urls.Single() + (grpc ? "" : $"/v1/{signal.ToLowerInvariant()}"),
        [$"OTEL_EXPORTER_OTLP_{signal}_PROTOCOL"] = grpc ? "grpc" : "http/protobuf",
    };

    public IReadOnlyList<Span> Spans => [.. spans];

    public IReadOnlyCollection<SentMetric> Metrics => [.. metrics.Values];

    public IReadOnlyDictionary<string, string> Resource => resource;

    /// <summary>Whether a text came in a header of every request.</summary>
    public bool HeadersHave(string text) => requests.All(request => request.Headers.Contains(text, StringComparison.Ordinal));

    /// <summary>Whether a text is anywhere in what was sent.</summary>
    public bool Tells(string text) => requests.Any(request => request.Body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);

    /// <summary>How many requests have been left without an answer.</summary>
    public int Unanswered => Volatile.Read(ref unanswered);

    /// <param name="protocol">How it is to be sent to.</param>
    /// <param name="answers">False for one that takes everything and never answers.</param>
    public static async Task<OtlpReceiver> StartAsync(OtlpProtocol protocol, bool answers = true)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();

        // Without TLS a port has to know beforehand which HTTP it speaks.
        var version = protocol is OtlpProtocol.Grpc ? HttpProtocols.Http2 : HttpProtocols.Http1;
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listener => listener.Protocols = version));
        var app = builder.Build();
        var receiver = new OtlpReceiver(app, protocol, answers);
        app.Run(receiver.ReceiveAsync);
        await app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        Action<Wire>? keep = context.Request.Path.Value switch
        {
            "/v1/traces" when !grpc => KeepSpan,
            "/v1/metrics" when !grpc => KeepMetric,
            "/opentelemetry.proto.collector.trace.v1.TraceService/Export" when grpc => KeepSpan,
            "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export" when grpc => KeepMetric,
            _ => null,
        };
        if (keep is null || context.Request.ContentType != (grpc ? GrpcMessage.ContentType : "application/x-protobuf"))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        requests.Enqueue((string.Join('\n', context.Request.Headers.Select(header => $"{header.Key}={header.Value}")), body.ToArray()));
        foreach (var one in new Wire(grpc ? GrpcMessage.In(body.ToArray()) : body.ToArray()).Messages(1))
        {
            foreach (var (name, value) in one.Messages(1).SelectMany(r => r.Attributes(1))) resource[name] = value;
            foreach (var item in one.Messages(2).SelectMany(scope => scope.Messages(2))) keep(item);
        }

        if (!answers)
        {
            Interlocked.Increment(ref unanswered);
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
        }

        if (grpc) await GrpcMessage.AnswerAsync(context.Response);
        else context.Response.ContentType = "application/x-protobuf";
    }

    private void KeepSpan(Wire span) => spans.Enqueue(new(
        Convert.ToHexStringLower(span.Bytes(1)), Convert.ToHexStringLower(span.Bytes(2)), Convert.ToHexStringLower(span.Bytes(4)), span.Text(5),
        (int)span.Number(6), TimeSpan.FromMicroseconds((span.Number(8) - span.Number(7)) / 1000.0),
        (int)(span.Messages(15).FirstOrDefault()?.Number(3) ?? 0), span.Attributes(9)));

    private void KeepMetric(Wire metric) =>
        metrics[metric.Text(1)] = new(metric.Text(1), metric.Text(3), Types.First(type => metric.Has(type.Key)).Value);
}
