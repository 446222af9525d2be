using System.Collections.Concurrent;
using System.Net;
using System.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RoleOperator.Leadership.Tests.Stage;

/// <summary>
/// One replica's way to AWS: stamps its writes, and can hold back their answers. What is held back has taken effect; only the replica does not know yet.
/// </summary>
public sealed class AwsFront : IAsyncDisposable
{
    private readonly ConcurrentQueue<AwsWrite> writes = new();
    private readonly HttpClient http = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None });
    private readonly WebApplication app;
    private volatile TaskCompletionSource? hold;
    private int held;
    private Func<int, bool> isDropped = _ => false;

    private AwsFront(WebApplication app) => this.app = app;

    public Uri Endpoint => new(app.Urls.Single());

    /// <summary>Every write so far, in the order of arrival.</summary>
    public IReadOnlyList<AwsWrite> Writes => [.. writes];

    /// <summary>How many answers were held back since the last <see cref="HoldAnswers"/>.</summary>
    public int Held => Volatile.Read(ref held);

    public static async Task<AwsFront> StartAsync(Uri target)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var front = new AwsFront(app);
        app.Run(context => front.ForwardAsync(context, target));
        await app.StartAsync();
        return front;
    }

    /// <summary>From now on, writes are carried out and not answered.</summary>
    public void HoldAnswers()
    {
        held = 0;
        hold = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Gives the answers that were held back.</summary>
    /// <param name="drop">Of which held calls, counted from 1, the connection is closed instead, so that the answer is lost.</param>
    public void Release(Func<int, bool>? drop = null)
    {
        isDropped = drop ?? isDropped;
        var released = hold!;
        hold = null;
        released.SetResult();
    }

    public async ValueTask DisposeAsync()
    {
        hold?.TrySetResult();
        await app.DisposeAsync();
        http.Dispose();
    }

    private async Task ForwardAsync(HttpContext context, Uri target)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var action = HttpUtility.ParseQueryString(System.Text.Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length))["Action"] ?? "?";
        var isWrite = !action.StartsWith("Get", StringComparison.Ordinal)
            && !action.StartsWith("List", StringComparison.Ordinal)
            && !action.StartsWith("Describe", StringComparison.Ordinal);
        if (isWrite) writes.Enqueue(new(action, Clock.Now));

        using var answer = await http.SendAsync(Copy(context.Request, body.ToArray(), target));
        var reply = await answer.Content.ReadAsByteArrayAsync();
        if (isWrite && hold is { } until)
        {
            var turn = Interlocked.Increment(ref held);
            await until.Task;
            if (isDropped(turn))
            {
                context.Abort();
                return;
            }
        }

        context.Response.StatusCode = (int)answer.StatusCode;
        if (answer.Content.Headers.ContentType is { } type) context.Response.ContentType = type.ToString();
        await context.Response.Body.WriteAsync(reply, context.RequestAborted);
    }

    private static HttpRequestMessage Copy(HttpRequest request, byte[] body, Uri target)
    {
        var copy = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(target, request.Path + request.QueryString))
        {
            Content = new ByteArrayContent(body),
        };
        foreach (var (name, values) in request.Headers)
        {
            if (name is "Host" or "Content-Length" or "Transfer-Encoding") continue;
            if (!copy.Headers.TryAddWithoutValidation(name, values.ToArray())) copy.Content.Headers.TryAddWithoutValidation(name, values.ToArray());
        }

        return copy;
    }
}
