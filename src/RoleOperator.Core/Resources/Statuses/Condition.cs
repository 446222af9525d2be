using RoleOperator.Core.Resources.Schema;

namespace RoleOperator.Core.Resources.Statuses;

/// <summary>One aspect of an object's state, in the form and with the constraints of Kubernetes' own conditions (metav1.Condition).</summary>
/// <remarks>Types are those of <see cref="ConditionTypes"/>, reasons those of <see cref="Reasons"/>.</remarks>
/// <param name="Type">The aspect, such as Ready.</param>
/// <param name="Status"><c>True</c>, <c>False</c> or <c>Unknown</c>.</param>
/// <param name="Reason">Why, as one CamelCase word.</param>
/// <param name="Message">What is wrong, the value, and what to do.</param>
/// <param name="ObservedGeneration">The generation of the spec that this speaks of.</param>
/// <param name="LastTransitionTime">When <paramref name="Status"/> last flipped; other changes leave it.</param>
public sealed record Condition(
    [property: Schema(Pattern = FieldPatterns.ConditionTypePattern, Least = 1, Most = 316)] string Type,
    [property: Schema(OneOf = [Condition.True, Condition.False, Condition.Unknown])] string Status,
    [property: Schema(Pattern = FieldPatterns.ConditionReasonPattern, Least = 1, Most = 1024)] string Reason,
    [property: Schema(Most = 32768)] string Message,
    [property: Schema(Minimum = 0)] long ObservedGeneration,
    DateTimeOffset LastTransitionTime)
{
    /// <summary>The status of a condition that holds.</summary>
    public const string True = "True";

    /// <summary>The status of a condition that does not hold.</summary>
    public const string False = "False";

    /// <summary>The status of a condition that nobody can tell.</summary>
    public const string Unknown = "Unknown";
}

/// <summary>The types of conditions. Ready, Reconciling and Stalled mean what kstatus of sigs.k8s.io/cli-utils says.</summary>
public static class ConditionTypes
{
    /// <summary>AWS matches the spec.</summary>
    public const string Ready = "Ready";

    /// <summary>Work is under way; present only while true.</summary>
    public const string Reconciling = "Reconciling";

    /// <summary>Somebody has to act, in the cluster or in AWS; it is tried again every five minutes. Present only while true.</summary>
    public const string Stalled = "Stalled";

    /// <summary>AWS differs from the spec, and the object is in Observe mode.</summary>
    public const string Drifted = "Drifted";

    /// <summary>Every referenced object exists and has what is needed of it.</summary>
    public const string DependenciesReady = "DependenciesReady";

    /// <summary>Every type that the operator writes. An object may have others, which are not the operator's.</summary>
    public static IReadOnlyList<string> All { get; } = [Ready, Reconciling, Stalled, Drifted, DependenciesReady];
}

/// <summary>The reasons of conditions, one vocabulary for all kinds.</summary>
public static class Reasons
{
    /// <summary>AWS matches the spec.</summary>
    public const string Converged = "Converged";

    /// <summary>Observe mode: AWS was compared, nothing was written.</summary>
    public const string Observed = "Observed";

    /// <summary>Changes are being made.</summary>
    public const string Progressing = "Progressing";

    /// <summary>Every reference was found and may be used.</summary>
    public const string Resolved = "Resolved";

    /// <summary>AWS has the change, but not all of AWS sees it yet.</summary>
    public const string Propagating = "Propagating";

    /// <summary>A referenced object is missing or not ready.</summary>
    public const string DependencyNotReady = "DependencyNotReady";

    /// <summary>A field of the spec is wrong.</summary>
    public const string InvalidSpec = "InvalidSpec";

    /// <summary>A field was changed which IAM cannot change.</summary>
    public const string ImmutableFieldChanged = "ImmutableFieldChanged";

    /// <summary>The AWS object belongs to somebody else.</summary>
    public const string NotOwned = "NotOwned";

    /// <summary>AWS refuses the operator's credentials or permissions.</summary>
    public const string AccessDenied = "AccessDenied";

    /// <summary>AWS asks to slow down.</summary>
    public const string Throttled = "Throttled";

    /// <summary>A quota of the account is used up.</summary>
    public const string QuotaExceeded = "QuotaExceeded";

    /// <summary>Something that others attached keeps the AWS object from being deleted.</summary>
    public const string DeleteBlocked = "DeleteBlocked";

    /// <summary>A reference that its target does not allow.</summary>
    public const string NotAllowed = "NotAllowed";

    /// <summary>AWS refused a call for another reason, which the message tells.</summary>
    public const string Refused = "Refused";

    /// <summary>AWS or the network failed; it is tried again.</summary>
    public const string Unavailable = "Unavailable";

    /// <summary>AWS matches the spec in everything but an instance that cannot be associated.</summary>
    public const string InstancesNotReady = "InstancesNotReady";

    /// <summary>An annotation asks to leave the object alone.</summary>
    public const string Paused = "Paused";

    /// <summary>Every reason.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Converged, Observed, Progressing, Resolved, Propagating, DependencyNotReady, InvalidSpec, ImmutableFieldChanged, NotOwned, AccessDenied, Throttled,
        QuotaExceeded, DeleteBlocked, NotAllowed, Refused, Unavailable, InstancesNotReady, Paused,
    ];
}
