using RoleOperator.Controllers.Ports;
using RoleOperator.Core.Errors;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Planning.Steps;
using RoleOperator.Runtime.Leadership;

namespace RoleOperator.Controllers.Passes;

/// <summary>
/// Applies a plan: a fold over its steps that asks for the leader term before each call. A refused step stops its own aspect and what needs
/// it, and nothing else: tags that a service control policy denies keep no trust policy from being written.
/// </summary>
public static class StepRun
{
    /// <summary>Makes the calls in order.</summary>
    /// <param name="steps">The plan's steps.</param>
    /// <param name="aws">Where they are carried out.</param>
    /// <param name="ageOf">How long an error has been there: a policy made a moment ago may be missing for a moment only.</param>
    /// <param name="term">Asked before each call.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="LeadershipLostException">The term ended; the rest was not tried.</exception>
    public static async Task<Applied> ApplyAsync(
        IReadOnlyList<Step> steps, IAwsAccount aws, Func<AwsError, TimeSpan> ageOf, LeaderTerm term, CancellationToken ct)
    {
        var done = new List<(Step, StepAnswer)>();
        var failed = new List<FailedStep>();
        var failedAspects = new HashSet<Aspect>();
        foreach (var step in steps)
        {
            if (!StepGate.Allows(step, failedAspects))
            {
                // What was not tried has not succeeded either: a revoke must not run after the grant that was to come before it was skipped.
                failedAspects.Add(step.Aspect);
                continue;
            }

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
                failed.Add(new(step, e));
                var fault = AwsErrorTable.Classify(e.Error, ageOf(e.Error));
                if (StepGate.Blocks(step, fault)) failedAspects.Add(step.Aspect);
                if (fault is AwsFault.Credentials) break;
            }
        }

        return new(done, failed);
    }
}
