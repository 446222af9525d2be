using RoleOperator.Core.Resources.Schema;

namespace RoleOperator.Core.Resources.Statuses;

/// <summary>What the operator last saw and did for a role.</summary>
[PrinterColumn("AWS-Name", ".status.name", Description = "Name of the role in IAM.")]
[PrinterColumn("ARN", ".status.arn", Priority = 1, Description = "ARN of the role.")]
public sealed record RoleStatus : IResourceStatus<RoleStatus>
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

    /// <summary>When and where the role was last used, as far as IAM tracks it.</summary>
    public LastUsed? LastUsed { get; init; }

    /// <summary>ARNs of the managed policies that this object has put on the role; present while attachments is Additive.</summary>
    public IReadOnlyList<string>? ManagedPolicies { get; init; }

    /// <summary>Names of the inline policies that this object has put on the role; present while attachments is Additive.</summary>
    public IReadOnlyList<string>? InlinePolicies { get; init; }

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
    public RoleStatus WithVerdict(Verdict verdict) => this with
    {
        ObservedGeneration = verdict.ObservedGeneration,
        Conditions = verdict.Conditions,
        Drift = verdict.Drift,
        Plan = verdict.Plan,
        LastHandledReconcileAt = verdict.LastHandledReconcileAt,
    };

    /// <inheritdoc/>
    public RoleStatus WithConditions(IReadOnlyList<Condition>? conditions) => this with { Conditions = conditions };
}

/// <summary>IAM's record of a role's last use; it lags by hours.</summary>
public sealed record LastUsed
{
    /// <summary>The day of the last use; a day is enough, and spares a status write at every use.</summary>
    public string? Date { get; init; }

    /// <summary>The region in which it was used.</summary>
    public string? Region { get; init; }
}
