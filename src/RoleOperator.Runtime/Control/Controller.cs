using Microsoft.Extensions.Logging;
using RoleOperator.Runtime.Leadership;
using RoleOperator.Runtime.Queue;
using RoleOperator.Runtime.Telemetry;
using RoleOperator.Runtime.Watching;

namespace RoleOperator.Runtime.Control;

/// <summary>
/// Takes keys from a queue and has them reconciled, several at once. No exception of a pass gets further than its own outcome; what fails around the passes
/// ends the controller, rather than leave it with a worker less; the end of the leader term ends all workers.
/// </summary>
/// <param name="options">Its name and limits.</param>
/// <param name="queue">Where keys come from; the controller shuts it down when it ends.</param>
/// <param name="reconciler">Makes the passes.</param>
/// <param name="router">Plans each key's next turn.</param>
/// <param name="time">Measures passes and limits.</param>
/// <param name="logger">Hears of every pass.</param>
/// <param name="observer">Hears of every pass, too, in numbers.</param>
public sealed class Controller(
    ControllerOptions options,
    WorkQueue queue,
    IReconciler reconciler,
    OutcomeRouter router,
    TimeProvider time,
    ILogger<Controller> logger,
    IReconcileObserver? observer = null) : ILiveness
{
    /// <summary>How far beyond its limit a pass may be before the controller counts as stuck.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    /// <remarks>A worker that fails ends <see cref="RunAsync"/>; a worker that never comes back from a pass shows here.</remarks>
    public string? Stuck
    {
        get
        {
            var longest = queue.Activity.Longest;
            return longest > options.PassLimit + Patience
                ? $"a pass of controller {options.Name} is under way for {longest.TotalSeconds:0} s and ignores its cancellation"
                : null;
        }
    }

    /// <summary>
    /// Waits until every source has its first list and this process leads, then works until told to stop: passes in flight are waited for, then cancelled,
    /// then left behind, each for a bounded time.
    /// </summary>
    /// <param name="sources">What the passes read: a pass over a half-filled store would act on objects that only seem to be missing.</param>
    /// <param name="elected">Yields the term to work in.</param>
    /// <param name="ct">A clean stop.</param>
    /// <returns>Completes after a clean stop.</returns>
    /// <exception cref="LeadershipLostException">The term ended before a stop was asked for. The process has to exit.</exception>
    public async Task RunAsync(IReadOnlyCollection<ISyncedSource> sources, Task<LeaderTerm> elected, CancellationToken ct)
    {
        try
        {
            await Task.WhenAll(sources.Select(source => source.WaitForSyncAsync(ct)));
            var term = await elected.WaitAsync(ct);
            ControlLog.Started(logger, options.Name, options.Workers);
            await WorkUntilStoppedAsync(term, ct);
            if (term.IsOver && !ct.IsCancellationRequested) throw new LeadershipLostException();
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Asked to stop before the work began.
        }
        finally
        {
            queue.ShutDown();
            ControlLog.Stopped(logger, options.Name);
        }
    }

    private async Task WorkUntilStoppedAsync(LeaderTerm term, CancellationToken ct)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(ct, term.Ended);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(term.Ended);
        var closing = new TaskCompletionSource();
        using var onStop = stopping.Token.Register(() =>
        {
            queue.ShutDown();
            closing.SetResult();
        });
        var each = Enumerable.Range(0, options.Workers).Select(_ => WorkAsync(term, cancel.Token)).ToList();
        await await Task.WhenAny([closing.Task, .. each]);
        var workers = Task.WhenAll(each);

        if (!term.IsOver && await EndsWithinAsync(workers, options.DrainLimit)) return;
        cancel.Cancel();
        if (await EndsWithinAsync(workers, options.CancelLimit)) return;
        ControlLog.LeftBehind(logger, options.Name, queue.Depth.Working);
    }

    private async Task<bool> EndsWithinAsync(Task workers, TimeSpan limit)
    {
        try
        {
            await workers.WaitAsync(limit, time);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private async Task WorkAsync(LeaderTerm term, CancellationToken cancel)
    {
        await Task.Yield();     // a pass that starts with long synchronous work does not hold up the start of the other workers
        while (await queue.TakeAsync(CancellationToken.None) is { } lease)
        {
            using (lease) await PassAsync(lease, term, cancel);
        }
    }

    private async Task PassAsync(WorkLease lease, LeaderTerm term, CancellationToken cancel)
    {
        if (term.IsOver) return;
        using var span = Spans.Pass(options.Name, lease);
        using var scope = logger.BeginScope(LogFields.Of(lease.Key));
        var started = time.GetTimestamp();
        var outcome = await ReconcileAsync(lease.Key, term, cancel);
        span.Tell(outcome);
        if (outcome is Outcome.Failed { Error: LeadershipLostException })
        {
            term.End();         // whoever noticed first tells everybody
            return;
        }

        if (cancel.IsCancellationRequested && outcome is Outcome.Failed) return;     // says nothing about the object, and nobody is left to retry it
        var again = router.Route(lease.Key, lease.Priority, outcome);
        var report = new ReconcileReport(
            options.Name, lease.Key, lease.Priority, outcome, lease.Waited, time.GetElapsedTime(started), again);
        ControlLog.Pass(logger, report);
        Observe(report);
    }

#pragma warning disable CA1031 // What a pass or an observer throws must not end the worker.
    private async Task<Outcome> ReconcileAsync(ResourceKey key, LeaderTerm term, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(options.PassLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            return await reconciler.ReconcileAsync(key, term, either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            return new Outcome.Failed(new TimeoutException($"The pass over {key} took longer than {options.PassLimit} and was cancelled."));
        }
        catch (Exception error)
        {
            return new Outcome.Failed(error) { IsDefect = Defect.Is(error) };
        }
    }

    private void Observe(ReconcileReport report)
    {
        try
        {
            observer?.Reconciled(report);
        }
        catch (Exception error)
        {
            ControlLog.ObserverFailed(logger, report.Key, error);
        }
    }
#pragma warning restore CA1031
}
