using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Core.Reporting;

/// <summary>How reasons rank. What only a person can mend (Stalled) comes before what mends itself with time (Reconciling).</summary>
public static class Severity
{
    // From worst to mildest: the first of an object's reasons leads its Ready condition.
    private static readonly string[] Stalled =
    [
        Reasons.NotOwned, Reasons.ImmutableFieldChanged, Reasons.InvalidSpec, Reasons.NotAllowed,
        Reasons.AccessDenied, Reasons.QuotaExceeded, Reasons.Refused,
    ];

    private static readonly string[] Waiting =
    [
        Reasons.DeleteBlocked, Reasons.DependencyNotReady, Reasons.InstancesNotReady, Reasons.Unavailable,
        Reasons.Throttled, Reasons.Propagating, Reasons.Progressing,
    ];

    /// <summary>Whether nothing will change until somebody acts. It is checked again nevertheless, only slowly.</summary>
    public static bool IsStalled(string reason) => Stalled.Contains(reason);

    /// <summary>Whether it changes by itself, or with another object, as the condition Reconciling says.</summary>
    public static bool IsReconciling(string reason) => Waiting.Contains(reason);

    /// <summary>The rank of a reason; lower is worse. A reason that has no rank is milder than any.</summary>
    internal static int Rank(string reason) =>
        Array.IndexOf(Stalled, reason) is >= 0 and var stalled ? stalled
        : Array.IndexOf(Waiting, reason) is >= 0 and var waiting ? Stalled.Length + waiting
        : int.MaxValue;
}
