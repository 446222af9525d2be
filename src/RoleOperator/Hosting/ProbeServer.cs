using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RoleOperator.Options;
using RoleOperator.Runtime.Watching;

namespace RoleOperator.Hosting;

/// <summary>
/// Answers the kubelet. <c>/healthz</c>: the process answers at all. <c>/readyz</c>: every informer has its first list, so a standby is ready as well;
/// otherwise the body says what is awaited. It takes no input and listens apart from everything else.
/// </summary>
internal sealed class ProbeServer(
    OperatorOptions options, IReadOnlyList<IControllerLoop> loops, IHostApplicationLifetime lifetime, ExitCode exit, ILogger<ProbeServer> logger)
    : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.ProbePort is not { } port) return;

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls($"http://*:{port.ToString(CultureInfo.InvariantCulture)}");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IHostLifetime, DeafLifetime>();
        await using var app = builder.Build();
        app.Run(AnswerAsync);
        try
        {
            await app.StartAsync(stoppingToken);
        }
        catch (IOException e)
        {
            HostingLog.ProbePortUnusable(logger, port, e.Message);
            exit.Value = ExitCode.Unusable;
            lifetime.StopApplication();
            return;
        }

        await app.WaitForShutdownAsync(stoppingToken);
    }

    private Task AnswerAsync(HttpContext context)
    {
        var (status, body) = context.Request.Path.Value switch
        {
            "/healthz" => (StatusCodes.Status200OK, "ok"),
            "/readyz" => Readiness(),
            _ => (StatusCodes.Status404NotFound, "use /healthz or /readyz"),
        };
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(body + "\n", context.RequestAborted);
    }

    private (int Status, string Body) Readiness()
    {
        var awaited = loops.Select(loop => loop.Source).Where(source => !source.HasSynced).Select(Words).ToList();
        return awaited.Count == 0
            ? (StatusCodes.Status200OK, "ok")
            : (StatusCodes.Status503ServiceUnavailable, $"waiting for the first list of {string.Join(", ", awaited)}");
    }

    private static string Words(ISyncedSource source) => source.Trouble is { } trouble ? $"{source.Name} ({trouble})" : source.Name;

    /// <summary>Heeds no signal: the default would stop the probes at SIGTERM, before the passes in flight are finished.</summary>
    private sealed class DeafLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
