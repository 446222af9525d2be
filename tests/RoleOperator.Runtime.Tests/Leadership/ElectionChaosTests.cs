using RoleOperator.Runtime.Leadership;
using RoleOperator.Runtime.Tests.Time;
using Xunit.Abstractions;

namespace RoleOperator.Runtime.Tests.Leadership;

public sealed class ElectionChaosTests(ITestOutputHelper output)
{
    private const int Worlds = 20;
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(30);

    /// <summary>
    /// Two replicas on one lease, restarted whenever they end, for half an hour in each of many worlds. Clocks run up to a fifth too fast or too slow and show
    /// dates that are hours apart; requests and answers are lost, hang or crawl; lines are cut; replicas are stopped. Invariant: at no instant do both hold a
    /// live term. And so that the test cannot pass by nobody ever leading: leaders change, and somebody leads most of the time.
    /// </summary>
    [Fact]
    public void TwoElectors_InManyFaultyWorlds_NeverLeadAtOnce()
    {
        var (terms, ledFor) = (0, TimeSpan.Zero);
        for (var seed = 1; seed <= Worlds; seed++)
        {
            output.WriteLine($"seed {seed}");
            var world = new World(seed);
            Simulation.Run(world.LiveAsync);
            Assert.True(world.Fault is null, $"seed {seed}: {world.Fault}");
            terms += world.Terms;
            ledFor += world.LedFor;
        }

        output.WriteLine($"seeds 1 to {Worlds}: {terms} terms, led for {ledFor} of {Length * Worlds}");
        Assert.True(terms > Worlds * 5, $"only {terms} terms");
        Assert.True(ledFor > Length * Worlds * 0.4, $"led for {ledFor} only");
    }

    private sealed class World(int seed)
    {
        private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

        private readonly Random chance = new(seed);
        private readonly LeaseServer server = new();
        private readonly LeaderTerm?[] current = new LeaderTerm?[2];

        public string? Fault { get; private set; }

        public int Terms { get; private set; }

        public TimeSpan LedFor { get; private set; }

        public async Task LiveAsync(ManualTime time)
        {
            for (var replica = 0; replica < current.Length; replica++)
            {
                _ = RestartForEverAsync(replica, time, new SkewedTime(time, 0.82 + (chance.NextDouble() * 0.36), TimeSpan.FromHours(chance.Next(-9, 9))));
            }

            while (time.Now < Length && Fault is null)
            {
                Check(time);
                if (current.Any(term => term is { IsOver: false })) LedFor += Tick;
                await time.PassAsync(Tick);
            }
        }

        private async Task RestartForEverAsync(int replica, ManualTime time, SkewedTime clock)
        {
            for (var life = 0; ; life++)
            {
                var line = new LeaseLine(server, time) { Fate = DrawFate, Way = DrawWay };
                var elector = new LeaderElector(
                    line, new ElectionOptions($"{replica}-{life}"), clock, new Random(chance.Next()), new RecordingLogger<LeaderElector>());
                using var stop = new CancellationTokenSource();
                var run = elector.RunAsync(stop.Token);
                var trouble = TroubleAsync(line, stop, run, time);
                _ = NoteAsync(replica, elector.Elected, time);
                await run;
                await trouble;
                await time.PassAsync(TimeSpan.FromSeconds(chance.NextDouble() * 3));
            }
        }

        private async Task NoteAsync(int replica, Task<LeaderTerm> elected, ManualTime time)
        {
            try
            {
                current[replica] = await elected;
                Terms++;
                Check(time);
            }
            catch (OperationCanceledException)
            {
                // Stopped before it led.
            }
        }

        /// <summary>Cuts the line now and then, and in the end stops the replica.</summary>
        private async Task TroubleAsync(LeaseLine line, CancellationTokenSource stop, Task run, ManualTime time)
        {
            while (!run.IsCompleted)
            {
                await Task.WhenAny(run, time.PassAsync(TimeSpan.FromSeconds(20 + (chance.NextDouble() * 120))));
                if (chance.Next(3) == 0)
                {
                    stop.Cancel();
                    return;
                }

                line.Cut = true;
                await time.PassAsync(TimeSpan.FromSeconds(chance.NextDouble() * 25));
                line.Cut = false;
            }
        }

        private void Check(ManualTime time)
        {
            if (current.All(term => term is { IsOver: false })) Fault ??= $"two live terms at {time.Now}";
        }

        private Fate DrawFate() => chance.Next(16) switch
        {
            0 => Fate.RequestLost,
            1 => Fate.AnswerLost,
            2 => Fate.AnswerHangs,
            _ => Fate.Fine,
        };

        private TimeSpan DrawWay() => TimeSpan.FromSeconds(chance.Next(12) == 0 ? chance.NextDouble() * 12 : chance.NextDouble() * 0.1);
    }
}
