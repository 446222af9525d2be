using RoleOperator.Core.Resources.Schema;

namespace RoleOperator.Core.Resources.Statuses;

/// <summary>What every kind's status has in common.</summary>
/// <typeparam name="TSelf">The kind's own status.</typeparam>
[PrinterColumn("Ready", ".status.conditions[?(@.type==\"Ready\")].status", Description = "Whether AWS matches the spec.")]
[PrinterColumn("Reason", ".status.conditions[?(@.type==\"Ready\")].reason", Description = "Why it does or does not.")]
[PrinterColumn("Account", ".status.account", Priority = 1, Description = "The AWS account.")]
[PrinterColumn("Age", ".metadata.creationTimestamp", Type = "date", Description = "Time since this object was made.")]
public interface IResourceStatus<TSelf>
    where TSelf : class, IResourceStatus<TSelf>
{
    /// <summary>The AWS name under which the object was made, or null before.</summary>
    string? Name { get; }

    /// <summary>The unique id that AWS gave to the object, or null before it was made.</summary>
    string? Id { get; }

    /// <summary>The AWS account in which the object was made, or null before.</summary>
    string? Account { get; }

    /// <summary>The generation that was last reconciled; null or <see cref="Verdict.NotObserved"/> where none was.</summary>
    long? ObservedGeneration { get; }

    /// <summary>The conditions, sorted by type.</summary>
    IReadOnlyList<Condition>? Conditions { get; }

    /// <summary>The value of the annotation that asked for the last check, or null.</summary>
    string? LastHandledReconcileAt { get; }

    /// <summary>The same status with another verdict.</summary>
    TSelf WithVerdict(Verdict verdict);

    /// <summary>The same status with other conditions.</summary>
    TSelf WithConditions(IReadOnlyList<Condition>? conditions);
}

/// <summary>The part of a status that the pass computes alike for every kind.</summary>
/// <param name="ObservedGeneration">The generation that was reconciled.</param>
/// <param name="Conditions">Sorted by type.</param>
/// <param name="Drift">Field paths that differ; null when none, or in Enforce mode.</param>
/// <param name="Plan">The calls that Enforce mode would make; Observe mode only.</param>
public sealed record Verdict(
    long ObservedGeneration, IReadOnlyList<Condition> Conditions, IReadOnlyList<string>? Drift, IReadOnlyList<string>? Plan)
{
    /// <summary>
    /// The observed generation of an object that the operator has not seen yet. The CRDs make it the default, so that nobody who waits for an object takes a
    /// fresh one, which has no conditions, for a finished one.
    /// </summary>
    public const int NotObserved = -1;

    /// <summary>The value of the annotation that asked for this check, or null.</summary>
    public string? LastHandledReconcileAt { get; init; }
}
