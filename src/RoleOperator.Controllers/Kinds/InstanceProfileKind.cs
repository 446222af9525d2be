using RoleOperator.Controllers.Passes;
using RoleOperator.Controllers.Ports;
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

    /// <summary>The regions of which nothing is known, and why.</summary>
    public IReadOnlyDictionary<string, AwsCallException> Unread { get; init; } = new Dictionary<string, AwsCallException>();
}

/// <summary>Joins the reads of instance profiles and of their instances to the planner.</summary>
public sealed class InstanceProfileKind(IAwsAccount aws)
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
        return new(await profile, found.Instances) { Unread = found.Unread };
    }

    /// <inheritdoc/>
    public Plan Converge(DesiredInstanceProfile desired, ProfileOnInstances? observed)
    {
        if (observed is null) return InstanceProfilePlanner.Converge(desired, null, []);
        var plan = InstanceProfilePlanner.Converge(InReach(desired, observed), observed.Profile, observed.Instances);
        return plan with { Problems = [.. plan.Problems, .. RegionFaults.AsProblems(observed.Unread)] };
    }

    /// <inheritdoc/>
    public InstanceProfileStatus Facts(
        InstanceProfileStatus before, AccountContext account, DesiredInstanceProfile desired, ProfileOnInstances? observed, Applied applied)
    {
        var created = applied.AnswerTo<Step.CreateInstanceProfile>()?.Created;
        if (observed?.Profile is null && created is null) return before;

        var facts = StatusFacts.Of(observed is null ? desired : InReach(desired, observed), observed?.Profile, observed?.Instances ?? [], created, account);
        var steps = applied.Done.Select(d => d.Step).ToList();
        var unread = (before.Instances ?? []).Where(entry => observed?.Unread.ContainsKey(entry.Region) == true);
        facts = facts with { Instances = InstanceEntries.After([.. facts.Instances ?? [], .. unread], steps) };
        return steps.FindLast(s => s.Aspect == Aspect.Membership) switch
        {
            Step.AddRole added => facts with { Role = added.Role },
            Step.RemoveRole => facts with { Role = null },
            _ => facts,
        };
    }

    /// <inheritdoc/>
    public async Task<ProfileOnInstances?> ObserveForRemovalAsync(
        Resource<InstanceProfileSpec, InstanceProfileStatus> resource, string name, string path, AccountContext account, CancellationToken ct)
    {
        if (await aws.FindInstanceProfileAsync(name, ct) is not { } profile) return null;

        var sets = resource.Spec?.Instances ?? [];
        var own = await FindAllAsync(sets, Known(resource), ct);
        var regions = own.Select(instance => instance.Region).Concat(sets.Select(set => set.Region)).Distinct(StringComparer.Ordinal).ToList();
        var carriers = await aws.FindCarriersAsync(profile.Arn, regions, ct);
        var others = await FindAllAsync([], [.. carriers.Except(own.Select(AddressOf))], ct);
        return new(profile, [.. own, .. others]) { Own = [.. own.Select(AddressOf)] };
    }

    /// <inheritdoc/>
    public Plan Remove(
        Resource<InstanceProfileSpec, InstanceProfileStatus> resource, Surroundings surroundings, Deletion deletion, ProfileOnInstances? observed) =>
        InstanceProfilePlanner.Remove(
            surroundings.OwnerOf(resource.Metadata), deletion, observed?.Profile, observed?.Instances ?? [], observed?.Own ?? []);

    /// <inheritdoc/>
    public string DefaultName(ObjectMeta meta) => Core.Naming.DefaultName.OfInstanceProfile(meta.Namespace, meta.Name);

    /// <summary>A profile is deleted only where it is known who carries it: one region that cannot be read stops that.</summary>
    private async Task<IReadOnlyList<ObservedInstance>> FindAllAsync(
        IReadOnlyList<InstanceSet> sets, IReadOnlyList<InstanceAddress> addresses, CancellationToken ct)
    {
        var found = await aws.FindInstancesAsync(sets, addresses, ct);
        return found.Unread.Count == 0 ? found.Instances : throw found.Unread.MinBy(region => region.Key, StringComparer.Ordinal).Value;
    }

    /// <summary>What is wanted in the regions that were read: of the others nothing can be said, so nothing is to be done there.</summary>
    private static DesiredInstanceProfile InReach(DesiredInstanceProfile desired, ProfileOnInstances observed) => desired with
    {
        Instances = [.. desired.Instances.Where(set => !observed.Unread.ContainsKey(set.Region))],
        Known = [.. desired.Known.Where(instance => !observed.Unread.ContainsKey(instance.Region))],
    };

    private static IReadOnlyList<InstanceAddress> Known(Resource<InstanceProfileSpec, InstanceProfileStatus> resource) =>
        InstanceProfileResolution.Associated(resource.Status);

    private static InstanceAddress AddressOf(ObservedInstance instance) => new(instance.Region, instance.Id);
}
