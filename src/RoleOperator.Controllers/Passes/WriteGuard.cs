using System.Collections.Concurrent;
using RoleOperator.Core.Errors;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Planning.Steps;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime;

namespace RoleOperator.Controllers.Passes;

/// <summary>
/// What this process wrote of which object lately. IAM's reads lag behind its writes, so for as long as that may last a read is not believed against an own
/// write: what is not seen yet is not made a second time, and what looks converged is looked at again. A process that died has forgotten; by
/// the time that another has taken over, most of that while is past.
/// </summary>
public sealed class WriteGuard(TimeProvider time)
{
    private readonly ConcurrentDictionary<ResourceKey, Writes> lately = new();

    /// <summary>Notes what a pass wrote.</summary>
    /// <param name="key">The object.</param>
    /// <param name="generation">The generation of the spec that asked for it.</param>
    /// <param name="applied">What AWS carried out.</param>
    public void Note(ResourceKey key, long generation, Applied applied)
    {
        if (applied.Done.Count == 0) return;
        var now = time.GetTimestamp();
        List<(Step, long)> once = [.. applied.Done.Where(done => !done.Step.IsRepeatable).Select(done => (done.Step, now))];
        if (lately.GetValueOrDefault(key) is { } before) once.InsertRange(0, before.Once.Where(write => IsYoung(write.At)));
        lately[key] = new(now, generation, applied.Done.Any(done => done.Answer.Created is not null) ? now : lately.GetValueOrDefault(key)?.CreatedAt, once);
    }

    /// <summary>Whether the object was made so lately that AWS may not show it yet.</summary>
    public bool MadeLately(ResourceKey key) => lately.GetValueOrDefault(key)?.CreatedAt is { } at && IsYoung(at);

    /// <summary>
    /// The plan without the steps that this process has just carried out and that, done twice, would leave two of a thing: a second version of the same
    /// document, which would push an older one out.
    /// </summary>
    public Plan Hold(ResourceKey key, Plan plan)
    {
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
    /// How long until what looks converged may be believed: a spec that was changed back moments after a write may only seem to match,
    /// because the read shows the state before that write. Null where it may be believed at once.
    /// </summary>
    public TimeSpan? Doubtful(ResourceKey key, long generation) =>
        lately.GetValueOrDefault(key) is { } writes && writes.Generation != generation && IsYoung(writes.At)
            ? AwsErrorTable.PropagationTime - time.GetElapsedTime(writes.At)
            : null;

    /// <summary>Forgets an object that is gone, or is being deleted.</summary>
    public void Forget(ResourceKey key) => lately.TryRemove(key, out _);

    private bool IsYoung(long at) => time.GetElapsedTime(at) < AwsErrorTable.PropagationTime;

    private static Problem NotSeenYet(IEnumerable<Step> held) => new(
        Reasons.Propagating,
        $"done less than two minutes ago and not seen in AWS yet: {string.Join(", ", held)}; it is looked at again and not done twice");

    private sealed record Writes(long At, long Generation, long? CreatedAt, IReadOnlyList<(Step Step, long At)> Once);
}
