using RoleOperator.Runtime.Tests.Time;
using RoleOperator.Runtime.Watching;
using Xunit.Abstractions;

namespace RoleOperator.Runtime.Tests.Watching;

public sealed class InformerChaosTests(ITestOutputHelper output)
{
    private const int Worlds = 20;
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(60);

    /// <summary>The longest watch, the time by which it is given up, and the longest pause after that.</summary>
    private static readonly TimeSpan Healing = TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(10 + 30 + 30);

    /// <summary>
    /// An hour of edits in each of many worlds, while connections break, fall silent or bring half a line, and the server forgets versions under open
    /// watches and between pages. Invariants: what a subscriber pieces together from changes alone is what the store has, at each change; and
    /// once the line is well again, both are what the server has. No edit, and no deletion that no watch told of, is missed.
    /// </summary>
    [Fact]
    public void Informer_InManyFaultyWorlds_EndsWithWhatTheServerHasAndHasToldAllOfIt()
    {
        var (lists, expiries, failures) = (0, 0, 0);
        for (var seed = 1; seed <= Worlds; seed++)
        {
            output.WriteLine($"seed {seed}");
            var chance = new Random(seed);
            Simulation.Run(async time =>
            {
                var server = new FaultyCollection(time, chance);
                var informer = new Informer<string>("roles", server, time, new Random(seed), new RecordingLogger<Informer<string>>());
                var told = new SortedDictionary<string, string>(StringComparer.Ordinal);
                string? fault = null;
                informer.Subscribe(change =>
                {
                    if (told.GetValueOrDefault(change.Key.Name) != change.Before) fault ??= $"{change} contradicts what was told before";
                    if (change.After is null) told.Remove(change.Key.Name);
                    else told[change.Key.Name] = change.After;
                });
                _ = informer.RunAsync(CancellationToken.None);

                while (time.Now < Length)
                {
                    server.Edit();
                    if (chance.Next(40) == 0) server.Compact();
                    await time.PassAsync(TimeSpan.FromSeconds(chance.NextDouble() * 10));
                }

                server.IsWell = true;
                await time.PassAsync(Healing);

                Assert.True(fault is null, $"seed {seed}: {fault}");
                Assert.Equal(server.Values, told.Values);
                Assert.Equal(server.Values, informer.Store.List().OrderBy(item => item.Key.Name, StringComparer.Ordinal).Select(item => item.Value));
                lists += server.Lists;
                expiries += server.Expiries;
                failures += server.Failures;
            });
        }

        output.WriteLine($"seeds 1 to {Worlds}: {failures} failures, {expiries} expired versions, {lists} pages listed");
        Assert.True(failures > Worlds * 20, $"only {failures} failures");
        Assert.True(expiries > Worlds, $"only {expiries} expired versions");
    }
}
