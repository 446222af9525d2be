using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime;
using RoleOperator.Runtime.Control;
using RoleOperator.Runtime.Leadership;
using RoleOperator.Runtime.Watching;

namespace RoleOperator.Controllers.Passes;

/// <summary>
/// One reconcile pass over one object, the same for every kind: what is paused is left alone, what is to be deleted goes one way, everything
/// else the other. Level-triggered: it reads the newest state it can and never asks what happened.
/// </summary>
public sealed class Pass<TSpec, TStatus, TDesired, TObserved>(
    IStore<Resource<TSpec, TStatus>> store,
    OwnWrites<TSpec, TStatus> own,
    ConvergePass<TSpec, TStatus, TDesired, TObserved> converge,
    RemovalPass<TSpec, TStatus, TDesired, TObserved> remove,
    Reporter<TSpec, TStatus> reporter,
    FaultMemory faults,
    WriteGuard guard) : IReconciler
    where TSpec : class, ILifecycleSpec
    where TStatus : class, IResourceStatus<TStatus>
    where TDesired : class
    where TObserved : class
{
    /// <inheritdoc/>
    public async Task<Outcome> ReconcileAsync(ResourceKey key, LeaderTerm term, CancellationToken ct)
    {
        if (store.Find(key) is not { } cached)
        {
            own.Forget(key);
            faults.Succeeded(key);
            guard.Forget(key);
            return new Outcome.Done();
        }

        var resource = own.Newest(key, cached);
        if (resource.Metadata.Finalizers?.Contains(WellKnown.Finalizer) == true) guard.Meet(key);
        if (CheckWish.Of(resource.Metadata) is { Paused: true } wish) return await reporter.ReportPausedAsync(key, resource, wish.Problem, term, ct);
        return resource.Metadata.DeletionTimestamp is null
            ? await converge.RunAsync(key, resource, term, ct)
            : await remove.RunAsync(key, resource, term, ct);
    }
}
