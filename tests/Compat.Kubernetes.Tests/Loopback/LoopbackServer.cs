using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace KubernetesClientTests.Loopback;

/// <summary>An HTTP or HTTPS server on a free port of this machine that answers every request with one function.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private LoopbackServer(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single();

    public static Task<LoopbackServer> StartAsync(RequestDelegate answer) => StartAsync(answer, _ => { });

    public static Task<LoopbackServer> StartAsync(RequestDelegate answer, X509Certificate2 certificate, bool wantClientCertificate = false) =>
        StartAsync(answer, listen => listen.UseHttps(https =>
        {
            https.ServerCertificate = certificate;
            https.ClientCertificateMode = wantClientCertificate ? ClientCertificateMode.RequireCertificate : ClientCertificateMode.NoCertificate;
            https.AllowAnyClientCertificate();
        }));

    /// <summary>Answers with JSON and counts nothing.</summary>
    public static Task<LoopbackServer> StartAsync(string json) => StartAsync(context => Json(context, json));

    public static Task Json(HttpContext context, string json, int status = 200)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task<LoopbackServer> StartAsync(RequestDelegate answer, Action<ListenOptions> configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, configure));
        // Requests that a test leaves open must not hold up its end.
        builder.WebHost.UseShutdownTimeout(TimeSpan.Zero);
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return new LoopbackServer(app);
    }
}
