using RoleOperator.Runtime.Leadership;
using RoleOperator.Runtime.Tests.Time;

namespace RoleOperator.Runtime.Tests.Leadership;

/// <summary>When an election counts as stuck: not while requests fail or hang, each of which it gives up, but where one never lets go of the thread.</summary>
public sealed class ElectorLivenessTests
{
    private readonly LeaseServer server = new();

    [Fact]
    public void Request_ThatHoldsTheThread_IsNamed()
    {
        var time = new ManualTime();
        using var store = new Blocking();
        var elector = Elector(store, time);
        var run = Task.Run(() => elector.RunAsync(CancellationToken.None));
        store.Entered.Wait();
        time.Advance(TimeSpan.FromSeconds(27));
        Assert.Null(elector.Stuck);

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.StartsWith("the leader election has not moved for 28 s", elector.Stuck, StringComparison.Ordinal);
        store.Leave.Set();
        Assert.False(run.IsFaulted);
    }

    [Theory]
    [InlineData(Fate.Fine)]
    [InlineData(Fate.RequestLost)]
    [InlineData(Fate.AnswerHangs)]
    public void Candidate_ThroughAnHour_IsNotStuckWhateverBecomesOfItsRequests(Fate fate) => Simulation.Run(async time =>
    {
        server.Create(new("another", TimeSpan.FromSeconds(15), default, default, 0, ""));
        var line = new LeaseLine(server, time) { Fate = () => fate };
        var elector = Elector(line, time);
        _ = elector.RunAsync(CancellationToken.None);

        for (var end = time.Now + TimeSpan.FromHours(1); time.Now < end; await time.PassAsync(TimeSpan.FromSeconds(5))) Assert.Null(elector.Stuck);
    });

    private static LeaderElector Elector(ILeaseStore store, ManualTime time) =>
        new(store, new ElectionOptions("a"), time, new Random(1), new RecordingLogger<LeaderElector>());

    /// <summary>Takes the caller's thread and keeps it, whatever becomes of the token.</summary>
    private sealed class Blocking : ILeaseStore, IDisposable
    {
        public ManualResetEventSlim Entered { get; } = new();

        public ManualResetEventSlim Leave { get; } = new();

        public Task<LeaseRecord?> GetAsync(CancellationToken ct)
        {
            Entered.Set();
            Leave.Wait(CancellationToken.None);
            return new TaskCompletionSource<LeaseRecord?>().Task;
        }

        public Task<LeaseRecord> CreateAsync(LeaseRecord lease, CancellationToken ct) => throw new NotSupportedException();

        public Task<LeaseRecord> ReplaceAsync(LeaseRecord lease, CancellationToken ct) => throw new NotSupportedException();

        public void Dispose() => Entered.Dispose();
    }
}
