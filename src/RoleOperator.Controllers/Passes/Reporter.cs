using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using RoleOperator.Controllers.Ports;
using RoleOperator.Core.Errors;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Reporting;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime;
using RoleOperator.Runtime.Control;
using RoleOperator.Runtime.Leadership;
using RoleOperator.Runtime.Telemetry;

namespace RoleOperator.Controllers.Passes;

/// <summary>
/// Ends a pass: computes the status afresh, writes it only when it differs, tells events and log what was done, and says when the next turn is.
/// </summary>
public sealed class Reporter<TSpec, TStatus>(
    IResourceWriter<TStatus> kubernetes,
    OwnWrites<TSpec, TStatus> own,
    FaultMemory faults,
    WriteGuard guard,
    PassEvents events,
    JsonTypeInfo<TStatus> statusType,
    PassSettings settings,
    TimeProvider time,
    ILogger<Reporter<TSpec, TStatus>> logger)
    where TSpec : class
    where TStatus : class, IResourceStatus<TStatus>
{
    /// <summary>Reports a pass.</summary>
    /// <returns>How the pass ended, for the queue.</returns>
    public async Task<Outcome> ReportAsync(
        ResourceKey key, Resource<TSpec, TStatus> resource, PassResult<TStatus> result, LeaderTerm term, CancellationToken ct)
    {
        var meta = resource.Metadata;
        var wish = CheckWish.Of(meta);
        var (problems, turns) = ProblemsOf(key, result, wish);
        var verdict = Verdicts.Of(
            meta.Generation, resource.Status.Conditions, time.GetUtcNow(), new Findings(result.Mode, problems, result.Plan, result.HasReferences));

        Tell(key, resource, result);
        events.Recreated(key, meta, resource.Status.Id, result.Facts.Id);
        events.Flipped(key, meta, resource.Status.Conditions, verdict.Conditions);
        await WriteAsync(key, resource, result.Facts.WithVerdict(verdict with { LastHandledReconcileAt = wish.ReconcileAt }), term, ct);
        var resync = Sooner(wish.Resync ?? settings.Resync, result.Wish is { } reached ? guard.Doubtful(key, reached) : null);
        return NextTurn(problems, turns, result.Errors, resync);
    }

    /// <summary>Reports an object that is left alone; taking the annotation off wakes it.</summary>
    /// <returns>How the pass ended, for the queue.</returns>
    public async Task<Outcome> ReportPausedAsync(
        ResourceKey key, Resource<TSpec, TStatus> resource, FieldProblem? problem, LeaderTerm term, CancellationToken ct)
    {
        var status = resource.Status;
        var verdict = Verdicts.Paused(
            status.ObservedGeneration, status.Conditions, time.GetUtcNow(),
            problem?.ToString() ?? $"paused by the annotation {WellKnown.Paused}: nothing is checked, changed or deleted until it is taken off");
        await WriteAsync(key, resource, status.WithVerdict(verdict with { LastHandledReconcileAt = status.LastHandledReconcileAt }), term, ct);
        return new Outcome.Blocked(Reasons.Paused, settings.SlowRetry) { IsAskedFor = true };
    }

    /// <summary>Tells what is about to be taken over.</summary>
    public void Announce(ResourceKey key, Resource<TSpec, TStatus> resource, Plan plan) => events.Adopting(key, resource.Metadata, plan);

    /// <summary>Tells what was done, in events and log.</summary>
    public void Tell(ResourceKey key, Resource<TSpec, TStatus> resource, PassResult<TStatus> result)
    {
        using var scope = InAws(result.Facts);
        foreach (var (step, _) in result.Applied.Done) ControllersLog.Changed(logger, key, step);
        foreach (var failed in result.Errors) ControllersLog.Refused(logger, key, failed.Message, failed.RequestId);
        events.Changed(key, resource.Metadata, resource.Status.Conditions, result.Applied, result.Drift);
        events.Left(key, resource.Metadata, result.Plan);
        CountDrift(key, resource, result);
    }

    /// <summary>Counted at the first sight of it: an Observe object stays drifted, and its passes go on.</summary>
    private static void CountDrift(ResourceKey key, Resource<TSpec, TStatus> resource, PassResult<TStatus> result)
    {
        var before = resource.Status.Conditions;
        if (result.Drift.Count == 0 || !PassEvents.WasReady(resource.Metadata, before)) return;
        if (before!.Any(c => c.Type == ConditionTypes.Drifted && c.Status == Condition.True)) return;
        Instruments.Drift(key.Kind, repaired: result.Applied.Done.Count > 0 && result.Errors.Count == 0);
    }

    /// <summary>Writes the status where it differs.</summary>
    /// <returns>The object as it is then, with the generation that was read.</returns>
    public async Task<Resource<TSpec, TStatus>> WriteAsync(
        ResourceKey key, Resource<TSpec, TStatus> resource, TStatus status, LeaderTerm term, CancellationToken ct)
    {
        if (Same(resource.Status, status)) return resource;
        using var scope = InAws(status);
        term.ThrowIfOver();
        if (await kubernetes.WriteStatusAsync(resource.Metadata, status, ct) is not { } written) return resource;
        own.Remember(key, resource with { Metadata = written, Status = status });
        if (ReadyOf(status) is { } ready && ready.Reason != ReadyOf(resource.Status)?.Reason) ControllersLog.Judged(logger, key, ready.Status, ready.Reason);
        return resource with { Metadata = written with { Generation = resource.Metadata.Generation }, Status = status };
    }

    private IDisposable? InAws(TStatus status) => status.Name is { } name ? logger.BeginScope(LogFields.OfAws(name)) : null;

    private static Condition? ReadyOf(TStatus status) => status.Conditions?.FirstOrDefault(condition => condition.Type == ConditionTypes.Ready);

    private (IReadOnlyList<Problem> Problems, int Turns) ProblemsOf(ResourceKey key, PassResult<TStatus> result, CheckWish wish)
    {
        List<Problem> problems = [.. result.Problems, .. result.Plan.Problems];
        if (wish.Problem is { } wrong) problems.AddRange(FieldProblems.AsProblems([wrong]));
        if (result.Applied.Changed(Core.Planning.Steps.Aspect.Instances) && result.Errors.Count == 0)
            problems.Add(new(Reasons.Progressing, "associations with instances are coming into force"));
        if (result.Errors.Count == 0 && !problems.Exists(problem => problem.Reason == Reasons.Progressing))
        {
            faults.Succeeded(key);
            return (problems, 0);
        }

        List<AwsError> errors = [.. result.Errors.Select(e => e.Error)];
        var (ages, times) = faults.Failed(key, errors);
        problems.AddRange(errors.Zip(ages, (error, age) => AwsProblems.ToProblem(error, AwsErrorTable.Classify(error, age))));
        return (problems, times);
    }

    /// <summary>
    /// What mends itself is tried again at a growing pace; what another object or a person has to mend wakes the key when it is mended, and is
    /// looked at slowly besides, since nothing is never retried.
    /// </summary>
    private Outcome NextTurn(IReadOnlyList<Problem> problems, int turns, IReadOnlyList<AwsCallException> errors, TimeSpan resync)
    {
        if (problems.Count == 0) return new Outcome.Converged(resync);

        // What was kept or brought back serves as it did, and a further try may take it away for a moment: whatever else is under way does not hasten it.
        if (errors.Any(e => e.Error.Instead is not null)
            && problems.FirstOrDefault(p => Severity.IsStalled(p.Reason) || p.Reason == Reasons.DependencyNotReady) is { } lasting)
            return Severity.IsStalled(lasting.Reason)
                ? new Outcome.Blocked(lasting.Reason, settings.SlowRetry)
                : new Outcome.Waiting(settings.SlowRetry, lasting.Reason) { IsAfterFault = true };
        if (errors.Count > 0 && problems.FirstOrDefault(p => !Severity.IsStalled(p.Reason)) is { } passing)
            return new Outcome.Waiting(settings.RetryAfter(turns), passing.Reason) { IsAfterFault = true };
        if (problems.FirstOrDefault(p => Severity.IsStalled(p.Reason)) is { } stalled) return new Outcome.Blocked(stalled.Reason, settings.SlowRetry);
        return problems.All(p => p.Reason == Reasons.DependencyNotReady)
            ? new Outcome.Waiting(settings.SlowRetry, Reasons.DependencyNotReady)
            : new Outcome.Waiting(turns > 0 ? settings.RetryAfter(turns) : settings.LongestRetry, problems[0].Reason);
    }

    private static TimeSpan Sooner(TimeSpan resync, TimeSpan? doubtful) => doubtful is { } soon && soon < resync ? soon : resync;

    /// <summary>Conditions of others, and the order that a merge left, are no difference: a write would not change them, and would be made for ever.</summary>
    private bool Same(TStatus before, TStatus now)
    {
        var own = before.Conditions?
            .Where(condition => ConditionTypes.All.Contains(condition.Type))
            .OrderBy(condition => condition.Type, StringComparer.Ordinal);
        return JsonSerializer.SerializeToUtf8Bytes(before.WithConditions(own?.ToList()), statusType).AsSpan()
            .SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(now, statusType));
    }
}
