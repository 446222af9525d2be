using RoleOperator.Runtime.Control;
using RoleOperator.Runtime.Leadership;
using RoleOperator.Runtime.Queue;
using RoleOperator.Runtime.Tests.Time;
using RoleOperator.Runtime.Tests.Watching;
using RoleOperator.Runtime.Watching;

namespace RoleOperator.Runtime.Tests.Control;

/// <summary>Informer, queue and controller together, as the operator has them.</summary>
public sealed class ManyEditsTests
{
    private const int Edits = 10_000;
    private const int Bursts = 10;
    private static readonly TimeSpan BetweenBursts = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pass = TimeSpan.FromSeconds(30);

    /// <summary>100 s of edits leave room for four passes of 30 s; one more is under way at the end, and one comes after it.</summary>
    [Fact]
    public void Object_Edited10000TimesDuringSlowPasses_HasAHandfulOfPassesOfWhichTheLastSeesTheNewest() => Simulation.Run(async time =>
    {
        List<string?> seen = [];
        var server = new ScriptedListWatch().Page("0", null, ScriptedListWatch.Item("hot", "0"));
        var informer = new Informer<string>("roles", server, time, new Random(1), new RecordingLogger<Informer<string>>());
        using var queue = new WorkQueue(time);
        informer.Subscribe(change => queue.Add(change.Key));
        var slow = new Slow(async (key, ct) =>
        {
            seen.Add(informer.Store.Find(key));
            await Task.Delay(Pass, time, ct);
            return new Outcome.Converged(TimeSpan.FromDays(1));
        });
        var router = new OutcomeRouter(queue, new Backoff(new Random(1)), TokenBucket.OfRetries(time), new Random(1));
        var controller = new Controller(new ControllerOptions("roles") { Workers = 16 }, queue, slow, router, time, new RecordingLogger<Controller>());
        _ = informer.RunAsync(CancellationToken.None);
        _ = controller.RunAsync([informer], Task.FromResult(LeaderTerm.WithoutElection(time)), CancellationToken.None);
        await informer.WaitForSyncAsync(CancellationToken.None);
        await time.SettleAsync();

        for (var burst = 0; burst < Bursts; burst++)
        {
            for (var edit = 1; edit <= Edits / Bursts; edit++)
                Assert.True(server.Stream.TryWrite(ScriptedListWatch.Applied("hot", $"{(burst * Edits / Bursts) + edit}")));
            await time.PassAsync(BetweenBursts);
        }

        await time.PassAsync(TimeSpan.FromHours(1));

        Assert.InRange(seen.Count, 2, 6);
        Assert.Equal("hot@0", seen[0]);
        Assert.Equal($"hot@{Edits}", seen[^1]);
    });

    private sealed class Slow(Func<ResourceKey, CancellationToken, Task<Outcome>> pass) : IReconciler
    {
        public Task<Outcome> ReconcileAsync(ResourceKey key, LeaderTerm term, CancellationToken ct) => pass(key, ct);
    }
}
