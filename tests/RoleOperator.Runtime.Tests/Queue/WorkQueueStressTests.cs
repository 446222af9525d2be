using System.Collections.Concurrent;
using RoleOperator.Runtime.Queue;
using Xunit.Abstractions;

namespace RoleOperator.Runtime.Tests.Queue;

public sealed class WorkQueueStressTests(ITestOutputHelper output)
{
    private const int Keys = 16;
    private const int Producers = 4;
    private const int Workers = 12;
    private const int Rounds = 300;
    private const int AddsEach = 60;

    /// <summary>
    /// Real threads and timers. Invariants: no key is ever with two workers; of each key, the last add is followed by a turn that starts after it; in the end
    /// nothing is left in the queue. Checked round by round: within one long run, a later add would hide that an earlier one was lost.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Queue_UnderManyProducersAndWorkers_LosesNothingAndNeverDoubles(int seed)
    {
        output.WriteLine($"seed {seed}");
        using var queue = new WorkQueue(TimeProvider.System);
        var asked = new int[Keys];
        var served = new int[Keys];
        var inWork = new int[Keys];
        var faults = new ConcurrentQueue<string>();

        var workers = Enumerable.Range(0, Workers).Select(worker => Task.Run(() => WorkAsync(new Random((seed * 1000) + worker)))).ToArray();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        for (var round = 0; round < Rounds; round++)
        {
            var producerSeed = (seed * 7777) + (round * Producers);
            await Task.WhenAll(Enumerable.Range(0, Producers).Select(producer => Task.Run(() => Produce(new Random(producerSeed + producer)))));
            while (queue.Depth != default) await Task.Delay(TimeSpan.FromMilliseconds(1), patience.Token);
            Assert.All(Enumerable.Range(0, Keys), key => Assert.True(served[key] == asked[key], $"key {key}: add {asked[key]} was followed by no turn"));
        }

        queue.ShutDown();
        await Task.WhenAll(workers);

        Assert.Empty(faults);

        void Produce(Random random)
        {
            for (var i = 0; i < AddsEach; i++)
            {
                var key = random.Next(Keys);
                var priority = (Priority)random.Next(2);
                Interlocked.Increment(ref asked[key]);
                if (random.Next(3) == 0) queue.AddAfter(Name(key), TimeSpan.FromMilliseconds(random.Next(4)), priority);
                else queue.Add(Name(key), priority);
            }
        }

        async Task WorkAsync(Random random)
        {
            while (await queue.TakeAsync(CancellationToken.None) is { } lease)
            {
                using (lease)
                {
                    var key = int.Parse(lease.Key.Name);
                    if (Interlocked.Increment(ref inWork[key]) != 1) faults.Enqueue($"key {key} is with two workers");
                    var seen = Volatile.Read(ref asked[key]);
                    if (random.Next(4) == 0) await Task.Yield();
                    Volatile.Write(ref served[key], seen);
                    Interlocked.Decrement(ref inWork[key]);
                }
            }
        }
    }

    private static ResourceKey Name(int key) => WorkQueueTests.Key($"{key}");
}
