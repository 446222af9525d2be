using System.Diagnostics;
using RoleOperator.Runtime.Control;

namespace RoleOperator.Runtime.Telemetry;

/// <summary>The words for how a pass ended, controller-runtime's.</summary>
public static class ReconcileResult
{
    /// <summary>Nothing is left to do.</summary>
    public const string Success = "success";

    /// <summary>Something unexpected happened.</summary>
    public const string Error = "error";

    /// <summary>Something is awaited, a call to AWS failed, or a person has to act.</summary>
    public const string RequeueAfter = "requeue_after";

    /// <summary>All of them, and the one that dashboards expect besides.</summary>
    public static IReadOnlyList<string> All { get; } = [Success, Error, "requeue", RequeueAfter];

    /// <summary>The word for an outcome. The periodic check of a converged object is no requeue, as controller-runtime's resync is none.</summary>
    /// <param name="outcome">How the pass ended.</param>
    /// <returns>One of <see cref="All"/>.</returns>
    public static string Of(Outcome outcome) => outcome switch
    {
        Outcome.Converged or Outcome.Done => Success,
        Outcome.Waiting or Outcome.Blocked => RequeueAfter,
        Outcome.Failed => Error,
        _ => throw new UnreachableException(),
    };
}
