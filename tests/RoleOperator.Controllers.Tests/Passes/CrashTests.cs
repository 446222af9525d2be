using RoleOperator.Controllers.Tests.Ends;
using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Resources;

namespace RoleOperator.Controllers.Tests.Passes;

/// <summary>
/// Every write of every scenario goes wrong in every way once, to AWS and to Kubernetes alike; afterwards the world must be as if nothing had.
/// Ids are part of what is compared, so an object or an association that was made twice shows.
/// </summary>
public sealed class CrashTests
{
    public static TheoryData<string, Fate> EveryScenarioAndFate
    {
        get
        {
            var all = new TheoryData<string, Fate>();
            foreach (var scenario in Scenario.All.Keys)
                foreach (var fate in Enum.GetValues<Fate>()) all.Add(scenario, fate);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(EveryScenarioAndFate))]
    public async Task Pass_CutOffAtAnyWrite_ConvergesToTheSameState(string scenario, Fate fate)
    {
        var (arrange, act) = Scenario.All[scenario];
        var undisturbed = await RunAsync(arrange, act, null);
        var writes = undisturbed.Journal.Writes.Count;
        Assert.True(writes > 2, "the scenario has nothing to cut off");

        for (var at = 1; at <= writes; at++)
        {
            var world = await RunAsync(arrange, act, new(at, fate));

            Assert.True(world.Journal.Mishap is null, $"write {at} never came");
            var what = $"after {fate} at write {at}, {undisturbed.Journal.Writes[at - 1]}:\n";
            Assert.Equal(what + undisturbed.Account, what + world.Account);
            Assert.Equal(what + undisturbed.Conditions(), what + world.Conditions());
        }
    }

    [Theory]
    [MemberData(nameof(EveryScenarioAndFate))]
    public async Task Finalizer_WhateverGoesWrong_IsOnBeforeTheFirstAwsWriteAndOffAfterTheLast(string scenario, Fate fate)
    {
        var (arrange, act) = Scenario.All[scenario];
        var writes = (await RunAsync(arrange, act, null)).Journal.Writes.Count;
        for (var at = 1; at <= writes; at++)
        {
            var world = new World();
            var unguarded = new List<string>();
            await arrange(world);
            world.Journal.Clear();
            act(world);
            world.Journal.Mishap = new(at, fate);
            world.Journal.Written = () =>
            {
                var line = world.Journal.Writes[^1];
                if (Journal.IsAws(line) && !IsGuarded(world)) unguarded.Add(line);
            };
            await world.SettleAsync();
            Assert.Empty(unguarded);
        }
    }

    private static bool IsGuarded(World world) =>
        (world.Roles.Find("orders")?.Metadata ?? world.Policies.Find("audit")?.Metadata ?? world.Profiles.Find("web")?.Metadata)
            ?.Finalizers?.Contains(WellKnown.Finalizer) == true;

    private static async Task<World> RunAsync(Func<World, Task> arrange, Action<World> act, Mishap? mishap)
    {
        var world = new World();
        await arrange(world);
        world.Journal.Clear();
        act(world);
        world.Journal.Mishap = mishap;
        await world.SettleAsync();
        return world;
    }
}
