using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Core.Reporting;

/// <summary>
/// Turns the findings of a pass into conditions as kstatus reads them: Ready always; Reconciling or Stalled only while true, and never both, for
/// what only a person can mend would else pass for progress. Computed afresh each time, so that equal findings give an equal verdict.
/// </summary>
public static class Verdicts
{
    /// <summary>The verdict on an object.</summary>
    /// <param name="generation">The generation that was reconciled.</param>
    /// <param name="previous">The conditions so far; a condition whose status stays keeps its time.</param>
    /// <param name="now">The present time; conditions carry whole seconds, as Kubernetes' own do.</param>
    /// <param name="findings">What the pass found out.</param>
    public static Verdict Of(long generation, IReadOnlyList<Condition>? previous, DateTimeOffset now, Findings findings)
    {
        var conditions = Conditions(findings)
            .Select(state => new Condition(state.Type, state.Status, state.Reason, state.Message, generation, Since(previous, state, now)))
            .OrderBy(condition => condition.Type, StringComparer.Ordinal)
            .ToList();
        var observing = findings.Mode == Mode.Observe;
        return new(
            generation, conditions,
            observing ? Bounded.Lines(findings.Plan.Drift) : null,
            observing ? Bounded.Lines([.. findings.Plan.Steps.Select(step => step.ToString())]) : null);
    }

    /// <summary>
    /// The verdict on an object that is left alone: nobody knows whether AWS still matches. The generation stays the one that was last
    /// reconciled, so that nobody takes a paused change for a done one.
    /// </summary>
    /// <param name="generation">The generation that was last reconciled; null or negative when none was.</param>
    /// <param name="previous">The conditions so far.</param>
    /// <param name="now">The present time.</param>
    /// <param name="message">Who paused it, and how it goes on.</param>
    public static Verdict Paused(long? generation, IReadOnlyList<Condition>? previous, DateTimeOffset now, string message)
    {
        var state = new State(ConditionTypes.Ready, Condition.Unknown, Reasons.Paused, message);
        var reconciled = Math.Max(0, generation ?? 0);
        return new(reconciled, [new(state.Type, state.Status, state.Reason, state.Message, reconciled, Since(previous, state, now))], null, null);
    }

    private static IEnumerable<State> Conditions(Findings findings)
    {
        var problems = findings.Problems.Distinct().OrderBy(problem => Severity.Rank(problem.Reason)).ToList();
        var (observing, drifted) = (findings.Mode == Mode.Observe, findings.Plan.Drift.Count > 0);

        if (problems is [var worst, ..])
        {
            var message = Bounded.Sentences([.. problems.Select(problem => problem.Message)]);
            yield return new(ConditionTypes.Ready, Condition.False, worst.Reason, message);
            yield return new(
                Severity.IsStalled(worst.Reason) ? ConditionTypes.Stalled : ConditionTypes.Reconciling, Condition.True, worst.Reason, message);
        }
        else
            yield return new(
                ConditionTypes.Ready, Condition.True, observing ? Reasons.Observed : Reasons.Converged,
                !observing ? "AWS matches the spec"
                : drifted ? "AWS differs from the spec; see status.drift and status.plan. Observe mode writes nothing"
                : "AWS matches the spec. Observe mode writes nothing");

        if (observing && drifted)
            yield return new(ConditionTypes.Drifted, Condition.True, Reasons.Observed, Bounded.Sentences(findings.Plan.Drift));

        if (findings.HasReferences)
        {
            var missing = problems.Where(problem => problem.Reason is Reasons.DependencyNotReady or Reasons.NotAllowed).ToList();
            yield return missing is [var first, ..]
                ? new(ConditionTypes.DependenciesReady, Condition.False, first.Reason, Bounded.Sentences([.. missing.Select(problem => problem.Message)]))
                : new(ConditionTypes.DependenciesReady, Condition.True, Reasons.Resolved, "every referenced object is there");
        }
    }

    private static DateTimeOffset Since(IReadOnlyList<Condition>? previous, State state, DateTimeOffset now) =>
        previous?.FirstOrDefault(before => before.Type == state.Type && before.Status == state.Status)?.LastTransitionTime
        ?? DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds());

    private sealed record State(string Type, string Status, string Reason, string Message);
}
