using Microsoft.Extensions.Logging;
using RoleOperator.Core.Resources;
using RoleOperator.Runtime;
using RoleOperator.Runtime.Control;
using RoleOperator.Runtime.Queue;
using RoleOperator.Runtime.Watching;

namespace RoleOperator.Controllers.Tests.Worlds;

/// <summary>What one process has for one kind.</summary>
internal sealed record Loop<TSpec, TStatus>(
    Informer<Resource<TSpec, TStatus>> Informer, WorkQueue Queue, IReadOnlyList<(LogLevel Level, string Text)> Log, IReconciler Pass)
    where TSpec : class
    where TStatus : class
{
    /// <summary>Takes everything out of the queue.</summary>
    /// <returns>The keys, with their priorities, in the order of their turns.</returns>
    public async Task<IReadOnlyList<(ResourceKey Key, Priority Priority)>> WokenAsync()
    {
        List<(ResourceKey, Priority)> woken = [];
        while (Queue.Depth is { Fresh: > 0 } or { Resync: > 0 })
        {
            using var lease = await Queue.TakeAsync(CancellationToken.None);
            woken.Add((lease!.Key, lease.Priority));
        }

        return woken;
    }
}
