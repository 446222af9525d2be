using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RoleOperator.Integration.Tests.Harness;

/// <summary>A loopback server in front of another. Its owner sees each request, passes it on as it is, and answers.</summary>
public sealed class HttpRelay : IAsyncDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None });
    private readonly WebApplication app;

    /// <param name="target">The other server.</param>
    /// <param name="carry">What is done with each request.</param>
    public HttpRelay(Uri target, Func<RelayedCall, Task> carry)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            try
            {
                await carry(new RelayedCall(http, context, body.ToArray(), target));
            }
            catch (HttpRequestException)
            {
                context.Abort();        // what was cut behind the relay is cut before it: an answer of its own would be none of the target's
            }
        });
    }

    /// <summary>Where it listens, once it is started.</summary>
    public Uri Endpoint => new(app.Urls.Single());

    public Task StartAsync() => app.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        http.Dispose();
    }
}

/// <summary>One request on its way through a relay.</summary>
public sealed class RelayedCall(HttpClient http, HttpContext context, byte[] body, Uri target)
{
    /// <summary>Its body as text.</summary>
    public string Body => System.Text.Encoding.UTF8.GetString(body);

    /// <summary>Told when the caller has hung up.</summary>
    public CancellationToken HungUp => context.RequestAborted;

    /// <summary>Has the other server carry it out.</summary>
    /// <param name="ct">Gives up; the server may carry it out all the same.</param>
    public async Task<RelayedAnswer> PassOnAsync(CancellationToken ct)
    {
        using var request = new HttpRequestMessage(
            new HttpMethod(context.Request.Method), new Uri(target, context.Request.Path + context.Request.QueryString));
        request.Content = new ByteArrayContent(body);
        request.Headers.Host = context.Request.Host.Value;       // it is signed
        foreach (var (name, values) in context.Request.Headers)
        {
            if (name is "Host" or "Content-Length" or "Transfer-Encoding") continue;
            if (!request.Headers.TryAddWithoutValidation(name, values.ToArray())) request.Content.Headers.TryAddWithoutValidation(name, values.ToArray());
        }

        using var answer = await http.SendAsync(request, ct);
        return new((int)answer.StatusCode, answer.Content.Headers.ContentType?.ToString(), await answer.Content.ReadAsByteArrayAsync(ct));
    }

    /// <summary>Tells the caller.</summary>
    public async Task AnswerAsync(RelayedAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        if (answer.ContentType is { } type) context.Response.ContentType = type;
        await context.Response.Body.WriteAsync(answer.Body, HungUp);
    }

    /// <summary>Closes the caller's connection instead of an answer.</summary>
    public void Abort() => context.Abort();
}

/// <summary>What the other server answered.</summary>
public sealed record RelayedAnswer(int Status, string? ContentType, byte[] Body);
