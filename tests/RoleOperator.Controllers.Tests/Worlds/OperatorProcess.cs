using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging.Abstractions;
using RoleOperator.Controllers.Kinds;
using RoleOperator.Controllers.Passes;
using RoleOperator.Controllers.References;
using RoleOperator.Controllers.Tests.Ends;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime.Queue;
using RoleOperator.Runtime.Tests;
using RoleOperator.Runtime.Watching;

namespace RoleOperator.Controllers.Tests.Worlds;

/// <summary>One life of the operator: what it keeps in memory is gone with it. Wired as the executable wires it.</summary>
internal sealed class OperatorProcess
{
    private readonly World world;
    private readonly PassParts parts;

    public OperatorProcess(World world)
    {
        this.world = world;
        var (roles, policies, profiles) = (InformerOf(world.Roles), InformerOf(world.Policies), InformerOf(world.Profiles));
        var releases = new OwnReleases(world.Time);
        parts = new(world.Account, new ObjectReferences(roles, policies), releases, new(world.Events), new("test"), world.Time);
        var (roleQueue, policyQueue, profileQueue) = (new WorkQueue(world.Time), new WorkQueue(world.Time), new WorkQueue(world.Time));
        WakeupGraph.Connect(roles, policies, profiles, roleQueue, policyQueue, profileQueue);

        var account = world.Account;
        Roles = LoopOf(world.Roles, roles, roleQueue, new RoleKind(account, new ReferringProfiles(profiles.Store), releases), SpecJson.Default.RoleStatus);
        Policies = LoopOf(
            world.Policies, policies, policyQueue, new PolicyKind(account, new LeavingRoles(roles.Store), releases), SpecJson.Default.PolicyStatus);
        Profiles = LoopOf(
            world.Profiles,
            profiles,
            profileQueue,
            new InstanceProfileKind(account, new AwaitedAssociations(world.Time), new RivalProfiles(profiles.Store), world.InstanceRegions),
            SpecJson.Default.InstanceProfileStatus);
        Inline.Run(() =>
        {
            _ = profiles.RunAsync(CancellationToken.None);
            _ = roles.RunAsync(CancellationToken.None);
            _ = policies.RunAsync(CancellationToken.None);
        });
    }

    public Loop<RoleSpec, RoleStatus> Roles { get; }

    public Loop<PolicySpec, PolicyStatus> Policies { get; }

    public Loop<InstanceProfileSpec, InstanceProfileStatus> Profiles { get; }

    private Informer<Resource<TSpec, TStatus>> InformerOf<TSpec, TStatus>(FakeCluster<TSpec, TStatus> cluster)
        where TSpec : class
        where TStatus : class, new() =>
        new("objects", cluster, world.Time, new Random(1), NullLogger<Informer<Resource<TSpec, TStatus>>>.Instance);

    private Loop<TSpec, TStatus> LoopOf<TSpec, TStatus, TDesired, TObserved>(
        FakeCluster<TSpec, TStatus> cluster, Informer<Resource<TSpec, TStatus>> informer, WorkQueue queue,
        IKind<TSpec, TStatus, TDesired, TObserved> kind, JsonTypeInfo<TStatus> statusType)
        where TSpec : class, ILifecycleSpec
        where TStatus : class, IResourceStatus<TStatus>, new()
        where TDesired : class
        where TObserved : class
    {
        var logger = new RecordingLogger<Reporter<TSpec, TStatus>>();
        return new(informer, queue, logger.Lines, parts.PassOf(kind, informer.Store, cluster, statusType, logger));
    }
}
