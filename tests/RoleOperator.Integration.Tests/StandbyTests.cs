using RoleOperator.Core.Resources;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Testing;

namespace RoleOperator.Integration.Tests;

/// <summary>
/// An operator that waits for its turn. Which AWS it then calls does not matter, so one end is enough. The world gets its own operator back afterwards.
/// </summary>
[Collection(MotoAlone.Name)]
public sealed class StandbyTests(World world)
{
    private static readonly string Spec = $"trust: {{document: {Documents.Ec2Trust}}}";

    [Fact]
    public async Task Standby_ThatKnowsEverything_LeavesItToTheLeaderAndWorksWhenTheLeaseIsGivenBack()
    {
        await using var team = await world.TeamAsync();
        await world.AllowElectionAsync(team);
        await using var leadersWay = await world.NewProxyAsync();
        await using var standbysWay = await world.NewProxyAsync();
        using var probes = new Probes();
        var name = team.AwsName("orders");
        await world.KillOperatorAsync();
        try
        {
            await using var leader = world.NewOperator(leadersWay.Endpoint, "--lease-namespace", team.Namespace);
            await team.ConvergeAsync(ResourceKind.Role, "orders", Spec);
            await using var standby = world.NewOperator(standbysWay.Endpoint, ["--lease-namespace", team.Namespace, .. probes.Arguments]);
            var eventually = new Eventually(() => standby);
            await eventually.SeeAsync("the standby stands by", () => standby.Output.Any(line => line.Contains("stands by: ", StringComparison.Ordinal)));
            await eventually.SeeAsync("the standby's informers have their first lists", probes.ReadyzAsync, seen => seen == "200 ok");

            await team.ConvergeAsync(ResourceKind.Role, "orders", $"{Spec}\ndescription: by the leader");
            Assert.Single(leadersWay.Calls, call => call.Action == "UpdateRole" && call.IsAbout(name));
            var passes = Passes(leadersWay);
            await eventually.SeeAsync("the leader has looked again", () => Passes(leadersWay) >= passes + 2);
            Assert.Empty(standbysWay.Calls);

            Assert.Equal(0, await leader.StopAsync());
            await team.ConvergeAsync(ResourceKind.Role, "orders", $"{Spec}\ndescription: by the standby");
            Assert.Single(standbysWay.Calls, call => call.Action == "UpdateRole" && call.IsAbout(name));
            Assert.Equal(0, await standby.StopAsync());
        }
        finally
        {
            world.StartOperator();
        }

        int Passes(RecordingProxy way) => way.Calls.Count(call => call.Action == "GetRole" && call.IsAbout(name));
    }
}
