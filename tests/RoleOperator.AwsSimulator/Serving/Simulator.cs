using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Serving;

/// <summary>A simulated AWS on loopback. Any number can run side by side; each has a world of its own.</summary>
public sealed class Simulator : IAsyncDisposable
{
    private readonly WebApplication application;

    private Simulator(WebApplication application, AwsWorld world)
    {
        this.application = application;
        World = world;
        Endpoint = new Uri(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    /// <summary>Where all services answer.</summary>
    public Uri Endpoint { get; }

    /// <summary>The world behind it. Hold its gate while reading or changing it.</summary>
    public AwsWorld World { get; }

    /// <summary>Starts a simulator with one account and one administrator.</summary>
    public static async Task<Simulator> StartAsync(SimulatorOptions options, CancellationToken cancellationToken = default)
    {
        var world = new AwsWorld(new SimulatedTime(TimeProvider.System), new Random(options.Seed));
        foreach (var account in options.Accounts)
            Seeding.AddAccount(world, account);
        var pipeline = new RequestPipeline(world);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{options.Port}");
        var application = builder.Build();
        application.Map("/", async context =>
        {
            var reply = pipeline.Answer(await WireRequest.ReadAsync(context.Request));
            context.Response.StatusCode = reply.Status;
            context.Response.ContentType = reply.ContentType;
            context.Response.Headers["x-amzn-RequestId"] = reply.RequestId;
            context.Response.ContentLength = reply.Body.Length;
            await context.Response.Body.WriteAsync(reply.Body, context.RequestAborted);
        });
        await application.StartAsync(cancellationToken);
        return new Simulator(application, world);
    }

    /// <summary>Ends when the simulator is stopped.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => application.WaitForShutdownAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await application.StopAsync();
        await application.DisposeAsync();
    }
}
