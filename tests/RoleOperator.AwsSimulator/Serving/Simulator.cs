using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RoleOperator.AwsSimulator.Control;
using RoleOperator.AwsSimulator.Log;
using RoleOperator.AwsSimulator.Trouble;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Serving;

/// <summary>A simulated AWS on loopback. Any number can run side by side; each has a world of its own.</summary>
public sealed class Simulator : IAsyncDisposable
{
    private readonly SimulatorOptions options;
    private readonly WebApplication application;
    private volatile Stage stage;

    private Simulator(SimulatorOptions options)
    {
        this.options = options;
        stage = new Stage(options);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{options.Port}");
        application = builder.Build();
        ControlEndpoints.Map(application, this);
        application.Map("/", ServeAsync);
    }

    /// <summary>Where all services answer.</summary>
    public Uri Endpoint => new(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>The world behind it. Hold its gate while reading or changing it.</summary>
    public AwsWorld World => stage.World;

    /// <summary>What stands between calls and their answers.</summary>
    public Troubles Troubles => stage.Troubles;

    /// <summary>The calls.</summary>
    public CallLog Log => stage.Log;

    /// <summary>Starts a simulator with the accounts of its options.</summary>
    /// <exception cref="ArgumentException">Two of the accounts have the same id or the same key.</exception>
    public static async Task<Simulator> StartAsync(SimulatorOptions options, CancellationToken cancellationToken = default)
    {
        var simulator = new Simulator(options);
        await simulator.application.StartAsync(cancellationToken);
        return simulator;
    }

    /// <summary>Begins anew, as after the start: world, clock, troubles and log.</summary>
    public void Reset() => stage = new Stage(options);

    /// <summary>Ends when the simulator is stopped.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => application.WaitForShutdownAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // A call that drips or waits must not hold up the end.
        using var impatient = new CancellationTokenSource(TimeSpan.Zero);
        await application.StopAsync(impatient.Token);
        await application.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext context)
    {
        var now = stage;
        try
        {
            var request = await WireRequest.ReadAsync(context.Request);
            await now.Pipeline.AnswerAsync(request, reply => Delivery.SendAsync(context, reply, now.World.Time), context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The caller hung up before the request was whole: that is no call yet.
        }
    }

    private sealed class Stage
    {
        public Stage(SimulatorOptions options)
        {
            var time = new SimulatedTime(options.Time);
            World = new AwsWorld(time, new Random(options.Seed));
            Troubles = new Troubles(time, options.Seed);
            Log = new CallLog(options.LogCapacity);
            Pipeline = new RequestPipeline(World, Troubles, Log);
            Seeding.Seed(World, new WorldSeed { Accounts = options.Accounts });
        }

        public AwsWorld World { get; }

        public Troubles Troubles { get; }

        public CallLog Log { get; }

        public RequestPipeline Pipeline { get; }
    }
}
