using System.Net;
using System.Net.Sockets;
using k8s;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using RoleOperator.Hosting;
using RoleOperator.Kubernetes;
using RoleOperator.Runtime.Events;
using RoleOperator.Runtime.Leadership;

namespace RoleOperator.Telemetry.Tests.Unit;

/// <summary>How the process hangs together: what the probes ask, and what ends it.</summary>
public sealed class HostWiringTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly FakeLoop roles = new("roles");
    private readonly FakeLoop policies = new("policies");
    private readonly Clock time = new();
    private readonly TcpListener silent = new(IPAddress.Loopback, 0);
    private readonly KubernetesConnection kubernetes;

    public HostWiringTests()
    {
        silent.Start();
        kubernetes = new(new KubernetesClientConfiguration { Host = $"http://{silent.LocalEndpoint}" }, time);
    }

    [Fact]
    public void Healthz_OfTheProcess_AsksEveryLoopTheElectionAndTheEvents()
    {
        // A clock whose timers never fire: nobody gives a request up.
        var elector = new LeaderElector(
            kubernetes.Lease("operator", "lease"), new ElectionOptions("me"), time, new Random(1), NullLogger<LeaderElector>.Instance);
        var events = Events();
        using var services = new ServiceCollection()
            .AddSingleton<IReadOnlyList<IControllerLoop>>([roles, policies]).AddSingleton(new Election(elector, time)).AddSingleton(events)
            .BuildServiceProvider();
        var probes = OperatorHost.ProbesOf(services);
        _ = elector.RunAsync(CancellationToken.None);
        events.Emit(new EventRecord(new("Role", "shop", "orders"), "uid", EventType.Normal, "Reason", "Reconcile", ""));
        _ = events.RunAsync(Task.FromResult(LeaderTerm.WithoutElection(time)), CancellationToken.None);
        Assert.Equal(new Page(200, "ok\n"), probes.Answer("/healthz"));

        time.Advance(TimeSpan.FromHours(1));
        (roles.Stuck, policies.Stuck) = ("roles stand", "policies stand");
        var page = probes.Answer("/healthz");

        Assert.Equal(503, page.Status);
        Assert.Equal(
            ["roles stand", "policies stand", "the leader election has not moved", "the posting of events has not moved"],
            page.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(" for ")[0]));
    }

    [Theory]
    [InlineData(false, ExitCode.Crashed)]
    [InlineData(true, ExitCode.LeadershipLost)]
    public async Task Controller_ThatFailsWhileOthersGoOn_EndsTheProcess(bool leadershipLost, int code)
    {
        var (exit, lifetime) = (new ExitCode(), new Lifetime());
        using var service = new OperatorService(
            [roles, policies], Events(), new Election(elector: null, time), time, lifetime, exit, NullLogger<OperatorService>.Instance);
        await service.StartAsync(CancellationToken.None);
        policies.Control.SetException(leadershipLost ? new LeadershipLostException() : new IOException("a worker failed"));

        await lifetime.Stopped.Task.WaitAsync(Limit);
        Assert.Equal(code, exit.Value);
    }

    public void Dispose()
    {
        kubernetes.Dispose();
        silent.Dispose();
    }

    private EventRecorder Events() => kubernetes.Events("here", NullLoggerFactory.Instance);

    private sealed class Clock : TimeProvider
    {
        private long now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Volatile.Read(ref now);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Never();

        public void Advance(TimeSpan by) => Interlocked.Add(ref now, by.Ticks);

        private sealed class Never : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }

    private sealed class Lifetime : IHostApplicationLifetime
    {
        public TaskCompletionSource Stopped { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => Stopped.TrySetResult();
    }
}
