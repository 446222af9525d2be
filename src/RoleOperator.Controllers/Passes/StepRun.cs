using RoleOperator.Controllers.Ports;
using RoleOperator.Core.Errors;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Planning.Steps;
using RoleOperator.Runtime.Leadership;

namespace RoleOperator.Controllers.Passes;

/// <summary>
/// Applies a plan: a fold over its steps that asks for the leader term before each call. A refused step stops its own aspect and what needs
/// it, and nothing else: tags that a service control policy denies keep no trust policy from being written. What needs room made for it is asked for first;
/// where it is refused all the same, what was there before is brought back in the same fold.
/// </summary>
public static class StepRun
{
    /// <summary>Makes the calls in order.</summary>
    /// <param name="steps">The plan's steps.</param>
    /// <param name="aws">Where they are carried out.</param>
    /// <param name="context">Decides what a refusal means.</param>
    /// <param name="term">Asked before each call.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="LeadershipLostException">The term ended; the rest was not tried.</exception>
    public static async Task<Applied> ApplyAsync(
        IReadOnlyList<Step> steps, IAwsAccount aws, RefusalContext context, LeaderTerm term, CancellationToken ct)
    {
        var done = new List<(Step, StepAnswer)>();
        var failed = new List<FailedStep>();
        var failedAspects = new HashSet<Aspect>();
        var settledAspects = new HashSet<Aspect>();
        foreach (var step in steps)
        {
            if (settledAspects.Contains(step.Aspect)) continue;
            if (!StepGate.Allows(step, failedAspects))
            {
                // What was not tried has not succeeded either: a revoke must not run after the grant that was to come before it was skipped.
                failedAspects.Add(step.Aspect);
                continue;
            }

            if (await TryAsync(step) is not { } refused)
            {
                if (step.IsProbe) settledAspects.Add(step.Aspect);
                continue;
            }

            if (step.IsProbe && AwsErrorTable.LacksRoomOnly(refused.Error)) continue;

            // An error is remembered as it was told: with what was done instead.
            if (step.IfRefused is { } unchanged) refused = refused.With(unchanged);
            var told = step.Fallback is { } fallback ? refused.With(fallback.Words) : refused;
            var fault = AwsErrorTable.Classify(refused.Error, context.AgeOf(told.Error));
            if (step.Fallback is { Step: var back } && StepGate.FallsBack(fault))
                failed.AddRange(await TryAsync(back) is { } again ? [new(step, refused), new(back, again)] : [new(step, told)]);
            else
                failed.Add(new(step, refused));
            if (StepGate.Blocks(step, fault)) failedAspects.Add(step.Aspect);
            if (fault is AwsFault.Credentials) break;
        }

        return new(done, failed);

        async Task<AwsCallException?> TryAsync(Step step)
        {
            term.ThrowIfOver();
            try
            {
                done.Add((step, await aws.ApplyAsync(step, ct)));
            }
            catch (AwsCallException e) when (AwsErrorTable.IsDoneAlready(e.Error))
            {
                done.Add((step, StepAnswer.Done));
            }
            catch (AwsCallException e)
            {
                return e.With(unsettled: context.IsUnsettled(step) || done.Exists(d => d.Item1.SetsAuthority), mayBeGone: context.IsRemoval);
            }

            return null;
        }
    }
}
