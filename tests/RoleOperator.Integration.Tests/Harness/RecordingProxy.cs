using System.Net;
using System.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RoleOperator.Integration.Tests.Harness;

/// <summary>Stands between the operator and the AWS end, and writes down every call: what a test counts is what went over the wire.</summary>
public sealed class RecordingProxy : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly List<WireCall> calls = [];
    private readonly HttpClient http = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None });
    private readonly WebApplication app;

    private RecordingProxy(WebApplication app) => this.app = app;

    public Uri Endpoint => new(app.Urls.Single());

    /// <summary>Every call so far, in the order of the answers.</summary>
    public IReadOnlyList<WireCall> Calls => CallsAfter(0);

    /// <summary>How many calls there have been.</summary>
    public int Count
    {
        get
        {
            lock (gate) return calls.Count;
        }
    }

    /// <summary>The calls after so many. In a world that many tests share, all of them are too many to look through again and again.</summary>
    public IReadOnlyList<WireCall> CallsAfter(int count)
    {
        lock (gate) return calls[count..];
    }

    public static async Task<RecordingProxy> StartAsync(Uri target)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var proxy = new RecordingProxy(app);
        app.Run(context => proxy.ForwardAsync(context, target));
        await app.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        http.Dispose();
    }

    private async Task ForwardAsync(HttpContext context, Uri target)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var bytes = body.ToArray();

        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(target, context.Request.Path + context.Request.QueryString));
        request.Content = new ByteArrayContent(bytes);
        request.Headers.Host = context.Request.Host.Value;       // it is signed
        foreach (var (name, values) in context.Request.Headers)
        {
            if (name is "Host" or "Content-Length" or "Transfer-Encoding") continue;
            if (!request.Headers.TryAddWithoutValidation(name, values.ToArray())) request.Content.Headers.TryAddWithoutValidation(name, values.ToArray());
        }

        using var answer = await http.SendAsync(request, context.RequestAborted);
        var reply = await answer.Content.ReadAsByteArrayAsync(context.RequestAborted);
        Record(System.Text.Encoding.UTF8.GetString(bytes), (int)answer.StatusCode);

        context.Response.StatusCode = (int)answer.StatusCode;
        if (answer.Content.Headers.ContentType is { } type) context.Response.ContentType = type.ToString();
        await context.Response.Body.WriteAsync(reply, context.RequestAborted);
    }

    private void Record(string form, int status)
    {
        var parsed = HttpUtility.ParseQueryString(form);
        var parameters = parsed.AllKeys.OfType<string>().Where(k => k is not ("Action" or "Version")).ToDictionary(k => k, k => parsed[k] ?? "");
        lock (gate) calls.Add(new WireCall(parsed["Action"] ?? "?", parameters, status));
    }
}
