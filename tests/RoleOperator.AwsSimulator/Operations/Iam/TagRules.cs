using System.Collections.Immutable;
using RoleOperator.AwsSimulator.Protocol;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Operations.Iam;

/// <summary>What tags an object may carry. Keys of roles are unique without regard to case, those of everything else with regard to it.</summary>
internal static class TagRules
{
    /// <summary>How the keys of roles compare.</summary>
    public static StringComparer OfRoles => StringComparer.OrdinalIgnoreCase;

    /// <summary>How the keys of policies, profiles and providers compare.</summary>
    public static StringComparer OfOthers => StringComparer.Ordinal;

    /// <summary>The tags after some were added: one of a known key takes the place of the old one, with its own spelling.</summary>
    /// <exception cref="AwsErrorException">InvalidInput for reserved or doubled keys, LimitExceeded for too many.</exception>
    public static ImmutableList<Tag> Add(Call call, ImmutableList<Tag> present, StringComparer keys)
    {
        var added = call.Tags();
        foreach (var tag in added)
            RefuseReserved(tag.Key);
        if (added.DistinctBy(tag => tag.Key, keys).Count() < added.Count)
            throw call.Error(
                "InvalidInput",
                keys == OfRoles ? "Duplicate tag keys found. Please note that Tag keys are case insensitive." : "Duplicate tag keys found.");
        var tags = added.Aggregate(present, (tags, tag) =>
            tags.FindIndex(known => keys.Equals(known.Key, tag.Key)) is >= 0 and var index ? tags.SetItem(index, tag) : tags.Add(tag));
        var most = call.Account.Quotas[Quotas.Tags];
        return tags.Count <= most ? tags : throw call.Error("LimitExceeded", $"Cannot exceed quota for TagsPerResource: {most}");
    }

    /// <summary>The tags after some were removed; a key that is not there is no error.</summary>
    /// <exception cref="AwsErrorException">InvalidInput for reserved keys.</exception>
    public static ImmutableList<Tag> Remove(Call call, ImmutableList<Tag> present, StringComparer keys)
    {
        var removed = call.Texts("TagKeys").ToHashSet(keys);
        foreach (var key in removed)
            RefuseReserved(key);
        return present.RemoveAll(tag => removed.Contains(tag.Key));
    }

    // UntagRole, too, refuses reserved keys, although its model does not list InvalidInput.
    private static void RefuseReserved(string key)
    {
        if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            throw Call.Unmodelled("InvalidInput", $"Tag keys starting with 'aws:' are reserved for internal use: {key}", 400);
    }
}
