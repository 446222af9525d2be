using RoleOperator.Core.Naming;
using RoleOperator.Core.Planning.Steps;

namespace RoleOperator.Core.Tests.Planning;

/// <summary>
/// An account with at most one object of each kind, as strict as IAM and EC2: creates fail when present, deletes when in use, quotas hold. It
/// is stricter in one thing: a write to what does not carry the owner's tag fails the test.
/// </summary>
internal sealed partial class StrictCloud
{
    /// <summary>What AWS would refuse; a plan that meets one is wrong.</summary>
    public sealed class Refusal(string message) : Exception(message);

    /// <summary>The same account once more, to go another way from here.</summary>
    public StrictCloud Copy() => new()
    {
        Role = Role,
        Policy = Policy,
        Profile = Profile,
        Instances = [.. Instances],
        Quota = Quota,
        GrantsNeedBoundary = GrantsNeedBoundary,
    };

    /// <summary>The account after each beginning of a plan, from nothing of it to all of it.</summary>
    public IEnumerable<StrictCloud> AfterEachPrefix(IReadOnlyList<Step> steps)
    {
        for (var count = 0; count <= steps.Count; count++)
        {
            var cloud = Copy();
            cloud.Apply(steps.Take(count));
            yield return cloud;
        }
    }

    public void Apply(IEnumerable<Step> steps)
    {
        foreach (var step in steps) Apply(step);
    }

    public void Apply(Step step)
    {
        if (!ApplyToRole(step) && !ApplyToPolicy(step) && !ApplyToProfile(step) && !ApplyToInstance(step))
            throw new Refusal($"{step}: no such call is expected here");
    }

    private static void Check(bool holds, Step step, string otherwise)
    {
        if (!holds) throw new Refusal($"{step}: {otherwise}");
    }

    private static void CheckOwned(Step step, IReadOnlyDictionary<string, string> tags) =>
        Check(tags.GetValueOrDefault(Owner.TagKey) == Samples.Owner.ToString(), step, "a write to what is not ours");

    private static Dictionary<string, string> With(
        IReadOnlyDictionary<string, string> tags, IReadOnlyDictionary<string, string> set, StringComparer keys, Step step)
    {
        var result = tags.Where(t => !set.Keys.Contains(t.Key, keys)).Concat(set).ToDictionary(StringComparer.Ordinal);
        Check(result.Count <= 50, step, "LimitExceeded: more than 50 tags");
        Check(!set.Keys.Any(k => k.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)), step, "InvalidInput: aws: is reserved");
        return result;
    }

    private static Dictionary<string, string> Without(IReadOnlyDictionary<string, string> tags, IReadOnlyList<string> gone, StringComparer keys, Step step)
    {
        Check(!gone.Any(k => k.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)), step, "InvalidInput: aws: is reserved");
        return tags.Where(t => !gone.Contains(t.Key, keys)).ToDictionary(StringComparer.Ordinal);
    }
}
