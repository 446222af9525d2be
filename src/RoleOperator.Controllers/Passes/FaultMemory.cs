using System.Collections.Concurrent;
using RoleOperator.Core.Errors;
using RoleOperator.Runtime;

namespace RoleOperator.Controllers.Passes;

/// <summary>
/// Since when an object has been failing with which errors, and how many passes in a row have not brought it to its end. What looks like propagation is
/// believed for two minutes only, and a lost process may start that count again: it is kept in memory, since a time in status would make every pass write.
/// </summary>
public sealed class FaultMemory(TimeProvider time)
{
    private readonly ConcurrentDictionary<ResourceKey, Streak> faults = new();

    /// <summary>Notes one more failed or unfinished pass. Each error has an age of its own: a new one is young however long another has lasted.</summary>
    /// <param name="key">The object.</param>
    /// <param name="errors">The pass's errors, none where it only has to be gone on with; one that is not among them is over.</param>
    /// <returns>How long each of the errors has been there, in their order, and how many passes in a row have been such.</returns>
    public (IReadOnlyList<TimeSpan> Ages, int Times) Failed(ResourceKey key, IReadOnlyList<AwsError> errors)
    {
        var before = faults.GetValueOrDefault(key, new(new Dictionary<AwsError, long>(), 0));
        var now = time.GetTimestamp();
        var streak = new Streak(
            errors.Select(Lasting).Distinct().ToDictionary(error => error, error => before.Since.GetValueOrDefault(error, now)), before.Times + 1);
        faults[key] = streak;
        return ([.. errors.Select(error => time.GetElapsedTime(streak.Since[Lasting(error)]))], streak.Times);
    }

    /// <summary>How long an error has been there for an object; zero for one that is new.</summary>
    public TimeSpan AgeOf(ResourceKey key, AwsError error) =>
        faults.TryGetValue(key, out var streak) && streak.Since.TryGetValue(Lasting(error), out var since) ? time.GetElapsedTime(since) : TimeSpan.Zero;

    /// <summary>Forgets the failures of an object that works again, or is gone.</summary>
    public void Succeeded(ResourceKey key) => faults.TryRemove(key, out _);

    /// <summary>The error without what time alone takes from it: it stays the same one, and goes on growing old.</summary>
    private static AwsError Lasting(AwsError error) => error with { Unsettled = false };

    private sealed record Streak(IReadOnlyDictionary<AwsError, long> Since, int Times);
}
