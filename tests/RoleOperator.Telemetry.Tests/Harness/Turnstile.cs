using System.Collections.Concurrent;
using System.Text;
using System.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RoleOperator.Telemetry.Tests.Harness;

/// <summary>Stands before the AWS end and turns some calls away, with an error of AWS's.</summary>
public sealed class Turnstile : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, (string Code, int Left)> refused = new();
    private readonly HttpClient http = new();
    private readonly WebApplication app;

    private Turnstile(WebApplication app) => this.app = app;

    public Uri Endpoint => new(app.Urls.Single());

    public static async Task<Turnstile> StartAsync(Uri target)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var turnstile = new Turnstile(app);
        app.Run(context => turnstile.PassAsync(context, target));
        await app.StartAsync();
        return turnstile;
    }

    /// <summary>Turns the next calls of an operation that mention a name away.</summary>
    public void Refuse(string action, string mentioning, string code, int times) => refused[$"{action} {mentioning}"] = (code, times);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        http.Dispose();
    }

    private async Task PassAsync(HttpContext context, Uri target)
    {
        using var reader = new StreamReader(context.Request.Body);
        var form = await reader.ReadToEndAsync();
        if (Refusal(form) is { } code)
        {
            context.Response.StatusCode = code == "AccessDenied" ? 403 : 400;
            context.Response.ContentType = "text/xml";
            await context.Response.WriteAsync(
                $"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>turned away, with an explicit deny</Message></Error>"
                + $"<RequestId>req-{code}</RequestId></ErrorResponse>");
            return;
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(form)) };
        foreach (var (name, values) in context.Request.Headers)
        {
            if (name is "Host" or "Content-Length") continue;
            if (!request.Headers.TryAddWithoutValidation(name, values.ToArray())) request.Content.Headers.TryAddWithoutValidation(name, values.ToArray());
        }

        using var answer = await http.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        if (answer.Content.Headers.ContentType is { } type) context.Response.ContentType = type.ToString();
        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private string? Refusal(string form)
    {
        var action = HttpUtility.ParseQueryString(form)["Action"];
        foreach (var (rule, (code, left)) in refused)
        {
            var (operation, name) = rule.Split(' ') is [var a, var b] ? (a, b) : throw new InvalidOperationException(rule);
            if (left > 0 && action == operation && form.Contains(name, StringComparison.Ordinal) && refused.TryUpdate(rule, (code, left - 1), (code, left)))
                return code;
        }

        return null;
    }
}
