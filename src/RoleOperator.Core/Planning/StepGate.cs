using RoleOperator.Core.Errors;
using RoleOperator.Core.Planning.Steps;

namespace RoleOperator.Core.Planning;

/// <summary>Decides which steps still make sense after others failed, so that a refused tag does not keep a trust policy from being written.</summary>
public static class StepGate
{
    /// <summary>Whether the step may run. Instances do not wait for each other: one that is lost keeps no other from its profile.</summary>
    /// <param name="step">The next step of the plan.</param>
    /// <param name="failed">The aspects of which a step failed, or was not allowed, in this pass.</param>
    public static bool Allows(Step step, IReadOnlySet<Aspect> failed) =>
        !failed.Contains(Aspect.Existence)
        && (step.Aspect == Aspect.Instances || !failed.Contains(step.Aspect))
        && !step.Needs.Any(failed.Contains)
        && !(step.Aspect == Aspect.Removal && failed.Count > 0);

    /// <summary>
    /// Whether a refused step counts as a failure of its aspect. A grant that only a person can mend, or that waits for something else to exist, must
    /// not keep other grants off, nor what is to be revoked on; one that will work in a moment holds revokes back, so that there is no gap.
    /// </summary>
    /// <param name="step">The step.</param>
    /// <param name="fault">Why it was refused.</param>
    public static bool Blocks(Step step, AwsFault fault) =>
        !(step is Step.AttachPolicy or Step.PutInlinePolicy && fault is AwsFault.UserMustAct or AwsFault.DependencyMissing);

    /// <summary>
    /// Whether a refused step's fallback is to be carried out. Not after a call that may have been carried out, or that is tried again in a moment: there
    /// the fallback would be in the way of the next try.
    /// </summary>
    /// <param name="fault">Why the step was refused.</param>
    public static bool FallsBack(AwsFault fault) => fault is AwsFault.UserMustAct or AwsFault.DependencyMissing or AwsFault.Propagating;
}
