using RoleOperator.Core.Naming;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Planning.Steps;
using RoleOperator.Core.Reporting;
using RoleOperator.Core.Resources.Specs;

namespace RoleOperator.Controllers.Ports;

/// <summary>
/// One AWS account as the passes see it: targeted reads of single objects, and steps. Every member may throw <see cref="AwsCallException"/>;
/// nothing else of the AWS SDK shows.
/// </summary>
public interface IAwsAccount
{
    /// <summary>Which account and partition the credentials belong to; asked of AWS once, then remembered.</summary>
    Task<AccountContext> IdentifyAsync(CancellationToken ct);

    /// <summary>Reads a role with its permissions, or null when IAM has none of that name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="reading">What to read beside attributes and attachments.</param>
    /// <param name="concerns">
    /// Whether the role, of which attributes and tags are known by now, concerns the caller. What does not is nobody's to look into: it comes back without
    /// permissions, and nothing more is read.
    /// </param>
    /// <param name="ct">Gives up.</param>
    Task<ObservedRole?> FindRoleAsync(string name, RoleReading reading, Func<ObservedRole, bool> concerns, CancellationToken ct);

    /// <summary>Reads the account's quotas on a role's policies; null where the credentials may not, or AWS does not tell.</summary>
    Task<RoleQuota?> FindRoleQuotaAsync(CancellationToken ct);

    /// <summary>Reads a policy, or null when IAM has none of that ARN.</summary>
    /// <param name="arn">The ARN.</param>
    /// <param name="reading">What to read beside the attributes.</param>
    /// <param name="concerns">Whether the policy, with its attributes and tags, concerns the caller; of what does not nothing more is read.</param>
    /// <param name="ct">Gives up.</param>
    Task<ObservedPolicy?> FindPolicyAsync(string arn, PolicyReading reading, Func<ObservedPolicy, bool> concerns, CancellationToken ct);

    /// <summary>Reads a policy's versions with their documents, oldest first; the one in force is not read twice.</summary>
    Task<IReadOnlyList<ObservedVersion>> FindVersionsAsync(ObservedPolicy policy, CancellationToken ct);

    /// <summary>Reads an instance profile, or null when IAM has none of that name.</summary>
    Task<ObservedInstanceProfile?> FindInstanceProfileAsync(string name, CancellationToken ct);

    /// <summary>
    /// Reads instances with the profiles they carry: those of the sets, and those at the addresses. An id that EC2 does not know comes back
    /// without a state. A region that cannot be read is told apart: it says nothing of the instances elsewhere.
    /// </summary>
    Task<FoundInstances> FindInstancesAsync(
        IReadOnlyList<InstanceSet> sets, IReadOnlyList<InstanceAddress> addresses, CancellationToken ct);

    /// <summary>
    /// Finds the instances that carry a profile, whoever gave it to them: in the given regions and in the operator's own. EC2 cannot filter by
    /// profile, so every association of a region is read: for deletions only. A region that cannot be read is told apart.
    /// </summary>
    Task<FoundCarriers> FindCarriersAsync(string profileArn, IReadOnlyList<string> regions, CancellationToken ct);

    /// <summary>Makes the one call that the step stands for.</summary>
    Task<StepAnswer> ApplyAsync(Step step, CancellationToken ct);
}

/// <summary>Instances, region by region.</summary>
/// <param name="Instances">What was found.</param>
/// <param name="Unread">The regions that could not be read, and why: mistyped, not enabled for the account, denied, or out of reach.</param>
public sealed record FoundInstances(IReadOnlyList<ObservedInstance> Instances, IReadOnlyDictionary<string, AwsCallException> Unread);

/// <summary>Instances that carry a profile, whoever gave it to them.</summary>
/// <param name="Carriers">What was found.</param>
/// <param name="Unread">The regions that could not be read, and why.</param>
/// <param name="OwnRegion">The region that the operator runs in, which is read unasked; null where it has none.</param>
public sealed record FoundCarriers(
    IReadOnlyList<InstanceAddress> Carriers, IReadOnlyDictionary<string, AwsCallException> Unread, string? OwnRegion);

/// <summary>What to read of a role beside its own attributes, attachments and the names of its inline policies.</summary>
[Flags]
public enum RoleReading
{
    /// <summary>Nothing more: three calls, or one where the role concerns nobody.</summary>
    Names = 0,

    /// <summary>The inline documents, a call each.</summary>
    Documents = 1,

    /// <summary>The instance profiles that hold the role, one call.</summary>
    InstanceProfiles = 2,
}

/// <summary>What to read of a policy beside its own attributes.</summary>
[Flags]
public enum PolicyReading
{
    /// <summary>Nothing more: one call.</summary>
    Attributes = 0,

    /// <summary>The document in force, one call.</summary>
    Document = 1,

    /// <summary>The versions' ids, one call.</summary>
    Versions = 2,

    /// <summary>Who uses the policy: no call when the counts say nobody.</summary>
    Users = 4,
}

/// <summary>What AWS answered to a step, as far as status wants to know.</summary>
/// <param name="Created">The object created, else null.</param>
/// <param name="VersionId">The version now in force, where the step is about versions, else null.</param>
public sealed record StepAnswer(Created? Created = null, string? VersionId = null)
{
    /// <summary>The answer of calls that have nothing to say but yes.</summary>
    public static StepAnswer Done { get; } = new();
}
