using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RoleOperator.Controllers.Kinds;
using RoleOperator.Controllers.Passes;
using RoleOperator.Controllers.Ports;
using RoleOperator.Controllers.References;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Kubernetes;
using RoleOperator.Options;
using RoleOperator.Runtime.Control;
using RoleOperator.Runtime.Events;
using RoleOperator.Runtime.Queue;
using RoleOperator.Runtime.Telemetry;
using RoleOperator.Runtime.Watching;

namespace RoleOperator.Hosting;

/// <summary>Builds the informer, queue and controller of each kind, and the wires between them.</summary>
internal sealed class ControllerLoops
{
    private readonly IServiceProvider services;
    private readonly OperatorOptions options;
    private readonly InformerSet<Resource<RoleSpec, RoleStatus>> roles;
    private readonly InformerSet<Resource<PolicySpec, PolicyStatus>> policies;
    private readonly InformerSet<Resource<InstanceProfileSpec, InstanceProfileStatus>> profiles;
    private readonly PassParts parts;

    private ControllerLoops(IServiceProvider services, OperatorOptions options)
    {
        this.services = services;
        this.options = options;
        roles = InformersOf(ResourceKind.Role, SpecJson.Default.RoleSpec, SpecJson.Default.RoleStatus);
        policies = InformersOf(ResourceKind.Policy, SpecJson.Default.PolicySpec, SpecJson.Default.PolicyStatus);
        profiles = InformersOf(ResourceKind.InstanceProfile, SpecJson.Default.InstanceProfileSpec, SpecJson.Default.InstanceProfileStatus);
        var time = services.GetRequiredService<TimeProvider>();
        parts = new PassParts(
            services.GetRequiredService<IAwsAccount>(),
            new ObjectReferences(roles, policies),
            new OwnReleases(time),
            services.GetRequiredService<PassEvents>(),
            services.GetRequiredService<PassSettings>(),
            time);
    }

    /// <summary>A loop for each kind.</summary>
    public static IReadOnlyList<IControllerLoop> Build(IServiceProvider services, OperatorOptions options) => new ControllerLoops(services, options).All();

    private IReadOnlyList<IControllerLoop> All()
    {
        var (aws, releases, time) = (parts.Aws, parts.Releases, parts.Time);
        var (roleQueue, policyQueue, profileQueue) = (new WorkQueue(time), new WorkQueue(time), new WorkQueue(time));
        WakeupGraph.Connect(roles, policies, profiles, roleQueue, policyQueue, profileQueue);
        return
        [
            Loop(roles, roleQueue, new RoleKind(aws, new ReferringProfiles(profiles.Store), releases), SpecJson.Default.RoleStatus),
            Loop(policies, policyQueue, new PolicyKind(aws, new LeavingRoles(roles.Store), releases), SpecJson.Default.PolicyStatus),
            Loop(
                profiles,
                profileQueue,
                new InstanceProfileKind(aws, new AwaitedAssociations(time), new RivalProfiles(profiles.Store), options.InstanceRegions),
                SpecJson.Default.InstanceProfileStatus),
        ];
    }

    /// <summary>One informer for the cluster, or one for each of the namespaces that the options name.</summary>
    private InformerSet<Resource<TSpec, TStatus>> InformersOf<TSpec, TStatus>(
        ResourceKind kind, JsonTypeInfo<TSpec> specType, JsonTypeInfo<TStatus> statusType)
        where TSpec : class
        where TStatus : class, new()
    {
        string?[] namespaces = options.Namespaces.Count == 0 ? [null] : [.. options.Namespaces];
        return new([.. namespaces.Select(@namespace => new Informer<Resource<TSpec, TStatus>>(
            @namespace is null ? kind.Plural : $"{kind.Plural} in {@namespace}",
            services.GetRequiredService<KubernetesConnection>().Objects(
                kind, @namespace, specType, statusType, services.GetRequiredService<IEventSink>(), services.GetRequiredService<ILoggerFactory>()),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<Random>(),
            services.GetRequiredService<ILogger<Informer<Resource<TSpec, TStatus>>>>())
        {
            Namespace = @namespace,
        })]);
    }

    private ControllerLoop<TSpec, TStatus> Loop<TSpec, TStatus, TDesired, TObserved>(
        IInformer<Resource<TSpec, TStatus>> informer, WorkQueue queue, IKind<TSpec, TStatus, TDesired, TObserved> kind, JsonTypeInfo<TStatus> statusType)
        where TSpec : class, ILifecycleSpec
        where TStatus : class, IResourceStatus<TStatus>
        where TDesired : class
        where TObserved : class
    {
        var (time, random) = (parts.Time, services.GetRequiredService<Random>());
        var writer = services.GetRequiredService<KubernetesConnection>().Writer(
            kind.Kind, statusType, services.GetRequiredService<Election>().ThrowIfOver, services.GetRequiredService<ILoggerFactory>());
        var pass = parts.PassOf(kind, informer.Store, writer, statusType, services.GetRequiredService<ILogger<Reporter<TSpec, TStatus>>>());

        var router = new OutcomeRouter(queue, new Backoff(random), TokenBucket.OfRetries(time), random);
        var limits = new ControllerOptions(kind.Kind.Name) { Workers = options.Workers };
        var controller = new Controller(
            limits, queue, pass, router, time, services.GetRequiredService<ILogger<Controller>>(), new ReconcileMetrics());
        return new ControllerLoop<TSpec, TStatus>(limits, informer, queue, controller, [roles, policies, profiles]);
    }
}
