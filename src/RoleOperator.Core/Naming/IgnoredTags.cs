namespace RoleOperator.Core.Naming;

/// <summary>
/// Tags that the operator neither sets nor removes, by the beginnings of their keys: those that AWS keeps for itself, and those that other
/// programs of the account put on everything (cost allocation, inventory).
/// </summary>
/// <param name="Prefixes">Beginnings of keys, as the operator's options give them; case is ignored, as IAM does on roles.</param>
public sealed record IgnoredTags(IReadOnlyList<string> Prefixes)
{
    /// <summary>Reserved for AWS's own use: such a tag can be neither set nor removed (IAM user guide, "Tagging IAM resources").</summary>
    private const string Reserved = "aws:";

    /// <summary>Nothing beyond AWS's own tags.</summary>
    public static IgnoredTags None { get; } = new([]);

    /// <summary>Whether a tag of that key is left alone.</summary>
    public bool Cover(string key) =>
        key.StartsWith(Reserved, StringComparison.OrdinalIgnoreCase) || Chosen(key) is not null;

    /// <summary>The prefix of the options that covers the key, or null.</summary>
    public string? Chosen(string key) => Prefixes.FirstOrDefault(prefix => key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>What is wrong with a prefix, or null. One that covered the owner tag would make every object a stranger's.</summary>
    public static string? Problem(string prefix) =>
        prefix.Length == 0 ? "an empty prefix would ignore every tag"
        : Owner.TagKey.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? $"{Excerpt.Quote(prefix)} would ignore the owner tag {Owner.TagKey}"
        : null;
}
