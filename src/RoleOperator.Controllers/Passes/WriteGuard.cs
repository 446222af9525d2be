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
    private readonly ConcurrentDictionary<ResourceKey, Step> unanswered = new();
    private readonly TrustRewrites rewrites = new(time);
    private readonly Tenure tenure = new(time);
    private readonly RecentAuthority authority = new(time);

    /// <summary>Notes an object that has the finalizer: unless this process put it on, what was written before is not known.</summary>
    public void Meet(ResourceKey key) => tenure.Meet(key);

    /// <summary>Notes that this process put the finalizer on, which comes before anything is written.</summary>
    public void Begin(ResourceKey key) => tenure.Begin(key);

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
        authority.Note(key, [.. applied.Done.Select(done => done.Step), .. lost]);
        var created = applied.Done.Any(done => done.Answer.Created is not null) || lost.Exists(step => step.Aspect == Aspect.Existence);
        var attempted = lost.Where(step => !step.IsRepeatable).ToList();
        if (applied.Done.Count == 0 && !created && attempted.Count == 0)
        {
            // Reads have caught up: from now on what differs was not there before an own write. While Doubtful says that the read may be older than
            // a write for another wish, they may not have.
            if (plan is { Steps.Count: 0, Drift.Count: 0 } && lately.GetValueOrDefault(key) is { } seen && Doubtful(key, wish) is null)
                lately[key] = seen with { Wish = wish, Unseen = Unseen.Nothing };
            return;
        }

        var now = time.GetTimestamp();
        var before = lately.GetValueOrDefault(key);
        var unseen = before?.Unseen ?? Unseen.Nothing;

        // The newest alone: what was done before it may since have been undone on purpose.
        var once = applied.Done.Select(done => done.Step).Where(step => !step.IsRepeatable).Concat(attempted).TakeLast(1).Select(step => (step, now)).ToList();
        if (once.Count == 0 && !applied.Changed(Aspect.Document) && before is not null) once.AddRange(before.Once);
        lately[key] = new(now, wish, created ? now : before?.CreatedAt, once, unseen.And(plan, applied, created, now, IsYoung));
    }

    /// <summary>Whether AWS may have the object though a read does not show it: it was made a moment ago, or a process before this one may have.</summary>
    public bool MayExist(ResourceKey key) => tenure.IsShort(key) || (lately.GetValueOrDefault(key)?.CreatedAt is { } at && IsYoung(at));

    /// <summary>
    /// The last step of the object's deletion, where its answer was lost; else null. Sent once more, it tells at once whether the object is gone, which a
    /// read could tell only later.
    /// </summary>
    public Step? Unanswered(ResourceKey key) => unanswered.GetValueOrDefault(key);

    /// <summary>
    /// Whether IAM may not see yet what the call is authorized by: the object was made, claimed or bounded a moment ago. Nor does it see the tags of an
    /// instance profile that was deleted a moment ago, and that a list still shows.
    /// </summary>
    public bool IsUnsettled(ResourceKey key, Step step) =>
        authority.IsYoung(key)
        || (step is Step.LeaveInstanceProfile left && releases.Lately().Any(other => other is Step.DeleteInstanceProfile gone && gone.Profile == left.Profile));

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
    /// own write, or for the first time what was written for another wish. Only what is not explained so was changed by others. A process that has not seen
    /// the object before does not know where its references pointed, and accuses nobody.
    /// </summary>
    public bool Explains(ResourceKey key, Wish wish, Plan plan)
    {
        if (wishes.GetValueOrDefault(key) is { } last ? last != wish : wish.References.Length > 0) return true;
        return lately.GetValueOrDefault(key) is { } writes && (writes.Wish != wish || (IsYoung(writes.At) && writes.Unseen.Explains(plan, IsYoung)));
    }

    /// <summary>
    /// How long until what looks converged may be believed: a wish that was changed back moments after a write may only seem to be met,
    /// because the read shows the state before that write. Null where it may be believed at once.
    /// </summary>
    public TimeSpan? Doubtful(ResourceKey key, Wish wish) =>
        lately.GetValueOrDefault(key) is { } writes && writes.Wish != wish && IsYoung(writes.At)
            ? AwsErrorTable.PropagationTime - time.GetElapsedTime(writes.At)
            : null;

    /// <summary>
    /// Notes what a pass removed of an object that is being deleted. What it has made counts on until AWS has confirmed the last step: one that was refused
    /// has left the object there, and one whose answer was lost may have.
    /// </summary>
    public void NoteRemoval(ResourceKey key, Applied applied)
    {
        releases.Note(applied);
        if (applied.Changed(Aspect.Removal)) Release(key);
        else if (applied.Failed.FirstOrDefault(failed => failed.Step.Aspect == Aspect.Removal && IsUnanswered(failed)) is { } lost) unanswered[key] = lost.Step;
    }

    /// <summary>Forgets what was written for an object that is not in AWS any more, or is left there for good.</summary>
    public void Release(ResourceKey key)
    {
        lately.TryRemove(key, out _);
        wishes.TryRemove(key, out _);
        unanswered.TryRemove(key, out _);
        rewrites.Forget(key);
        authority.Forget(key);
        tenure.Begin(key);
    }

    /// <summary>Forgets an object that Kubernetes does not have any more.</summary>
    public void Forget(ResourceKey key)
    {
        Release(key);
        tenure.Forget(key);
    }

    private bool IsYoung(long at) => time.GetElapsedTime(at) < AwsErrorTable.PropagationTime;

    private static bool IsUnanswered(FailedStep failed) => AwsErrorTable.Classify(failed.Error.Error, age: null) is AwsFault.Transport;

    private static Problem NotSeenYet(IEnumerable<Step> held) => new(
        Reasons.Propagating,
        $"done, or sent without an answer, less than two minutes ago and not seen in AWS yet: {string.Join(", ", held)}; "
        + "it is looked at again and not done twice");

    private sealed record Writes(long At, Wish Wish, long? CreatedAt, IReadOnlyList<(Step Step, long At)> Once, Unseen Unseen);
}
