using System.Collections.Concurrent;
using RoleOperator.Core.Errors;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Planning.Steps;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime;

namespace RoleOperator.Controllers.Passes;

/// <summary>
/// What this process wrote of which object lately. IAM's reads lag behind its writes, so for as long as that may last a read is not believed against an own
/// write: what is not seen yet is not made a second time, and what looks converged is looked at again. The memory is the process's own: one that takes
/// over within the two minutes begins without it, and may then make a policy version a second time where the read that it begins with lags behind.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="releases">Hears of everything that was taken off something.</param>
public sealed class WriteGuard(TimeProvider time, OwnReleases releases)
{
    private readonly ConcurrentDictionary<ResourceKey, Writes> lately = new();
    private readonly ConcurrentDictionary<ResourceKey, Wish> wishes = new();
    private readonly TrustRewrites rewrites = new(time);

    /// <summary>Notes what a pass wrote.</summary>
    /// <param name="key">The object.</param>
    /// <param name="wish">What it was to become.</param>
    /// <param name="plan">What was planned.</param>
    /// <param name="applied">What AWS carried out.</param>
    public void Note(ResourceKey key, Wish wish, Plan plan, Applied applied)
    {
        wishes[key] = wish;
        rewrites.Note(key, plan, applied);
        releases.Note(applied);

        // A call without an answer may have been carried out all the same: what must not be made twice counts as made.
        var lost = applied.Failed.Where(IsUnanswered).Select(failed => failed.Step).ToList();
        var created = applied.Done.Any(done => done.Answer.Created is not null) || lost.Exists(step => step.Aspect == Aspect.Existence);
        var attempted = lost.Where(step => !step.IsRepeatable).ToList();
        if (applied.Done.Count == 0 && !created && attempted.Count == 0)
        {
            // Reads have caught up: from now on what differs was not there before an own write.
            if (plan is { Steps.Count: 0, Drift.Count: 0 } && lately.GetValueOrDefault(key) is { } seen) lately[key] = seen with { Unseen = Unseen.Nothing };
            return;
        }

        var now = time.GetTimestamp();
        var before = lately.GetValueOrDefault(key);
        var unseen = before is not null && IsYoung(before.At) ? before.Unseen : Unseen.Nothing;

        // The newest alone: what was done before it may since have been undone on purpose.
        var once = applied.Done.Select(done => done.Step).Where(step => !step.IsRepeatable).Concat(attempted).TakeLast(1).Select(step => (step, now)).ToList();
        if (once.Count == 0 && !applied.Changed(Aspect.Document) && before is not null) once.AddRange(before.Once);
        lately[key] = new(now, wish, created ? now : before?.CreatedAt, once, unseen.And(plan, applied, created));
    }

    /// <summary>Whether the object was made so lately that AWS may not show it yet.</summary>
    public bool MadeLately(ResourceKey key) => lately.GetValueOrDefault(key)?.CreatedAt is { } at && IsYoung(at);

    /// <summary>
    /// The plan without the steps that this process has just carried out, or sent without hearing of their end, and that, done twice, would leave two of a
    /// thing: a second version of the same document, which would push an older one out. Nor is a trust policy written again and again in vain.
    /// </summary>
    public Plan Hold(ResourceKey key, Plan plan)
    {
        plan = rewrites.Hold(key, plan);
        if (lately.GetValueOrDefault(key) is not { } writes) return plan;
        var held = plan.Steps.Where(step => writes.Once.Any(write => write.Step.Equals(step) && IsYoung(write.At))).ToList();
        return held.Count == 0
            ? plan
            : plan with
            {
                // Around a held step the rest of its aspect rests on the same old reading: it waits as well.
                Steps = [.. plan.Steps.Where(step => held.TrueForAll(other => other.Aspect != step.Aspect))],
                Problems = [.. plan.Problems, NotSeenYet(held)],
            };
    }

    /// <summary>
    /// Whether the operator itself may be why AWS differs: the references point elsewhere than at the last pass, or the read shows what was there before an
    /// own write. Only what is not explained so was changed by others. A process that has not seen the object before does not know where its references
    /// pointed, and accuses nobody.
    /// </summary>
    public bool Explains(ResourceKey key, Wish wish, Plan plan)
    {
        if (wishes.GetValueOrDefault(key) is { } last ? last != wish : wish.References.Length > 0) return true;
        return lately.GetValueOrDefault(key) is { } writes && IsYoung(writes.At) && writes.Unseen.Explains(plan);
    }

    /// <summary>
    /// How long until what looks converged may be believed: a wish that was changed back moments after a write may only seem to be met,
    /// because the read shows the state before that write. Null where it may be believed at once.
    /// </summary>
    public TimeSpan? Doubtful(ResourceKey key, Wish wish) =>
        lately.GetValueOrDefault(key) is { } writes && writes.Wish != wish && IsYoung(writes.At)
            ? AwsErrorTable.PropagationTime - time.GetElapsedTime(writes.At)
            : null;

    /// <summary>Notes what a pass removed of an object that is being deleted; what it has made counts on, until it is gone.</summary>
    public void NoteRemoval(ResourceKey key, Applied applied)
    {
        releases.Note(applied);

        // From the last step on absence is what is wanted, also where its answer was lost.
        if (applied.Changed(Aspect.Removal) || applied.Failed.Any(failed => failed.Step.Aspect == Aspect.Removal)) Forget(key);
    }

    /// <summary>Forgets an object that is gone.</summary>
    public void Forget(ResourceKey key)
    {
        lately.TryRemove(key, out _);
        wishes.TryRemove(key, out _);
        rewrites.Forget(key);
    }

    private bool IsYoung(long at) => time.GetElapsedTime(at) < AwsErrorTable.PropagationTime;

    private static bool IsUnanswered(FailedStep failed) => AwsErrorTable.Classify(failed.Error.Error, age: null) is AwsFault.Transport;

    private static Problem NotSeenYet(IEnumerable<Step> held) => new(
        Reasons.Propagating,
        $"done, or sent without an answer, less than two minutes ago and not seen in AWS yet: {string.Join(", ", held)}; "
        + "it is looked at again and not done twice");

    private sealed record Writes(long At, Wish Wish, long? CreatedAt, IReadOnlyList<(Step Step, long At)> Once, Unseen Unseen);
}
