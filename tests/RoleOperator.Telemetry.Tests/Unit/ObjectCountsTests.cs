using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Telemetry.Tests.Unit;

public class ObjectCountsTests
{
    [Fact]
    public void Objects_AreCountedByEachOfTheirConditions()
    {
        var counts = new ObjectCounts().Of(
            "Role",
            [
                [C("Ready", "True", "Converged"), C("DependenciesReady", "True", "Resolved")],
                [C("Ready", "True", "Converged")],
                [C("Ready", "False", "NotOwned"), C("Stalled", "True", "NotOwned")],
            ]);

        Assert.Equal(
            [
                ("DependenciesReady", "True", "Resolved", 1), ("Ready", "False", "NotOwned", 1), ("Ready", "True", "Converged", 2),
                ("Stalled", "True", "NotOwned", 1),
            ],
            Plain(counts));
    }

    [Fact]
    public void Object_WithoutAVerdictYet_CountsAsUnknown() =>
        Assert.Equal([("Ready", "Unknown", "None", 2)], Plain(new ObjectCounts().Of("Role", [null, []])));

    [Fact]
    public void Combination_ThatNoObjectHasAnyMore_IsToldAsZero()
    {
        var counts = new ObjectCounts();
        counts.Of("Role", [[C("Ready", "False", "NotOwned")]]);
        counts.Of("Policy", [[C("Ready", "False", "Throttled")]]);

        Assert.Equal([("Ready", "False", "NotOwned", 0), ("Ready", "True", "Converged", 1)], Plain(counts.Of("Role", [[C("Ready", "True", "Converged")]])));
    }

    [Fact]
    public void Words_ThatAreNotTheOperators_MakeNoSeries() => Assert.Equal(
        [("Ready", "Unknown", "Other", 1)],
        Plain(new ObjectCounts().Of("Role", [[C("Ready", "Perhaps", "a1b2c3"), C("Ready", "True", "Converged"), C("Foreign", "True", "Converged")]])));

    [Fact]
    public void Reason_OfTheVocabulary_IsKnown() => Assert.All(
        Reasons.All,
        reason => Assert.Equal([("Ready", "True", reason, 1)], Plain(new ObjectCounts().Of("Role", [[C("Ready", "True", reason)]]))));

    private static Condition C(string type, string status, string reason) => new(type, status, reason, "", 1, default);

    private static IEnumerable<(string, string, string, int)> Plain(IReadOnlyDictionary<ObjectCounts.Combination, int> counts) =>
        counts.Select(count => (count.Key.Type, count.Key.Status, count.Key.Reason, count.Value)).Order();
}
