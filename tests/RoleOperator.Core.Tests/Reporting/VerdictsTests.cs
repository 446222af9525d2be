using RoleOperator.Core.Planning;
using RoleOperator.Core.Planning.Steps;
using RoleOperator.Core.Reporting;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Core.Tests.Reporting;

public class VerdictsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, 700, TimeSpan.Zero);
    private static readonly DateTimeOffset WholeNoon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Plan Drifted = new([new Step.UpdateRole("orders", "", 3600)], [], ["description: is \"x\", should be \"\""]);

    [Fact]
    public void Enforce_WithoutProblems_IsReadyAndNothingElse()
    {
        var verdict = Verdict(Mode.Enforce, Drifted);

        Assert.Equal(["Ready=True Converged"], Shown(verdict));
        Assert.Null(verdict.Drift);
        Assert.Null(verdict.Plan);
    }

    [Fact]
    public void Observe_WithDrift_IsReadyAndTellsDriftAndPlan()
    {
        var verdict = Verdict(Mode.Observe, Drifted);

        Assert.Equal(["Drifted=True Observed", "Ready=True Observed"], Shown(verdict));
        Assert.Equal(Drifted.Drift, verdict.Drift);
        Assert.Equal(["iam:UpdateRole orders"], verdict.Plan);
    }

    [Fact]
    public void Observe_WithoutDrift_IsReadyAndSaysNothingOfDrift()
    {
        var verdict = Verdict(Mode.Observe, Plan.Nothing);

        Assert.Equal(["Ready=True Observed"], Shown(verdict));
        Assert.Null(verdict.Drift);
        Assert.Null(verdict.Plan);
    }

    [Theory]
    [InlineData("DependencyNotReady", "Reconciling")]
    [InlineData("Propagating", "Reconciling")]
    [InlineData("Throttled", "Reconciling")]
    [InlineData("Unavailable", "Reconciling")]
    [InlineData("DeleteBlocked", "Reconciling")]
    [InlineData("Progressing", "Reconciling")]
    [InlineData("InstancesNotReady", "Reconciling")]
    [InlineData("InvalidSpec", "Stalled")]
    [InlineData("ImmutableFieldChanged", "Stalled")]
    [InlineData("NotOwned", "Stalled")]
    [InlineData("AccessDenied", "Stalled")]
    [InlineData("QuotaExceeded", "Stalled")]
    [InlineData("NotAllowed", "Stalled")]
    [InlineData("Refused", "Stalled")]
    public void Problem_OfEachReason_IsEitherWaitingOrStalled(string reason, string type) =>
        Assert.Equal(["Ready=False " + reason, $"{type}=True {reason}"], Shown(Verdict(Mode.Enforce, Plan.Nothing, new Problem(reason, "x"))));

    [Fact]
    public void Problems_OfBothSorts_AreLedByTheStalledOneAndAllTold()
    {
        var verdict = Verdict(Mode.Enforce, Plan.Nothing, new("Throttled", "slow down"), new("AccessDenied", "denied"), new("Throttled", "slow down"));

        Assert.Equal(["Ready=False AccessDenied", "Stalled=True AccessDenied"], Shown(verdict));
        Assert.Equal("denied; slow down", verdict.Conditions[0].Message);
    }

    [Theory]
    [InlineData("DependencyNotReady", "DependenciesReady=False DependencyNotReady")]
    [InlineData("NotAllowed", "DependenciesReady=False NotAllowed")]
    [InlineData("Throttled", "DependenciesReady=True Resolved")]
    public void References_ArePresent_DependenciesReadyTellsOfThemAlone(string reason, string expected)
    {
        var verdict = Verdicts.Of(1, null, Noon, new(Mode.Enforce, [new(reason, "x")], Plan.Nothing, HasReferences: true));

        Assert.Equal(expected, Shown(verdict)[0]);
    }

    [Fact]
    public void Time_OfACondition_MovesOnlyWhenItsStatusFlips()
    {
        var first = Verdict(Mode.Enforce, Plan.Nothing, new Problem("Throttled", "x")).Conditions;
        var later = Noon.AddHours(1);
        var still = Verdicts.Of(2, first, later, new(Mode.Enforce, [new("AccessDenied", "y")], Plan.Nothing, false)).Conditions;
        var ready = Verdicts.Of(2, still, later, new(Mode.Enforce, [], Plan.Nothing, false)).Conditions;

        Assert.Equal(WholeNoon, first.Single(c => c.Type == "Ready").LastTransitionTime);
        Assert.Equal(WholeNoon, still.Single(c => c.Type == "Ready").LastTransitionTime);
        Assert.Equal(WholeNoon.AddHours(1), still.Single(c => c.Type == "Stalled").LastTransitionTime);
        Assert.Equal(WholeNoon.AddHours(1), Assert.Single(ready).LastTransitionTime);
        Assert.All(ready, c => Assert.Equal(2, c.ObservedGeneration));
    }

    [Fact]
    public void SameFindings_LaterOn_GiveAnEqualVerdict()
    {
        var findings = new Findings(Mode.Observe, [new("Throttled", "x")], Drifted, true);
        var first = Verdicts.Of(1, null, Noon, findings);
        var second = Verdicts.Of(1, first.Conditions, Noon.AddDays(1), findings);

        Assert.Equal(first.Conditions, second.Conditions);
        Assert.Equal(first.Drift, second.Drift);
    }

    [Fact]
    public void Message_OfAThousandProblems_IsBoundedAndCountsTheRest()
    {
        var problems = Enumerable.Range(0, 1000).Select(i => new Problem("InvalidSpec", $"problem number {i:D4} of many")).ToArray();
        var message = Verdict(Mode.Enforce, Plan.Nothing, problems).Conditions[0].Message;

        Assert.InRange(message.Length, 1500, 2300);
        var told = message.Split("; ").Length - 1;
        Assert.EndsWith($"; and {1000 - told} more", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Message_OfOneHugeProblem_IsCut()
    {
        var message = Verdict(Mode.Enforce, Plan.Nothing, new Problem("InvalidSpec", new string('x', 50_000))).Conditions[0].Message;

        Assert.EndsWith("xxx… (48000 more characters)", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Message_CutOrWithLinesInIt_IsOneLineOfWholeCharacters()
    {
        var problem = new Problem("InvalidSpec", $"first\r\nsecond{new string('x', 2000 - 14)}😀😀");
        var message = Verdict(Mode.Enforce, Plan.Nothing, problem).Conditions[0].Message;

        Assert.StartsWith("first  second", message, StringComparison.Ordinal);
        Assert.EndsWith("x… (4 more characters)", message, StringComparison.Ordinal);
    }

    private static Verdict Verdict(Mode mode, Plan plan, params Problem[] problems) => Verdicts.Of(1, null, Noon, new(mode, problems, plan, false));

    private static string[] Shown(Verdict verdict) => [.. verdict.Conditions.Select(c => $"{c.Type}={c.Status} {c.Reason}")];
}
