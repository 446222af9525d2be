using System.Globalization;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace RoleOperator.Hosting;

/// <summary>
/// Answers GET on a port of its own until the process stops, also while passes in flight are finished. It takes no input. A port that cannot be had ends the
/// process: probes that nobody answers would have it killed without a word.
/// </summary>
/// <param name="port">The port, on all addresses; null for no server.</param>
/// <param name="option">The option that gives the port, for the error.</param>
/// <param name="answer">The page at a path.</param>
/// <param name="lifetime">Ends the process.</param>
/// <param name="exit">Gets the reason.</param>
/// <param name="logger">Hears of a port that cannot be had.</param>
internal sealed class PageServer(
    int? port, string option, Func<string, Page> answer, IHostApplicationLifetime lifetime, ExitCode exit, ILogger<PageServer> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (port is not { } number) return;

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls($"http://*:{number.ToString(CultureInfo.InvariantCulture)}");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IHostLifetime, DeafLifetime>();
        await using var app = builder.Build();
        app.Run(AnswerAsync);
        try
        {
            await app.StartAsync(stoppingToken);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            HostingLog.PortUnusable(logger, number, e.Message, option);
            exit.Value = ExitCode.Unusable;
            lifetime.StopApplication();
            return;
        }

        await app.WaitForShutdownAsync(stoppingToken);
    }

    private Task AnswerAsync(HttpContext context)
    {
        var page = answer(context.Request.Path.Value ?? "");
        context.Response.StatusCode = page.Status;
        context.Response.ContentType = page.ContentType;
        return context.Response.WriteAsync(page.Body, context.RequestAborted);
    }

    /// <summary>Heeds no signal: the default would stop the probes at SIGTERM, before the passes in flight are finished.</summary>
    private sealed class DeafLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
