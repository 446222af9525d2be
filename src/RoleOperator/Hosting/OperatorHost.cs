using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using RoleOperator.Aws;
using RoleOperator.Controllers.Passes;
using RoleOperator.Controllers.Ports;
using RoleOperator.Core.Naming;
using RoleOperator.Kubernetes;
using RoleOperator.Options;
using RoleOperator.Runtime.Events;
using RoleOperator.Runtime.Leadership;

namespace RoleOperator.Hosting;

/// <summary>Puts the process together.</summary>
internal static class OperatorHost
{
    /// <summary>Kubernetes sends SIGKILL after 30 s unless told otherwise; draining must be over before.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(28);

    /// <summary>Runs until told to stop.</summary>
    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunAsync(OperatorOptions options, CancellationToken ct)
    {
        KubernetesConnection kubernetes;
        try
        {
            kubernetes = KubernetesConnection.Open();
        }
        catch (InvalidOperationException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCode.Unusable;
        }

        using var connection = kubernetes;
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "role-operator" });
        Log(builder.Logging, options.JsonLogs);
        Compose(builder.Services, options, connection);

        using var host = builder.Build();
        var exit = host.Services.GetRequiredService<ExitCode>();
        await host.RunAsync(ct);
        return exit.Value;
    }

    private static void Compose(IServiceCollection services, OperatorOptions options, KubernetesConnection kubernetes)
    {
        services.Configure<HostOptions>(host => host.ShutdownTimeout = StopLimit);
        services.AddSingleton<IHostLifetime, SignalLifetime>();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new Random());
        services.AddSingleton(new ExitCode());
        services.AddSingleton(new PassSettings(options.ClusterName)
        {
            Resync = options.Resync,
            ServiceAccountIssuer = options.ServiceAccountIssuer,
            IgnoredTags = new IgnoredTags(options.IgnoreTagPrefixes),
        });

        var instance = $"{Environment.MachineName}-{Guid.NewGuid():N}";
        services.AddSingleton(kubernetes);
        services.AddSingleton(s => new Election(
            options.LeaderElect ? Elector(s, options.LeaseNamespace, instance) : null, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => kubernetes.Events(s.GetRequiredService<TimeProvider>(), instance, s.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<IEventSink>(s => s.GetRequiredService<EventRecorder>());
        services.AddSingleton<IAwsAccount>(s => new AwsAccount(s.GetRequiredService<Election>().ThrowIfOver));
        services.AddSingleton<PassEvents>();
        services.AddSingleton(s => ControllerLoops.Build(s, options));
        services.AddSingleton(options);
        services.AddHostedService<ProbeServer>();
        services.AddHostedService<OperatorService>();
    }

    private static LeaderElector Elector(IServiceProvider services, string? @namespace, string identity)
    {
        var kubernetes = services.GetRequiredService<KubernetesConnection>();
        return new LeaderElector(
            kubernetes.Lease(@namespace ?? kubernetes.Namespace, "role-operator"),
            new ElectionOptions(identity),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<Random>(),
            services.GetRequiredService<ILogger<LeaderElector>>());
    }

    private static void Log(ILoggingBuilder logging, bool json)
    {
        logging.SetMinimumLevel(LogLevel.Information);
        if (json)
            logging.AddJsonConsole(console => console.UseUtcTimestamp = true);
        else
            logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.TimestampFormat = "HH:mm:ss ";
                console.ColorBehavior = LoggerColorBehavior.Default;
            });
    }
}
