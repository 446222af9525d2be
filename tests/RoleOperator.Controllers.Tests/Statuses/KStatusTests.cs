using System.Reflection;
using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Controllers.Tests.Statuses;

/// <summary>What those who wait for objects, as Flux does, make of every status that the operator writes.</summary>
public sealed class KStatusTests
{
    public static TheoryData<string> States => [.. ObjectStates.All.Select(state => state.Name)];

    [Theory]
    [MemberData(nameof(States))]
    public async Task Object_InEachState_IsReadAsItShouldBe(string name)
    {
        var state = ObjectStates.All.Single(state => state.Name == name);
        var world = new World();

        await state.ArrangeAsync(world);

        Assert.Equal(state.Reason, world.Ready(state.Key(world))?.Reason);
        Assert.Equal(state.KStatus, KStatus.Of(state.Json(world)));
    }

    [Fact]
    public void States_CoverEveryReasonThatReadyCanHave()
    {
        string[] elsewhere = [Reasons.Resolved];   // of DependenciesReady
        var all = typeof(Reasons).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);

        Assert.Equal(all.Except(elsewhere).Order(), ObjectStates.All.Select(state => state.Reason).OfType<string>().Distinct().Order());
    }

    [Fact]
    public void States_CoverEveryReadingOfEachKind()
    {
        string[] readings = [KStatus.Current, KStatus.InProgress, KStatus.Failed, KStatus.Terminating];
        var world = new World();

        Assert.Equal(
            ResourceKind.All.SelectMany(kind => readings.Select(reading => $"{kind.Name} {reading}")).Order(),
            ObjectStates.All.Select(state => $"{state.Key(world).Kind} {state.KStatus}").Distinct().Order());
    }

    [Theory]
    [InlineData("""{"metadata":{"generation":2},"status":{"observedGeneration":1,"conditions":[{"type":"Ready","status":"True"}]}}""", KStatus.InProgress)]
    [InlineData(
        """
        {"metadata":{"generation":2},
         "status":{"observedGeneration":2,"conditions":[{"type":"Stalled","status":"False"},{"type":"Ready","status":"True"}]}}
        """,
        KStatus.Current)]
    [InlineData(
        """{"metadata":{"generation":2},"status":{"conditions":[{"type":"Reconciling","status":"True"},{"type":"Stalled","status":"True"}]}}""",
        KStatus.InProgress)]
    [InlineData(
        """{"metadata":{"generation":2},"status":{"conditions":[{"type":"Ready","status":"False"},{"type":"Stalled","status":"True"}]}}""", KStatus.Failed)]
    [InlineData("""{"metadata":{"generation":2,"deletionTimestamp":"2026-01-01T00:00:00Z"}}""", KStatus.Terminating)]
    [InlineData("""{"metadata":{"generation":2}}""", KStatus.Current)]
    public void Rules_AreThoseOfKStatus(string json, string expected) =>
        Assert.Equal(expected, KStatus.Of(System.Text.Json.Nodes.JsonNode.Parse(json)!.AsObject()));
}
