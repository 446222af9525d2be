using System.Collections.Concurrent;
using RoleOperator.Core.Errors;
using RoleOperator.Core.Planning;

namespace RoleOperator.Controllers.Kinds;

/// <summary>
/// Since when associations are awaited that status tells of and EC2 does not show. EC2's reads lag behind its writes; what is not shown after two minutes did
/// not come about, or is gone. The time is the process's own: a new one begins it anew.
/// </summary>
public sealed class AwaitedAssociations(TimeProvider time)
{
    private readonly ConcurrentDictionary<(string Profile, InstanceAddress Instance), long> since = new();

    /// <summary>The instances, those marked whose association is still to be expected.</summary>
    /// <param name="profileArn">The profile.</param>
    /// <param name="unseen">The instances that status says are being associated with it, without an association's id.</param>
    /// <param name="instances">What EC2 shows.</param>
    public IReadOnlyList<ObservedInstance> Mark(string profileArn, IReadOnlyList<InstanceAddress> unseen, IReadOnlyList<ObservedInstance> instances) =>
        [.. instances.Select(instance => instance with { IsAwaited = IsAwaited(profileArn, unseen, instance) })];

    private bool IsAwaited(string profileArn, IReadOnlyList<InstanceAddress> unseen, ObservedInstance instance)
    {
        var key = (profileArn, instance.Address);
        if (unseen.Contains(instance.Address) && instance.ProfileArn != profileArn
            && time.GetElapsedTime(since.GetOrAdd(key, _ => time.GetTimestamp())) < AwsErrorTable.PropagationTime)
            return true;

        since.TryRemove(key, out _);
        return false;
    }
}
