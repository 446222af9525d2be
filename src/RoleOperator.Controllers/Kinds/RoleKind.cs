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

/// <summary>Joins the reads of roles to their planner.</summary>
/// <param name="aws">The account.</param>
/// <param name="profiles">Finds the objects that put a role into instance profiles: where their own is deleted too, the role is taken out of it.</param>
/// <param name="releases">Knows out of which profiles roles were just taken.</param>
public sealed class RoleKind(IAwsAccount aws, ReferringProfiles profiles, OwnReleases releases) : IKind<RoleSpec, RoleStatus, DesiredRole, ObservedRole>
{
    /// <inheritdoc/>
    public ResourceKind Kind => ResourceKind.Role;

    /// <inheritdoc/>
    public Resolution<DesiredRole> Resolve(Resource<RoleSpec, RoleStatus> resource, Surroundings surroundings) =>
        RoleResolution.Resolve(resource, surroundings);

    /// <inheritdoc/>
    public async Task<ObservedRole?> ObserveAsync(DesiredRole desired, bool mayExist, CancellationToken ct)
    {
        var role = mayExist ? await aws.FindRoleAsync(desired.Name, RoleReading.Documents, found => RolePlanner.MayChange(desired, found), ct) : null;
        return role is not null && RoleQuota.Matters(desired, role) && Converge(desired, role).Steps.Count > 0
            ? role with { Quota = await aws.FindRoleQuotaAsync(ct) }
            : role;
    }

    /// <inheritdoc/>
    public Plan Converge(DesiredRole desired, ObservedRole? observed) => RolePlanner.Converge(desired, observed);

    /// <inheritdoc/>
    public RoleStatus Remember(RoleStatus before, DesiredRole desired, ObservedRole? observed)
    {
        if (!RolePlanner.MayChange(desired, observed)) return before;
        var own = OwnPolicies.ToRemember(desired, observed);
        return before with { ManagedPolicies = own?.PolicyArns, InlinePolicies = own?.InlineNames };
    }

    /// <inheritdoc/>
    public RoleStatus Facts(RoleStatus before, AccountContext account, DesiredRole desired, ObservedRole? observed, Applied applied)
    {
        var created = applied.AnswerTo<Step.CreateRole>()?.Created;
        if (observed is null && created is null) return before;

        var facts = StatusFacts.Of(before, desired, observed, created, account, applied.IsClaimRefused);
        if (facts is not { ManagedPolicies: { } policies, InlinePolicies: { } inline }) return facts;
        var own = OwnPolicies.After(new(policies, inline), [.. applied.Done.Select(done => done.Step)]);
        return facts with { ManagedPolicies = own.PolicyArns, InlinePolicies = own.InlineNames };
    }

    /// <inheritdoc/>
    public async Task<ObservedRole?> ObserveForRemovalAsync(
        Resource<RoleSpec, RoleStatus> resource, string name, string path, Surroundings surroundings, CancellationToken ct)
    {
        var owner = surroundings.OwnerOf(resource.Metadata);
        var role = await aws.FindRoleAsync(name, RoleReading.InstanceProfiles, found => RolePlanner.MayRemove(owner, found), ct);
        if (role?.InstanceProfiles is not { Count: > 0 } holding || !RolePlanner.MayRemove(surroundings.OwnerOf(resource.Metadata), role)) return role;

        // A name in status is no proof: it is told of a profile that may be taken over as well, and a claim may have been denied.
        var referring = await Task.WhenAll(profiles.Of(resource.Metadata, name).Where(profile => holding.Contains(profile.Name)).Select(async profile =>
            InstanceProfilePlanner.MayRemove(surroundings.OwnerOf(profile.Metadata), await aws.FindInstanceProfileAsync(profile.Name, ct)) ? profile : null));
        return role with { HoldingProfiles = [.. referring.OfType<ReferringProfile>().Select(profile => new HoldingProfile(profile.Name, profile.KeptBy))] };
    }

    /// <inheritdoc/>
    public Plan Remove(Resource<RoleSpec, RoleStatus> resource, Surroundings surroundings, Deletion deletion, ObservedRole? observed) =>
        RolePlanner.Remove(
            new(surroundings.OwnerOf(resource.Metadata), deletion, resource.Status.Id), observed,
            RoleResolution.Claim(resource, surroundings), releases.Lately());

    /// <inheritdoc/>
    public string DefaultName(ObjectMeta meta) => Core.Naming.DefaultName.OfRole(meta.Namespace, meta.Name);
}
