using System.Collections.Concurrent;
using RoleOperator.Core.Errors;
using RoleOperator.Core.Planning.Steps;
using RoleOperator.Runtime;

namespace RoleOperator.Controllers.Passes;

/// <summary>
/// When this process last made an object, tagged it as its own or set its boundary. IAM's authorization lags behind its writes as its reads do: a call that
/// the new tag or boundary allows may be denied for as long as that lasts, and no longer.
/// </summary>
internal sealed class RecentAuthority(TimeProvider time)
{
    private readonly ConcurrentDictionary<ResourceKey, long> since = new();

    /// <summary>Notes what was carried out, or may have been.</summary>
    public void Note(ResourceKey key, IEnumerable<Step> steps)
    {
        if (steps.Any(step => step.SetsAuthority)) since[key] = time.GetTimestamp();
    }

    /// <summary>Whether it was less than two minutes ago.</summary>
    public bool IsYoung(ResourceKey key) => since.TryGetValue(key, out var at) && time.GetElapsedTime(at) < AwsErrorTable.PropagationTime;

    /// <summary>Forgets an object that is gone.</summary>
    public void Forget(ResourceKey key) => since.TryRemove(key, out _);
}
