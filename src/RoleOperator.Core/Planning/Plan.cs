using RoleOperator.Core.Planning.Steps;

namespace RoleOperator.Core.Planning;

/// <summary>What is to be done for one object: calls in order, and what stands in the way. A value; nothing has happened yet.</summary>
/// <param name="Steps">The calls, in order.</param>
/// <param name="Problems">What the calls cannot mend.</param>
/// <param name="Drift">The spec's fields in which AWS differs, each with a short account of the difference.</param>
public sealed record Plan(IReadOnlyList<Step> Steps, IReadOnlyList<Problem> Problems, IReadOnlyList<string> Drift)
{
    /// <summary>What in the trust policy was deleted, where the plan is to write it anew; else null.</summary>
    public DanglingPrincipals? Dangling { get; init; }

    /// <summary>What stays in AWS although its Kubernetes object goes, in words, where people have to be told; else null.</summary>
    public string? Left { get; init; }

    /// <summary>AWS is as it should be.</summary>
    public static Plan Nothing { get; } = new([], [], []);

    /// <summary>Whether AWS is as it should be.</summary>
    public bool IsConverged => Steps.Count == 0 && Problems.Count == 0;

    /// <summary>A plan that does nothing because of one problem.</summary>
    public static Plan Refused(Problem problem) => new([], [problem], []);
}

/// <summary>Something that keeps an object from being Ready, in the words of its conditions.</summary>
/// <param name="Reason">One of <see cref="Resources.Statuses.Reasons"/>.</param>
/// <param name="Message">What is wrong, the value, and what to do.</param>
public sealed record Problem(string Reason, string Message);
