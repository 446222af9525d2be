using RoleOperator.Core.Planning.Steps;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime;
using RoleOperator.Runtime.Events;

namespace RoleOperator.Controllers.Passes;

/// <summary>Tells users in events what was done, and what newly stands in the way.</summary>
public sealed class PassEvents(IEventSink sink)
{
    /// <summary>Tells of the changes that a pass made in AWS; of repairs as such, where the object was Ready for this generation before.</summary>
    public void Changed(ResourceKey key, ObjectMeta meta, IReadOnlyList<Condition>? before, Applied applied, IReadOnlyList<string> drift)
    {
        if (applied.Done.Count == 0) return;
        var steps = applied.Done.Select(d => d.Step).ToList();
        var wasReady = (before ?? []).Any(c => c.Type == ConditionTypes.Ready && c.Status == Condition.True && c.ObservedGeneration == meta.Generation);
        var (reason, message) =
            steps.Exists(s => s.Aspect == Aspect.Removal) ? ("Deleted", Said(steps))
            : steps.Exists(IsClaim) ? ("Adopted", Said(steps))
            : steps.Exists(s => s.Aspect == Aspect.Existence) ? ("Created", Said(steps))
            : wasReady && drift.Count > 0 ? (Reasons.DriftCorrected, $"AWS had been changed: {string.Join("; ", drift)}. Mended by {Said(steps)}")
            : ("Updated", Said(steps));
        sink.Emit(new(key, meta.Uid, EventType.Normal, reason, "Reconcile", message));
    }

    /// <summary>Warns when Ready becomes False, or stays so for another reason. What is under way by itself is nothing to warn of.</summary>
    public void Flipped(ResourceKey key, ObjectMeta meta, IReadOnlyList<Condition>? before, IReadOnlyList<Condition> now)
    {
        var ready = now.First(c => c.Type == ConditionTypes.Ready);
        if (ready.Status == Condition.True || ready.Reason == Reasons.Progressing) return;
        var was = before?.FirstOrDefault(c => c.Type == ConditionTypes.Ready);
        if (was?.Status == ready.Status && was.Reason == ready.Reason) return;
        sink.Emit(new(key, meta.Uid, EventType.Warning, ready.Reason, "Reconcile", ready.Message));
    }

    /// <summary>Existence is the aspect of creations and of owner tags that take something over.</summary>
    private static bool IsClaim(Step step) =>
        step is { Aspect: Aspect.Existence } and (Step.TagRole or Step.TagPolicy or Step.TagInstanceProfile);

    private static string Said(IEnumerable<Step> steps) => string.Join(", ", steps);
}
