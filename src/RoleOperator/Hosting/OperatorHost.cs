using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using RoleOperator.Aws;
using RoleOperator.Controllers.Passes;
using RoleOperator.Controllers.Ports;
using RoleOperator.Core.Naming;
using RoleOperator.Kubernetes;
using RoleOperator.Logging;
using RoleOperator.Options;
using RoleOperator.Runtime.Events;
using RoleOperator.Runtime.Leadership;
using RoleOperator.Telemetry;

namespace RoleOperator.Hosting;

/// <summary>Puts the process together.</summary>
internal static class OperatorHost
{
    /// <summary>
    /// Kubernetes sends SIGKILL after 30 s unless told otherwise; this, and <see cref="TelemetryExport.FlushLimit"/> after it, must be over before. It is
    /// the sum of what a controller drains and cancels, what the last events take, and a request that gives the lease back.
    /// </summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(25);

    /// <summary>Runs until told to stop.</summary>
    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunAsync(OperatorOptions options, CancellationToken ct)
    {
        var time = TimeProvider.System;
        KubernetesConnection? opened = null;
        TelemetryExport started;
        try
        {
            opened = KubernetesConnection.Open(time);
            started = TelemetryExport.Start(options.MetricsPort is not null, Build.Version);
        }
        catch (InvalidOperationException e)
        {
            opened?.Dispose();
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCode.Unusable;
        }

        using var connection = opened;
        using var telemetry = started;
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "role-operator" });
        Log(builder.Logging, options);
        Compose(builder.Services, options, connection, telemetry, time);

        using var host = builder.Build();
        using var gauges = new OperatorGauges(
            host.Services.GetRequiredService<IReadOnlyList<IControllerLoop>>(),
            host.Services.GetRequiredService<Election>(),
            options.LeaseName,
            Build.Version);
        var exit = host.Services.GetRequiredService<ExitCode>();
        await host.RunAsync(ct);
        return exit.Value;
    }

    private static void Compose(
        IServiceCollection services, OperatorOptions options, KubernetesConnection kubernetes, TelemetryExport telemetry, TimeProvider time)
    {
        services.Configure<HostOptions>(host => host.ShutdownTimeout = StopLimit);
        services.AddSingleton<IHostLifetime, SignalLifetime>();
        services.AddSingleton(time);
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
        services.AddSingleton(s => new Election(options.LeaderElect ? Elector(s, options, instance) : null, time));
        services.AddSingleton(s => kubernetes.Events(instance, s.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<IEventSink>(s => s.GetRequiredService<EventRecorder>());
        services.AddSingleton(s => new AwsAccount(s.GetRequiredService<Election>().ThrowIfOver, time));
        services.AddSingleton<IAwsAccount>(s => s.GetRequiredService<AwsAccount>());
        services.AddSingleton<PassEvents>();
        services.AddSingleton(s => ControllerLoops.Build(s, options));
        services.AddSingleton(s => ProbesOf(s));
        services.AddSingleton<IHostedService>(s => Pages(s, options.ProbePort, "--probe-port", s.GetRequiredService<Probes>().Answer));
        services.AddSingleton<IHostedService>(s => Pages(s, options.MetricsPort, "--metrics-port", path => Probes.Metrics(path, telemetry.Prometheus!.Scrape)));
        services.AddSingleton(options);
        services.AddHostedService<Introduction>();
        services.AddHostedService<OperatorService>();
    }

    internal static Probes ProbesOf(IServiceProvider services)
    {
        var (loops, election) = (services.GetRequiredService<IReadOnlyList<IControllerLoop>>(), services.GetRequiredService<Election>());
        return new(
            [.. loops.Select(loop => loop.Source)],
            [.. loops.SelectMany(loop => loop.Moving), election, services.GetRequiredService<EventRecorder>()],
            election);
    }

    private static PageServer Pages(IServiceProvider services, int? port, string option, Func<string, Page> answer) => new(
        port, option, answer, services.GetRequiredService<IHostApplicationLifetime>(), services.GetRequiredService<ExitCode>(),
        services.GetRequiredService<ILogger<PageServer>>());

    private static LeaderElector Elector(IServiceProvider services, OperatorOptions options, string identity)
    {
        var kubernetes = services.GetRequiredService<KubernetesConnection>();
        return new LeaderElector(
            kubernetes.Lease(options.LeaseNamespace ?? kubernetes.Namespace, options.LeaseName),
            new ElectionOptions(identity),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<Random>(),
            services.GetRequiredService<ILogger<LeaderElector>>());
    }

    private static void Log(ILoggingBuilder logging, OperatorOptions options)
    {
        logging.SetMinimumLevel(options.LogLevel);
        logging.AddConsole(console => console.FormatterName = options.JsonLogs ? JsonLines.FormatName : TextLines.FormatName);
        logging.Services.AddSingleton<ConsoleFormatter, TextLines>();
        logging.Services.AddSingleton<ConsoleFormatter, JsonLines>();
    }
}
