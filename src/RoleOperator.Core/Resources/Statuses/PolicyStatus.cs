using RoleOperator.Core.Resources.Schema;

namespace RoleOperator.Core.Resources.Statuses;

/// <summary>What the operator last saw and did for a policy.</summary>
[PrinterColumn("ARN", ".status.arn", Description = "ARN of the policy.")]
public sealed record PolicyStatus : IResourceStatus<PolicyStatus>
{
    /// <summary>The generation of the spec that this status speaks of; -1 before the operator has seen the object.</summary>
    public long? ObservedGeneration { get; init; }

    /// <summary>Name in AWS.</summary>
    public string? Name { get; init; }

    /// <summary>ARN in AWS.</summary>
    public string? Arn { get; init; }

    /// <summary>AWS's unique id, which changes when somebody deletes the object and makes it again.</summary>
    public string? Id { get; init; }

    /// <summary>The AWS account.</summary>
    public string? Account { get; init; }

    /// <summary>The version in force.</summary>
    public string? DefaultVersionId { get; init; }

    /// <summary>How many users, groups and roles the policy is attached to.</summary>
    public int? AttachmentCount { get; init; }

    /// <summary>The state of the object, an entry an aspect.</summary>
    [Schema(MapKey = "type")]
    public IReadOnlyList<Condition>? Conditions { get; init; }

    /// <summary>The fields in which AWS differs from the spec; present while Observe mode sees a difference.</summary>
    public IReadOnlyList<string>? Drift { get; init; }

    /// <summary>The AWS calls that Enforce mode would make; present while Observe mode sees a difference.</summary>
    public IReadOnlyList<string>? Plan { get; init; }

    /// <summary>The value of the annotation iam.roleoperator.io/reconcile-at at the last check; equal means that the check asked for is done.</summary>
    public string? LastHandledReconcileAt { get; init; }

    /// <inheritdoc/>
    public PolicyStatus WithVerdict(Verdict verdict) => this with
    {
        ObservedGeneration = verdict.ObservedGeneration,
        Conditions = verdict.Conditions,
        Drift = verdict.Drift,
        Plan = verdict.Plan,
        LastHandledReconcileAt = verdict.LastHandledReconcileAt,
    };

    /// <inheritdoc/>
    public PolicyStatus WithConditions(IReadOnlyList<Condition>? conditions) => this with { Conditions = conditions };
}
