using RoleOperator.Core.Planning;
using RoleOperator.Core.Planning.Steps;

namespace RoleOperator.Controllers.Passes;

/// <summary>Own writes to one object that no read has shown yet, as far as a later difference can be told from them.</summary>
/// <param name="Differences">The differences that they mended, in words: a read from before shows the very same.</param>
/// <param name="Parts">The calls since a creation: a read may show the object, and lack any of what was put on it afterwards.</param>
internal sealed record Unseen(IReadOnlySet<string> Differences, IReadOnlyList<Step> Parts)
{
    public static Unseen Nothing { get; } = new(new HashSet<string>(), []);

    /// <summary>These and one more pass's.</summary>
    public Unseen And(Plan plan, Applied applied, bool created) => new(
        Differences.Concat(plan.Drift).ToHashSet(StringComparer.Ordinal),
        created || Parts.Count > 0 ? [.. Parts, .. applied.Done.Select(done => done.Step)] : []);

    /// <summary>Whether a plan does only what was done already.</summary>
    public bool Explains(Plan plan) => plan.Drift.All(Differences.Contains) || plan.Steps.All(Parts.Contains);
}
