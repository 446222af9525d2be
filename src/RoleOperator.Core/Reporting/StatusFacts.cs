using RoleOperator.Core.Naming;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Core.Reporting;

/// <summary>
/// The part of a status that repeats what AWS has. It is told only of an object that is ours or may be taken over: a stranger's ARN must not spread through a
/// NotOwned object. What was ours by the id in status, and has lost its tag, stays in status as it was last seen: nothing else remembers what was made,
/// nor which instances were given the profile. So an id in status is one of an object that was made or taken over, or that Observe mode looks at.
/// </summary>
public static class StatusFacts
{
    /// <summary>The facts about a role; the verdict is added by <see cref="RoleStatus.WithVerdict"/>.</summary>
    /// <param name="before">The status so far.</param>
    /// <param name="desired">What the user wants.</param>
    /// <param name="observed">What IAM has, or null.</param>
    /// <param name="created">What a create call of this pass answered, or null.</param>
    /// <param name="account">The account.</param>
    /// <param name="isClaimRefused">Whether AWS refused the owner tag in this pass, so that what may be taken over is nobody's still.</param>
    public static RoleStatus Of(
        RoleStatus before, DesiredRole desired, ObservedRole? observed, Created? created, AccountContext account, bool isClaimRefused) =>
        Facts(before.Id, desired.Owner, desired.Adoption, observed?.Tags, observed is null ? created : new(observed.Arn, observed.Id),
            account.RoleArn(desired.Path, desired.Name), isClaimRefused) is not { } made
            ? Kept(before, observed?.Id)
            : new()
            {
                Name = desired.Name,
                Arn = made.Arn,
                Id = made.Id,
                Account = account.AccountId,
                ManagedPolicies = before.ManagedPolicies,
                InlinePolicies = before.InlinePolicies,
                LastUsed = observed?.LastUsedDate is { } date ? new() { Date = date, Region = observed.LastUsedRegion } : null,
            };

    /// <summary>The facts about a policy.</summary>
    /// <inheritdoc cref="Of(RoleStatus, DesiredRole, ObservedRole?, Created?, AccountContext, bool)"/>
    public static PolicyStatus Of(
        PolicyStatus before, DesiredPolicy desired, ObservedPolicy? observed, Created? created, AccountContext account, bool isClaimRefused) =>
        Facts(before.Id, desired.Owner, desired.Adoption, observed?.Tags, observed is null ? created : new(observed.Arn, observed.Id),
            desired.Arn, isClaimRefused) is not { } made
            ? Kept(before, observed?.Id)
            : new()
            {
                Name = desired.Name,
                Arn = made.Arn,
                Id = made.Id,
                Account = account.AccountId,
                // A policy begins its life with v1 (IAM user guide, "Versioning IAM policies").
                DefaultVersionId = observed?.DefaultVersionId ?? "v1",
                AttachmentCount = observed?.AttachmentCount ?? 0,
            };

    /// <summary>The facts about an instance profile and its instances.</summary>
    /// <param name="before">The status so far.</param>
    /// <param name="desired">What the user wants.</param>
    /// <param name="observed">What IAM has, or null.</param>
    /// <param name="instances">What EC2 has.</param>
    /// <param name="created">What a create call of this pass answered, or null.</param>
    /// <param name="account">The account.</param>
    /// <param name="isClaimRefused">Whether AWS refused the owner tag in this pass, so that what may be taken over is nobody's still.</param>
    public static InstanceProfileStatus Of(
        InstanceProfileStatus before, DesiredInstanceProfile desired, ObservedInstanceProfile? observed, IReadOnlyList<ObservedInstance> instances,
        Created? created, AccountContext account, bool isClaimRefused) =>
        Facts(before.Id, desired.Owner, desired.Adoption, observed?.Tags, observed is null ? created : new(observed.Arn, observed.Id),
            desired.Arn, isClaimRefused) is not { } made
            ? Kept(before, observed?.Id)
            : new()
            {
                Name = desired.Name,
                Arn = made.Arn,
                Id = made.Id,
                Account = account.AccountId,
                Role = observed?.Role,
                Instances = InstanceProfilePlanner.Statuses(desired, observed, instances) is { Count: > 0 } some ? some : null,
            };

    /// <summary>
    /// What was made, with an ARN in any case: for seconds after a create IAM may show the bare id in its place. Null where it is somebody else's. What could
    /// not be taken over goes without the id, which would claim that it was.
    /// </summary>
    private static (string Arn, string? Id)? Facts(
        string? idBefore, Owner owner, Adoption adoption, IReadOnlyDictionary<string, string>? tags, Created? made, string expectedArn, bool isClaimRefused)
    {
        if (made is null || (tags is not null && Ownership.Of("", owner, adoption, tags) is Ownership.Refused)) return null;
        var isNobodys = isClaimRefused && tags is not null && !Ownership.IsOurs(owner, tags) && made.Id != idBefore;
        return (Arn.TryParse(made.Arn, out _) ? made.Arn : expectedArn, isNobodys ? null : made.Id);
    }

    private static TStatus Kept<TStatus>(TStatus before, string? id)
        where TStatus : class, IResourceStatus<TStatus>, new() => before.Id is not null && before.Id == id ? before : new();
}

/// <summary>What a create call answers.</summary>
/// <param name="Arn">The ARN; for seconds IAM may answer with the bare id.</param>
/// <param name="Id">The unique id.</param>
public sealed record Created(string Arn, string Id);
