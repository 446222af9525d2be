using Microsoft.Extensions.Logging.Abstractions;
using RoleOperator.Hosting;
using RoleOperator.Runtime.Leadership;
using RoleOperator.Runtime.Telemetry;
using RoleOperator.Runtime.Watching;

namespace RoleOperator.Telemetry.Tests.Unit;

public class ProbesTests
{
    private readonly Source roles = new("roles");
    private readonly Source policies = new("policies");
    private readonly Loop first = new();
    private readonly Loop second = new();
    private readonly Leases leases = new();

    [Fact]
    public void Healthz_WhileEveryLoopMoves_IsOk() => Assert.Equal(new Page(200, "ok\n"), Probes().Answer("/healthz"));

    [Fact]
    public void Healthz_WithLoopsThatDoNot_NamesThem()
    {
        (first.Stuck, second.Stuck) = ("the informer of roles has not moved for 900 s", "the leader election has not moved for 60 s");
        Assert.Equal(
            new Page(503, "the informer of roles has not moved for 900 s\nthe leader election has not moved for 60 s\n"), Probes().Answer("/healthz"));
    }

    [Fact]
    public void Healthz_DoesNotAskWhetherAnythingIsReady()
    {
        roles.HasSynced = false;
        Assert.Equal(200, Probes().Answer("/healthz").Status);
    }

    [Fact]
    public void Readyz_WithoutElectionAndWithEveryList_IsOk() => Assert.Equal(new Page(200, "ok\n"), Probes().Answer("/readyz"));

    [Fact]
    public void Readyz_BeforeTheFirstLists_NamesThemAndTheirTrouble()
    {
        (roles.HasSynced, policies.HasSynced, policies.Trouble) = (false, false, "forbidden");
        Assert.Equal(new Page(503, "waiting for the first list of roles, policies (forbidden)\n"), Probes().Answer("/readyz"));
    }

    [Fact]
    public void Readyz_WithANamespaceThatIsRefused_StaysReadyForTheOthersAndNamesIt()
    {
        policies.Refusal = "forbidden";
        Assert.Equal(new Page(200, "ok\npolicies cannot be read: forbidden\n"), Probes().Answer("/readyz"));
        Assert.Equal(new Page(200, "ok\n"), Probes().Answer("/healthz"));
    }

    [Fact]
    public void Readyz_WhileNoAnswerCameAboutTheLease_SaysSo()
    {
        leases.Error = new IOException("no route to host");
        var elector = Elector();
        Assert.Equal(new Page(503, "it is not known yet who leads: nobody holds the lease yet\n"), Probes(elector).Answer("/readyz"));

        _ = elector.RunAsync(CancellationToken.None);
        Assert.Equal(new Page(503, "it is not known yet who leads: no route to host\n"), Probes(elector).Answer("/readyz"));
    }

    [Theory]
    [InlineData("another")]
    [InlineData(null)]
    public void Readyz_OfAStandbyAndOfTheLeader_IsOk(string? holder)
    {
        if (holder is not null) leases.Record = new(holder, TimeSpan.FromHours(1), default, default, 0, "1");
        var elector = Elector();
        _ = elector.RunAsync(CancellationToken.None);

        Assert.Equal(holder is null, new Election(elector, TimeProvider.System).Leads);
        Assert.Equal(new Page(200, "ok\n"), Probes(elector).Answer("/readyz"));
    }

    [Fact]
    public void OtherPath_IsNotFound() => Assert.Equal(404, Probes().Answer("/").Status);

    [Fact]
    public void Metrics_AtAnotherPathOrNotInTime_AreNotServed()
    {
        Assert.Equal(404, Hosting.Probes.Metrics("/", () => "text").Status);
        Assert.Equal(503, Hosting.Probes.Metrics("/metrics", () => null).Status);
        Assert.Equal(new Page(200, "text", "text/plain; version=0.0.4; charset=utf-8"), Hosting.Probes.Metrics("/metrics", () => "text"));
    }

    private Probes Probes(LeaderElector? elector = null) => new([roles, policies], [first, second], new Election(elector, TimeProvider.System));

    private LeaderElector Elector() => new(leases, new ElectionOptions("me"), TimeProvider.System, new Random(1), NullLogger<LeaderElector>.Instance);

    private sealed class Loop : ILiveness
    {
        public string? Stuck { get; set; }
    }

    private sealed class Source(string name) : ISyncedSource
    {
        public string Name => name;

        public string? Trouble { get; set; }

        public bool HasSynced { get; set; } = true;

        public string? Refusal { get; set; }

        public IReadOnlyList<WatchedScope> Scopes => [new(name, null, Refusal)];

        public Task WaitForSyncAsync(CancellationToken ct) => Task.CompletedTask;
    }

    /// <summary>Answers at once, so that the elector has made its first try when its start returns.</summary>
    private sealed class Leases : ILeaseStore
    {
        public LeaseRecord? Record { get; set; }

        public Exception? Error { get; set; }

        public Task<LeaseRecord?> GetAsync(CancellationToken ct) => Error is { } error ? Task.FromException<LeaseRecord?>(error) : Task.FromResult(Record);

        public Task<LeaseRecord> CreateAsync(LeaseRecord lease, CancellationToken ct) => Task.FromResult(lease);

        public Task<LeaseRecord> ReplaceAsync(LeaseRecord lease, CancellationToken ct) => Task.FromResult(lease);
    }
}
