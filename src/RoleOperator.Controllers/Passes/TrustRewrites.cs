using System.Collections.Concurrent;
using RoleOperator.Core.Errors;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Planning.Steps;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime;

namespace RoleOperator.Controllers.Passes;

/// <summary>
/// How often a trust policy was written only because IAM showed ids of deleted principals in it. Once is enough where the principal is there again; where
/// IAM puts the same ids back, nothing is gained by writing for ever. The memory is the process's own.
/// </summary>
internal sealed class TrustRewrites(TimeProvider time)
{
    /// <summary>After so many times in vain, a person is told and the policy is written rarely.</summary>
    public const int Most = 3;

    /// <summary>The pause after that; it doubles with each further time.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<ResourceKey, Rewrites> lately = new();

    /// <summary>The plan without a rewrite for which it is too early; whatever else differs in the policy is written at once.</summary>
    public Plan Hold(ResourceKey key, Plan plan)
    {
        if (TrustStep(plan) is not { } step || plan.Dangling is not { IsAll: true } dangling) return plan;
        if (lately.GetValueOrDefault(key) is not { } before || !before.Covers(step, dangling)) return plan;

        var since = time.GetElapsedTime(before.At);
        if (since < AwsErrorTable.PropagationTime) return Without(plan, step, NotSeenYet);
        return before.Times < Most || since >= Pause * Math.Pow(2, Math.Min(before.Times - Most, 10))
            ? plan
            : Without(plan, step, dangling.Unmendable("trust", before.Times));
    }

    /// <summary>Counts a rewrite.</summary>
    public void Note(ResourceKey key, Plan plan, Applied applied)
    {
        if (plan.Dangling is not { IsAll: true } dangling) return;
        if (applied.Done.Select(done => done.Step).OfType<Step.UpdateTrust>().FirstOrDefault() is not { } step) return;
        var before = lately.GetValueOrDefault(key);
        lately[key] = new(step, Text(dangling), time.GetTimestamp(), before?.Covers(step, dangling) == true ? before.Times + 1 : 1);
    }

    /// <summary>Forgets an object that is gone.</summary>
    public void Forget(ResourceKey key) => lately.TryRemove(key, out _);

    private static Problem NotSeenYet { get; } = new(
        Reasons.Propagating, "the trust policy was written less than two minutes ago, and IAM still shows ids of deleted principals; it is looked at again");

    private static Step.UpdateTrust? TrustStep(Plan plan) => plan.Steps.OfType<Step.UpdateTrust>().FirstOrDefault();

    private static Plan Without(Plan plan, Step step, Problem problem) =>
        plan with { Steps = [.. plan.Steps.Where(other => other != step)], Problems = [.. plan.Problems, problem] };

    private static string Text(DanglingPrincipals dangling) => string.Join(' ', dangling.Ids);

    private sealed record Rewrites(Step.UpdateTrust Step, string Ids, long At, int Times)
    {
        /// <summary>Another document, or another id, begins anew: a principal that is deleted again leaves an id of its own.</summary>
        public bool Covers(Step.UpdateTrust step, DanglingPrincipals dangling) =>
            Step.Role == step.Role && Step.Document == step.Document && Ids == Text(dangling);
    }
}
