using RoleOperator.Core.Naming;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Core.Reporting;

/// <summary>
/// The part of a status that repeats what AWS has. Others refer to these facts, so they are told only of an object that is ours or may be
/// taken over: a stranger's ARN must not spread through a NotOwned object.
/// </summary>
public static class StatusFacts
{
    /// <summary>The facts about a role; the verdict is added by <see cref="RoleStatus.WithVerdict"/>.</summary>
    /// <param name="desired">What the user wants.</param>
    /// <param name="observed">What IAM has, or null.</param>
    /// <param name="created">What a create call of this pass answered, or null.</param>
    /// <param name="account">The account.</param>
    public static RoleStatus Of(DesiredRole desired, ObservedRole? observed, Created? created, AccountContext account) =>
        Facts(desired.Owner, desired.Adoption, desired.Name, observed?.Tags, observed is null ? created : new(observed.Arn, observed.Id),
            account.RoleArn(desired.Path, desired.Name)) is not { } made
            ? new()
            : new()
            {
                Name = desired.Name,
                Arn = made.Arn,
                Id = made.Id,
                Account = account.AccountId,
                LastUsed = observed?.LastUsedDate is { } date ? new() { Date = date, Region = observed.LastUsedRegion } : null,
            };

    /// <summary>The facts about a policy.</summary>
    /// <inheritdoc cref="Of(DesiredRole, ObservedRole?, Created?, AccountContext)"/>
    public static PolicyStatus Of(DesiredPolicy desired, ObservedPolicy? observed, Created? created, AccountContext account) =>
        Facts(desired.Owner, desired.Adoption, desired.Name, observed?.Tags, observed is null ? created : new(observed.Arn, observed.Id),
            desired.Arn) is not { } made
            ? new()
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
    /// <param name="desired">What the user wants.</param>
    /// <param name="observed">What IAM has, or null.</param>
    /// <param name="instances">What EC2 has.</param>
    /// <param name="created">What a create call of this pass answered, or null.</param>
    /// <param name="account">The account.</param>
    public static InstanceProfileStatus Of(
        DesiredInstanceProfile desired, ObservedInstanceProfile? observed, IReadOnlyList<ObservedInstance> instances, Created? created,
        AccountContext account) =>
        Facts(desired.Owner, desired.Adoption, desired.Name, observed?.Tags, observed is null ? created : new(observed.Arn, observed.Id),
            desired.Arn) is not { } made
            ? new()
            : new()
            {
                Name = desired.Name,
                Arn = made.Arn,
                Id = made.Id,
                Account = account.AccountId,
                Role = observed?.Role,
                Instances = InstanceProfilePlanner.Statuses(desired, observed, instances) is { Count: > 0 } some ? some : null,
            };

    /// <summary>What was made, with an ARN in any case: for seconds after a create IAM may show the bare id in its place.</summary>
    private static Created? Facts(
        Owner owner, Adoption adoption, string name, IReadOnlyDictionary<string, string>? tags, Created? made, string expectedArn) =>
        made is null || (tags is not null && Ownership.Of(name, owner, adoption, tags) is Ownership.Refused) ? null
        : Arn.TryParse(made.Arn, out _) ? made
        : made with { Arn = expectedArn };
}

/// <summary>What a create call answers.</summary>
/// <param name="Arn">The ARN; for seconds IAM may answer with the bare id.</param>
/// <param name="Id">The unique id.</param>
public sealed record Created(string Arn, string Id);
