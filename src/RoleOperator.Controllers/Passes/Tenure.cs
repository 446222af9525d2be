using System.Collections.Concurrent;
using RoleOperator.Core.Errors;
using RoleOperator.Runtime;

namespace RoleOperator.Controllers.Passes;

/// <summary>
/// How far back this process knows what was written for an object. A process before it may have made the object in AWS a moment before it ended; only one
/// that put the finalizer on itself, which comes before the first write, or that has had the object for two minutes, knows of all that a read may not show.
/// </summary>
internal sealed class Tenure(TimeProvider time)
{
    /// <summary>When each object was first met; null for those that this process has known from their first write on.</summary>
    private readonly ConcurrentDictionary<ResourceKey, long?> since = new();

    /// <summary>Notes that nothing was written for an object before this moment, or that nothing of it is left.</summary>
    public void Begin(ResourceKey key) => since[key] = null;

    /// <summary>Notes an object that has the finalizer already.</summary>
    public void Meet(ResourceKey key) => since.TryAdd(key, time.GetTimestamp());

    /// <summary>Whether the object was met so lately that a process before this one may have made it unseen.</summary>
    public bool IsShort(ResourceKey key) =>
        since.TryGetValue(key, out var met) && met is { } at && time.GetElapsedTime(at) < AwsErrorTable.PropagationTime;

    /// <summary>Forgets an object that is gone.</summary>
    public void Forget(ResourceKey key) => since.TryRemove(key, out _);
}
