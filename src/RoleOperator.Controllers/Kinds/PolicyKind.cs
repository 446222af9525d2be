using RoleOperator.Controllers.Passes;
using RoleOperator.Controllers.Ports;
using RoleOperator.Controllers.References;
using RoleOperator.Core.Naming;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Planning.Steps;
using RoleOperator.Core.Reporting;
using RoleOperator.Core.Resolution;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Controllers.Kinds;

/// <summary>Joins the reads of policies to their planner.</summary>
/// <param name="aws">The account.</param>
/// <param name="leaving">Finds the roles that have a policy and are about to be deleted.</param>
/// <param name="releases">Knows off which roles policies were just taken.</param>
public sealed class PolicyKind(IAwsAccount aws, LeavingRoles leaving, OwnReleases releases) : IKind<PolicySpec, PolicyStatus, DesiredPolicy, ObservedPolicy>
{
    /// <inheritdoc/>
    public ResourceKind Kind => ResourceKind.Policy;

    /// <inheritdoc/>
    public Resolution<DesiredPolicy> Resolve(Resource<PolicySpec, PolicyStatus> resource, Surroundings surroundings) =>
        PolicyResolution.Resolve(resource, surroundings);

    /// <inheritdoc/>
    public async Task<ObservedPolicy?> ObserveAsync(DesiredPolicy desired, bool mayExist, CancellationToken ct)
    {
        if (!mayExist) return null;
        var reading = PolicyPlanner.NeedsVersionIds(desired) ? PolicyReading.Document | PolicyReading.Versions : PolicyReading.Document;
        var found = await aws.FindPolicyAsync(desired.Arn, reading, policy => PolicyPlanner.MayChange(desired, policy), ct);
        return PolicyPlanner.NeedsVersions(desired, found)
            ? found! with { Versions = await aws.FindVersionsAsync(found, ct) }
            : found;
    }

    /// <inheritdoc/>
    public Plan Converge(DesiredPolicy desired, ObservedPolicy? observed) => PolicyPlanner.Converge(desired, observed);

    /// <inheritdoc/>
    public PolicyStatus Facts(PolicyStatus before, AccountContext account, DesiredPolicy desired, ObservedPolicy? observed, Applied applied)
    {
        var created = applied.AnswerTo<Step.CreatePolicy>()?.Created;
        if (observed is null && created is null) return before;

        var facts = StatusFacts.Of(before, desired, observed, created, account, applied.IsClaimRefused);
        var inForce = applied.AnswerTo<Step.CreatePolicyVersion>() ?? applied.AnswerTo<Step.SetDefaultVersion>();
        return inForce?.VersionId is { } version ? facts with { DefaultVersionId = version } : facts;
    }

    /// <inheritdoc/>
    public Task<ObservedPolicy?> ObserveForRemovalAsync(
        Resource<PolicySpec, PolicyStatus> resource, string name, string path, Surroundings surroundings, CancellationToken ct) =>
        aws.FindPolicyAsync(
            resource.Status.Arn ?? surroundings.Account.PolicyArn(path, name), PolicyReading.Versions | PolicyReading.Users,
            policy => PolicyPlanner.MayRemove(surroundings.OwnerOf(resource.Metadata), policy), ct);

    /// <inheritdoc/>
    public Plan Remove(Resource<PolicySpec, PolicyStatus> resource, Surroundings surroundings, Deletion deletion, ObservedPolicy? observed) =>
        PolicyPlanner.Remove(
            new(surroundings.OwnerOf(resource.Metadata), deletion, resource.Status.Id), observed, leaving.Of(resource), releases.Lately());

    /// <inheritdoc/>
    public string DefaultName(ObjectMeta meta) => Core.Naming.DefaultName.OfPolicy(meta.Namespace, meta.Name);
}
