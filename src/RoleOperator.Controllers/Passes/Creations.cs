using System.Collections.Concurrent;
using RoleOperator.Core.Errors;
using RoleOperator.Runtime;

namespace RoleOperator.Controllers.Passes;

/// <summary>
/// When this process made which object. For as long as AWS may take to show it everywhere, a read that does not find it proves nothing. A process
/// that died has forgotten; by the time that another has taken over, most of that while is past.
/// </summary>
public sealed class Creations(TimeProvider time)
{
    private readonly ConcurrentDictionary<ResourceKey, long> made = new();

    /// <summary>Notes what a pass made.</summary>
    public void Note(ResourceKey key, Applied applied)
    {
        if (applied.Done.Any(done => done.Answer.Created is not null)) made[key] = time.GetTimestamp();
    }

    /// <summary>Whether the object was made so lately that AWS may not show it yet.</summary>
    public bool IsRecent(ResourceKey key) => made.TryGetValue(key, out var at) && time.GetElapsedTime(at) < AwsErrorTable.PropagationTime;

    /// <summary>Forgets an object that is gone, or is being deleted.</summary>
    public void Forget(ResourceKey key) => made.TryRemove(key, out _);
}
