using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime.Control;
using RoleOperator.Runtime.Leadership;
using RoleOperator.Runtime.Queue;
using RoleOperator.Runtime.Telemetry;
using RoleOperator.Runtime.Watching;

namespace RoleOperator.Hosting;

/// <summary>One kind's informer and controller, without its type parameters.</summary>
internal interface IControllerLoop
{
    /// <summary>The kind.</summary>
    string Kind { get; }

    /// <summary>How many passes run at once.</summary>
    int Workers { get; }

    /// <summary>What waits for a pass.</summary>
    WorkQueue Queue { get; }

    /// <summary>The conditions of every object that is known of; null for one that has none yet.</summary>
    IEnumerable<IReadOnlyList<Condition>?> Conditions { get; }

    /// <summary>What has to move.</summary>
    IReadOnlyList<ILiveness> Moving { get; }

    /// <summary>The informer, for whoever asks whether it has synced.</summary>
    ISyncedSource Source { get; }

    /// <summary>Keeps the informer's store up to date.</summary>
    Task WatchAsync(CancellationToken ct);

    /// <summary>Reconciles, once every informer has synced and this process leads.</summary>
    Task ControlAsync(Task<LeaderTerm> elected, CancellationToken ct);
}

/// <summary>One kind's informer and controller. A pass reads other kinds' stores too, so the controller waits for all of them.</summary>
internal sealed class ControllerLoop<TSpec, TStatus>(
    ControllerOptions options,
    IInformer<Resource<TSpec, TStatus>> informer,
    WorkQueue queue,
    Controller controller,
    IReadOnlyCollection<ISyncedSource> sources) : IControllerLoop
    where TSpec : class
    where TStatus : class, IResourceStatus<TStatus>
{
    /// <inheritdoc/>
    public string Kind => options.Name;

    /// <inheritdoc/>
    public int Workers => options.Workers;

    /// <inheritdoc/>
    public WorkQueue Queue => queue;

    /// <inheritdoc/>
    public IEnumerable<IReadOnlyList<Condition>?> Conditions => informer.Store.List().Select(item => item.Value.Status.Conditions);

    /// <inheritdoc/>
    public IReadOnlyList<ILiveness> Moving => [informer, controller];

    /// <inheritdoc/>
    public ISyncedSource Source => informer;

    /// <inheritdoc/>
    public Task WatchAsync(CancellationToken ct) => informer.RunAsync(ct);

    /// <inheritdoc/>
    public Task ControlAsync(Task<LeaderTerm> elected, CancellationToken ct) => controller.RunAsync(sources, elected, ct);
}
