using RoleOperator.Controllers.Ports;
using RoleOperator.Core.Planning.Steps;

namespace RoleOperator.Controllers.Passes;

/// <summary>What came of a plan's steps.</summary>
/// <param name="Done">The steps that AWS carried out, with its answers, in order.</param>
/// <param name="Failed">The steps that it refused, and how.</param>
public sealed record Applied(IReadOnlyList<(Step Step, StepAnswer Answer)> Done, IReadOnlyList<FailedStep> Failed)
{
    /// <summary>Nothing was to be done.</summary>
    public static Applied Nothing { get; } = new([], []);

    /// <summary>The answer to the last step of that type, or null when there was none.</summary>
    public StepAnswer? AnswerTo<TStep>()
        where TStep : Step => Done.Where(d => d.Step is TStep).Select(d => d.Answer).LastOrDefault();

    /// <summary>Whether AWS refused to have the object made, or taken over.</summary>
    public bool IsClaimRefused => Failed.Any(failed => failed.Step.Aspect == Aspect.Existence);

    /// <summary>Whether a step of that aspect was carried out.</summary>
    public bool Changed(Aspect aspect) => Done.Any(d => d.Step.Aspect == aspect);
}

/// <summary>A step that AWS refused.</summary>
/// <param name="Step">The step.</param>
/// <param name="Error">AWS's answer.</param>
public sealed record FailedStep(Step Step, AwsCallException Error);
