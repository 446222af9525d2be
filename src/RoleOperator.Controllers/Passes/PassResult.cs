using RoleOperator.Controllers.Ports;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Resources.Specs;

namespace RoleOperator.Controllers.Passes;

/// <summary>What a pass found and did; everything that status, events and the next turn follow from.</summary>
/// <param name="Facts">The kind's own fields of the new status; the verdict is still to be added.</param>
public sealed record PassResult<TStatus>(TStatus Facts)
    where TStatus : class
{
    /// <summary>Whether the pass was allowed to write to AWS.</summary>
    public Mode Mode { get; init; }

    /// <summary>What was planned.</summary>
    public Plan Plan { get; init; } = Plan.Nothing;

    /// <summary>What was to be reached; null where the pass did not come to that.</summary>
    public Wish? Wish { get; init; }

    /// <summary>The differences for which nothing but a change in AWS by others accounts.</summary>
    public IReadOnlyList<string> Drift { get; init; } = [];

    /// <summary>What keeps the object from being Ready, beside what the plan says.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>The calls that AWS refused.</summary>
    public IReadOnlyList<AwsCallException> Errors { get; init; } = [];

    /// <summary>What was done.</summary>
    public Applied Applied { get; init; } = Applied.Nothing;

    /// <summary>Whether the spec refers to other objects.</summary>
    public bool HasReferences { get; init; }
}
