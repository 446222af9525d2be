using RoleOperator.Core.Resources.Schema;

namespace RoleOperator.Core.Resources.Statuses;

/// <summary>What the operator last saw and did for an instance profile.</summary>
[PrinterColumn("AWS-Name", ".status.name", Description = "Name of the profile in IAM.")]
[PrinterColumn("ARN", ".status.arn", Priority = 1, Description = "ARN of the profile.")]
public sealed record InstanceProfileStatus : IResourceStatus<InstanceProfileStatus>
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

    /// <summary>The role in the profile, by its name in IAM.</summary>
    public string? Role { get; init; }

    /// <summary>The instances that this profile is for, each with its association.</summary>
    public IReadOnlyList<InstanceStatus>? Instances { get; init; }

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
    public InstanceProfileStatus WithVerdict(Verdict verdict) => this with
    {
        ObservedGeneration = verdict.ObservedGeneration,
        Conditions = verdict.Conditions,
        Drift = verdict.Drift,
        Plan = verdict.Plan,
        LastHandledReconcileAt = verdict.LastHandledReconcileAt,
    };

    /// <inheritdoc/>
    public InstanceProfileStatus WithConditions(IReadOnlyList<Condition>? conditions) => this with { Conditions = conditions };
}

/// <summary>One instance and its association with the profile.</summary>
public sealed record InstanceStatus
{
    /// <summary>The instance's id.</summary>
    public required string Id { get; init; }

    /// <summary>The instance's region.</summary>
    public required string Region { get; init; }

    /// <summary>The association's id, which EC2 changes at each replacement.</summary>
    public string? AssociationId { get; init; }

    /// <summary>Associated, Associating, NotAssociated, OtherProfile or NotFound.</summary>
    public required string State { get; init; }

    /// <summary>What keeps the instance from carrying the profile, and what to do.</summary>
    public string? Message { get; init; }
}
