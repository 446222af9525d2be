using RoleOperator.Core.Planning;
using RoleOperator.Core.Planning.Steps;
using RoleOperator.Core.Reporting;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime;
using RoleOperator.Runtime.Events;

namespace RoleOperator.Controllers.Passes;

/// <summary>Tells users in events what was done, and what newly stands in the way.</summary>
public sealed class PassEvents(IEventSink sink)
{
    /// <summary>Tells what is about to be taken over and what will be changed in it, before anything is: the last moment to object.</summary>
    public void Adopting(ResourceKey key, ObjectMeta meta, Plan plan)
    {
        if (plan.Steps.Any(IsClaim) && !plan.Steps.Any(IsCreation))
            sink.Emit(new(key, meta.Uid, EventType.Normal, EventReasons.Adopting, "Reconcile",
                $"takes over what exists in AWS without an owner; differences that will be changed: {string.Join("; ", plan.Drift)}"));
    }

    /// <summary>
    /// Warns of an object that somebody deleted and made again. Policies elsewhere that name a role keep the old id, and trust the new one only
    /// once they are written again.
    /// </summary>
    public void Recreated(ResourceKey key, ObjectMeta meta, string? before, string? now)
    {
        if (before is not null && now is not null && before != now)
            sink.Emit(new(key, meta.Uid, EventType.Warning, EventReasons.Recreated, "Reconcile",
                $"the id in AWS is {now} and was {before}: the object was deleted and made again; "
                + "what names it outside of this cluster has to be written again"));
    }

    /// <summary>Warns of what stays in AWS although its object goes: nobody else will tell.</summary>
    public void Left(ResourceKey key, ObjectMeta meta, Plan plan)
    {
        if (plan.Left is { } left) sink.Emit(new(key, meta.Uid, EventType.Warning, EventReasons.LeftInAws, "Reconcile", left));
    }

    /// <summary>Tells of the changes that a pass made in AWS; of repairs as such, where the object was Ready for this generation before.</summary>
    /// <param name="key">The object.</param>
    /// <param name="meta">Its metadata.</param>
    /// <param name="before">The conditions before the pass.</param>
    /// <param name="applied">What was done.</param>
    /// <param name="drift">What others changed in AWS, as far as that is known.</param>
    public void Changed(ResourceKey key, ObjectMeta meta, IReadOnlyList<Condition>? before, Applied applied, IReadOnlyList<string> drift)
    {
        if (applied.Done.Count == 0) return;
        var steps = applied.Done.Select(d => d.Step).ToList();
        var wasReady = WasReady(meta, before);
        var (reason, message) =
            steps.Exists(s => s.Aspect == Aspect.Removal) ? (EventReasons.Deleted, Said(steps))
            : steps.Exists(IsCreation) ? (EventReasons.Created, Said(steps))
            : steps.Exists(IsClaim) ? (EventReasons.Adopted, Said(steps))
            : wasReady && drift.Count > 0 ? (EventReasons.DriftCorrected, $"AWS had been changed: {Told(drift, applied)}. Mended by {Said(steps)}")
            : (EventReasons.Updated, Said(steps));
        sink.Emit(new(key, meta.Uid, EventType.Normal, reason, "Reconcile", message));
    }

    /// <summary>The signs are those of the repair, which whoever looks for the change would read the other way round.</summary>
    private static string Told(IReadOnlyList<string> drift, Applied applied)
    {
        var all = string.Join("; ", drift);
        return applied.Done.Select(done => done.Step).Concat(applied.Failed.Select(failed => failed.Step)).Any(HasSigns)
            ? $"{all} (+ was missing, - was there too much)"
            : all;
    }

    /// <summary>Whether the call mends a list of policies or a document, of which drift tells with signs what is missing and what is too much.</summary>
    private static bool HasSigns(Step step) =>
        step.Aspect is Aspect.Permissions or Aspect.Trust or Aspect.Document && step is not Step.DeletePolicyVersion;

    /// <summary>Warns when Ready becomes False, or stays so for another reason. What is under way by itself is nothing to warn of.</summary>
    public void Flipped(ResourceKey key, ObjectMeta meta, IReadOnlyList<Condition>? before, IReadOnlyList<Condition> now)
    {
        var ready = now.First(c => c.Type == ConditionTypes.Ready);
        if (ready.Status == Condition.True || ready.Reason == Reasons.Progressing) return;
        var was = before?.FirstOrDefault(c => c.Type == ConditionTypes.Ready);
        if (was?.Status == ready.Status && was.Reason == ready.Reason) return;
        sink.Emit(new(key, meta.Uid, EventType.Warning, ready.Reason, "Reconcile", ready.Message));
    }

    /// <summary>Whether the object was Ready for the spec that it has: what differs then was changed in AWS.</summary>
    internal static bool WasReady(ObjectMeta meta, IReadOnlyList<Condition>? before) =>
        (before ?? []).Any(c => c.Type == ConditionTypes.Ready && c.Status == Condition.True && c.ObservedGeneration == meta.Generation);

    /// <summary>Existence is the aspect of creations and of owner tags that take something over.</summary>
    private static bool IsClaim(Step step) =>
        step is { Aspect: Aspect.Existence } and (Step.TagRole or Step.TagPolicy or Step.TagInstanceProfile);

    private static bool IsCreation(Step step) => step is Step.CreateRole or Step.CreatePolicy or Step.CreateInstanceProfile;

    private static string Said(IEnumerable<Step> steps) => string.Join(", ", steps);
}
