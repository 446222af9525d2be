using System.Collections.Concurrent;
using RoleOperator.Runtime;

namespace RoleOperator.Controllers.Passes;

/// <summary>
/// Since when an object has been failing, and how often in a row. What looks like propagation is believed for two minutes only, and a lost
/// process may start that count again: it is kept in memory, since a time in status would make every pass write.
/// </summary>
public sealed class FaultMemory(TimeProvider time)
{
    private readonly ConcurrentDictionary<ResourceKey, (long Since, int Times)> faults = new();

    /// <summary>Notes one more failed pass.</summary>
    /// <returns>How long the object has been failing, and how often.</returns>
    public (TimeSpan Age, int Times) Failed(ResourceKey key)
    {
        var (since, times) = faults.AddOrUpdate(key, _ => (time.GetTimestamp(), 1), (_, seen) => (seen.Since, seen.Times + 1));
        return (time.GetElapsedTime(since), times);
    }

    /// <summary>Forgets the failures of an object that works again, or is gone.</summary>
    public void Succeeded(ResourceKey key) => faults.TryRemove(key, out _);
}
