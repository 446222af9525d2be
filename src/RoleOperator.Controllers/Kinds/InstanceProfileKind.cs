using RoleOperator.Controllers.Passes;
using RoleOperator.Controllers.Ports;
using RoleOperator.Controllers.References;
using RoleOperator.Core.Errors;
using RoleOperator.Core.Naming;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Planning.Steps;
using RoleOperator.Core.Reporting;
using RoleOperator.Core.Resolution;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Controllers.Kinds;

/// <summary>An instance profile with the instances that carry it, or shall.</summary>
/// <param name="Profile">What IAM has; null when there is no such profile.</param>
/// <param name="Instances">What EC2 has.</param>
public sealed record ProfileOnInstances(ObservedInstanceProfile? Profile, IReadOnlyList<ObservedInstance> Instances)
{
    /// <summary>Of the instances, those that the object is for. The others were given the profile by somebody else.</summary>
    public IReadOnlyList<InstanceAddress> Own { get; init; } = [];

    /// <summary>The regions of which nothing is known, and why. For a deletion only those that have to be known.</summary>
    public IReadOnlyDictionary<string, AwsCallException> Unread { get; init; } = new Dictionary<string, AwsCallException>();
}

/// <summary>Joins the reads of instance profiles and of their instances to the planner.</summary>
/// <param name="aws">The account.</param>
/// <param name="awaited">Knows how long EC2 has not shown what was associated.</param>
/// <param name="rivals">Knows which other objects want the same instances.</param>
/// <param name="regions">
/// Where instances may carry a profile without the operator's doing. Profiles are global, and IAM deletes one under the instances of any region.
/// </param>
public sealed class InstanceProfileKind(IAwsAccount aws, AwaitedAssociations awaited, RivalProfiles rivals, IReadOnlyList<string> regions)
    : IKind<InstanceProfileSpec, InstanceProfileStatus, DesiredInstanceProfile, ProfileOnInstances>
{
    /// <inheritdoc/>
    public ResourceKind Kind => ResourceKind.InstanceProfile;

    /// <inheritdoc/>
    public Resolution<DesiredInstanceProfile> Resolve(Resource<InstanceProfileSpec, InstanceProfileStatus> resource, Surroundings surroundings) =>
        InstanceProfileResolution.Resolve(resource, surroundings);

    /// <inheritdoc/>
    public async Task<ProfileOnInstances?> ObserveAsync(DesiredInstanceProfile desired, bool mayExist, CancellationToken ct)
    {
        var profile = mayExist ? aws.FindInstanceProfileAsync(desired.Name, ct) : Task.FromResult<ObservedInstanceProfile?>(null);
        var instances = aws.FindInstancesAsync(desired.Instances, desired.Known, ct);
        await Task.WhenAll(profile, instances);
        var found = await instances;
        var marked = rivals.Mark(desired.Arn, awaited.Mark(desired.Arn, desired.Unseen, found.Instances));
        return new(await profile, marked) { Unread = found.Unread };
    }

    /// <inheritdoc/>
    public Plan Converge(DesiredInstanceProfile desired, ProfileOnInstances? observed)
    {
        if (observed is null) return InstanceProfilePlanner.Converge(desired, null, []);
        return InstanceProfilePlanner.Converge(InReach(desired, observed), observed.Profile, observed.Instances);
    }

    /// <inheritdoc/>
    public IReadOnlyList<AwsCallException> Unread(ProfileOnInstances? observed) =>
        observed is null ? [] : [.. observed.Unread.OrderBy(region => region.Key, StringComparer.Ordinal).Select(region => region.Value)];

    /// <inheritdoc/>
    public InstanceProfileStatus Facts(
        InstanceProfileStatus before, AccountContext account, DesiredInstanceProfile desired, ProfileOnInstances? observed, Applied applied)
    {
        var created = applied.AnswerTo<Step.CreateInstanceProfile>()?.Created;
        if (observed?.Profile is null && created is null) return before;

        var facts = StatusFacts.Of(
            before, observed is null ? desired : InReach(desired, observed), observed?.Profile, observed?.Instances ?? [], created, account,
            applied.IsClaimRefused);
        var steps = applied.Done.Select(d => d.Step).ToList();
        var unread = (before.Instances ?? []).Where(entry => observed?.Unread.ContainsKey(entry.Region) == true);
        IEnumerable<InstanceStatus> entries = [.. facts.Instances ?? [], .. unread];
        facts = facts with { Instances = InstanceEntries.After([.. entries.DistinctBy(entry => (entry.Region, entry.Id))], steps) };
        return steps.FindLast(s => s.Aspect == Aspect.Membership) switch
        {
            Step.AddRole added => facts with { Role = added.Role },
            Step.RemoveRole => facts with { Role = null },
            _ => facts,
        };
    }

    /// <inheritdoc/>
    public async Task<ProfileOnInstances?> ObserveForRemovalAsync(
        Resource<InstanceProfileSpec, InstanceProfileStatus> resource, string name, string path, Surroundings surroundings, CancellationToken ct)
    {
        if (await aws.FindInstanceProfileAsync(name, ct) is not { } profile) return null;

        // Of a profile that stays, nobody need know who carries it.
        if (!InstanceProfilePlanner.MayRemove(surroundings.OwnerOf(resource.Metadata), profile)) return new(profile, []);

        var sets = resource.Spec?.Instances ?? [];
        var used = (resource.Status.Instances ?? []).Select(entry => entry.Region).Concat(regions).ToHashSet(StringComparer.Ordinal);
        var own = await aws.FindInstancesAsync(sets, Known(resource), ct);
        var carriers = await aws.FindCarriersAsync(profile.Arn, [.. used.Union(sets.Select(set => set.Region), StringComparer.Ordinal)], ct);
        var others = await aws.FindInstancesAsync([], [.. carriers.Carriers.Except(own.Instances.Select(instance => instance.Address))], ct);
        var carrying = carriers.Carriers.ToHashSet();
        List<ObservedInstance> instances = [.. own.Instances, .. others.Instances];
        return new(profile, awaited.Mark(
            profile.Arn, InstanceProfileResolution.Unseen(resource.Status),
            // Two reads of EC2 may differ, and the one that lags behind must not have the profile deleted under an instance.
            instances.ConvertAll(one => one.ProfileArn is null && carrying.Contains(one.Address) ? one with { ProfileArn = profile.Arn } : one)))
        {
            Own = [.. own.Instances.Select(instance => instance.Address)],
            Unread = own.Unread.Concat(carriers.Unread).Concat(others.Unread)
                .Where(region => used.Contains(region.Key) || region.Key == carriers.OwnRegion || Exists(region.Value))
                .DistinctBy(region => region.Key, StringComparer.Ordinal)
                .ToDictionary(StringComparer.Ordinal),
        };
    }

    /// <inheritdoc/>
    public Plan Remove(
        Resource<InstanceProfileSpec, InstanceProfileStatus> resource, Surroundings surroundings, Deletion deletion, ProfileOnInstances? observed) =>
        InstanceProfilePlanner.Remove(
            new(surroundings.OwnerOf(resource.Metadata), deletion, resource.Status.Id), observed?.Profile, observed?.Instances ?? [], observed?.Own ?? [],
            [.. observed?.Unread.Keys ?? []]);

    /// <inheritdoc/>
    public string DefaultName(ObjectMeta meta) => Core.Naming.DefaultName.OfInstanceProfile(meta.Namespace, meta.Name);

    /// <summary>
    /// Whether there is such a region, only not at this moment. A deletion waits for it as for those in use: somebody may have given the profile to an
    /// instance there. A region of the spec that was never used, and that gives no answer or does not let the operator in, may be a mistake of the
    /// spec: to wait for it would be to wait for ever.
    /// </summary>
    private static bool Exists(AwsCallException fault) =>
        fault.Error.HttpStatus != 0 && AwsErrorTable.Classify(fault.Error, age: null) is AwsFault.Throttled or AwsFault.Transport;

    /// <summary>What is wanted in the regions that were read: of the others nothing can be said, so nothing is to be done there.</summary>
    private static DesiredInstanceProfile InReach(DesiredInstanceProfile desired, ProfileOnInstances observed) => desired with
    {
        Instances = [.. desired.Instances.Where(set => !observed.Unread.ContainsKey(set.Region))],
        Known = [.. desired.Known.Where(instance => !observed.Unread.ContainsKey(instance.Region))],
    };

    private static IReadOnlyList<InstanceAddress> Known(Resource<InstanceProfileSpec, InstanceProfileStatus> resource) =>
        InstanceProfileResolution.Associated(resource.Status);
}
