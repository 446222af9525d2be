namespace RoleOperator.Aws.Reads;

/// <summary>Tags between the SDK's lists and plain maps. The SDK leaves empty lists null.</summary>
internal static class TagSet
{
    public static IReadOnlyDictionary<string, string> Of(List<Amazon.IdentityManagement.Model.Tag>? tags) =>
        (tags ?? []).ToDictionary(t => t.Key, t => t.Value ?? "", StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, string> Of(List<Amazon.EC2.Model.Tag>? tags) =>
        (tags ?? []).ToDictionary(t => t.Key, t => t.Value ?? "", StringComparer.Ordinal);

    public static List<Amazon.IdentityManagement.Model.Tag>? ToSdk(IReadOnlyDictionary<string, string> tags) => tags.Count == 0
        ? null
        : [.. tags.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => new Amazon.IdentityManagement.Model.Tag { Key = t.Key, Value = t.Value })];
}
