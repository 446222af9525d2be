using RoleOperator.Core.Planning;
using RoleOperator.Core.Planning.Steps;

namespace RoleOperator.Controllers.Passes;

/// <summary>Own writes to one object that no read has shown yet, as far as a later difference can be told from them; each has an age of its own.</summary>
/// <param name="Differences">The differences that they mended, in words, and when: a read from before shows the very same.</param>
/// <param name="Parts">The calls since a creation, and when: a read may show the object, and lack any of what was put on it afterwards.</param>
internal sealed record Unseen(IReadOnlyDictionary<string, long> Differences, IReadOnlyList<(Step Step, long At)> Parts)
{
    public static Unseen Nothing { get; } = new(new Dictionary<string, long>(), []);

    /// <summary>These, as far as they are young, and one more pass's.</summary>
    public Unseen And(Plan plan, Applied applied, bool created, long now, Func<long, bool> isYoung)
    {
        var differences = Differences.Where(one => isYoung(one.Value)).ToDictionary(StringComparer.Ordinal);
        foreach (var difference in plan.Drift) differences[difference] = now;
        List<(Step Step, long At)> parts = [.. Parts.Where(part => isYoung(part.At))];
        return new(differences, created || parts.Count > 0 ? [.. parts, .. applied.Done.Select(done => (done.Step, now))] : []);
    }

    /// <summary>Whether a plan does only what was done a moment ago.</summary>
    public bool Explains(Plan plan, Func<long, bool> isYoung) =>
        plan.Drift.All(difference => Differences.TryGetValue(difference, out var at) && isYoung(at))
        || plan.Steps.All(step => Parts.Any(part => part.Step.Equals(step) && isYoung(part.At)));
}
