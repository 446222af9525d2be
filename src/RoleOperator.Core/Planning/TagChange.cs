using RoleOperator.Core.Naming;

namespace RoleOperator.Core.Planning;

/// <summary>How tags must change; those that are to be ignored are left out.</summary>
/// <param name="Set">Tags to set, sorted by key.</param>
/// <param name="Remove">Keys to remove, sorted.</param>
/// <param name="Drift">The differences in words.</param>
internal sealed record TagChange(IReadOnlyDictionary<string, string> Set, IReadOnlyList<string> Remove, IReadOnlyList<string> Drift)
{
    /// <param name="wanted">All tags that should be there.</param>
    /// <param name="observed">All tags that are there.</param>
    /// <param name="keys">
    /// Which keys IAM takes for the same. Where it ignores case, setting a key replaces its other spelling, and removing that afterwards would
    /// remove the new one.
    /// </param>
    /// <param name="ignored">What is neither compared nor touched.</param>
    public static TagChange Between(
        IReadOnlyDictionary<string, string> wanted, IReadOnlyDictionary<string, string> observed, StringComparer keys, IgnoredTags ignored)
    {
        var mine = observed.Where(tag => !ignored.Cover(tag.Key)).ToDictionary(StringComparer.Ordinal);
        var wantedKeys = wanted.Keys.ToHashSet(keys);
        var set = new SortedDictionary<string, string>(
            wanted.Where(tag => mine.GetValueOrDefault(tag.Key) != tag.Value).ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
        var remove = mine.Keys.Where(key => !wantedKeys.Contains(key)).Order(StringComparer.Ordinal).ToList();

        return new(set, remove,
        [
            .. set.Select(tag =>
                $"{Field(tag.Key)}: is {(mine.TryGetValue(tag.Key, out var old) ? Excerpt.Quote(old) : "missing")}, should be {Excerpt.Quote(tag.Value)}"),
            .. remove.Select(key => $"{Field(key)}: is {Excerpt.Quote(mine[key])}, should be absent"),
        ]);

        static string Field(string key) => $"tags[{Excerpt.Shorten(key)}]";
    }
}

/// <summary>What is special about the tags of roles.</summary>
internal static class RoleTags
{
    /// <summary>
    /// On roles, unlike on policies and instance profiles, keys that differ only in case are one key (IAM user guide, "Tagging IAM resources").
    /// </summary>
    public static StringComparer Keys => StringComparer.OrdinalIgnoreCase;
}
