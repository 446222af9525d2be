using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Runtime.Leadership;

namespace RoleOperator.Controllers.Tests.Passes;

public sealed class LeaderTermTests
{
    public static TheoryData<string> EveryScenario { get; } = [.. Scenario.All.Keys];

    [Theory]
    [MemberData(nameof(EveryScenario))]
    public async Task Pass_WhoseTermEndsAfterAnyWrite_WritesNothingMore(string scenario)
    {
        var writes = 0;
        do
        {
            var world = await ArrangedAsync(scenario);
            if (writes == 0) world.Term.End();
            world.Journal.Written = () =>
            {
                if (world.Journal.Writes.Count == writes) world.Term.End();
            };
            var lost = await EndsInLostLeadershipAsync(world);

            if (!lost)
            {
                Assert.True(writes > 2, "the scenario has nothing to stop");
                return;
            }

            Assert.Equal(writes, world.Journal.Writes.Count);
            writes++;
        }
        while (writes < 50);

        Assert.Fail("the pass never ended");
    }

    private static async Task<World> ArrangedAsync(string scenario)
    {
        var world = new World();
        await Scenario.All[scenario].Arrange(world);
        world.Journal.Clear();
        Scenario.All[scenario].Act(world);
        return world;
    }

    /// <summary>One pass over the object that the scenario is about; false when it reached its end.</summary>
    private static async Task<bool> EndsInLostLeadershipAsync(World world)
    {
        var key = world.Roles.Keys.Concat(world.Policies.Keys).Concat(world.Profiles.Keys).First();
        try
        {
            await world.PassOver(key);
            return false;
        }
        catch (LeadershipLostException)
        {
            return true;
        }
    }
}
