using RoleOperator.Core.Resources;
using RoleOperator.Runtime.Control;
using RoleOperator.Runtime.Leadership;
using RoleOperator.Runtime.Watching;

namespace RoleOperator.Hosting;

/// <summary>One kind's informer and controller, without its type parameters.</summary>
internal interface IControllerLoop
{
    /// <summary>The informer, for whoever asks whether it has synced.</summary>
    ISyncedSource Source { get; }

    /// <summary>Keeps the informer's store up to date.</summary>
    Task WatchAsync(CancellationToken ct);

    /// <summary>Reconciles, once every informer has synced and this process leads.</summary>
    Task ControlAsync(Task<LeaderTerm> elected, CancellationToken ct);
}

/// <summary>One kind's informer and controller. A pass reads other kinds' stores too, so the controller waits for all of them.</summary>
internal sealed class ControllerLoop<TSpec, TStatus>(
    IInformer<Resource<TSpec, TStatus>> informer, Controller controller, IReadOnlyCollection<ISyncedSource> sources) : IControllerLoop
    where TSpec : class
    where TStatus : class
{
    /// <inheritdoc/>
    public ISyncedSource Source => informer;

    /// <inheritdoc/>
    public Task WatchAsync(CancellationToken ct) => informer.RunAsync(ct);

    /// <inheritdoc/>
    public Task ControlAsync(Task<LeaderTerm> elected, CancellationToken ct) => controller.RunAsync(sources, elected, ct);
}
