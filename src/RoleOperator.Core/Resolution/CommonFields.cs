using RoleOperator.Core.Naming;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Core.Resolution;

/// <summary>The fields that every kind has: tags, and what AWS cannot change once an object exists.</summary>
internal static class CommonFields
{
    /// <summary>
    /// The user's tags with the owner's. <paramref name="keys"/> says which keys IAM takes for the same: it ignores case on roles
    /// (IAM user guide, "Tagging IAM resources").
    /// </summary>
    public static SortedDictionary<string, string> Tags(
        ILifecycleSpec spec, Owner owner, StringComparer keys, IgnoredTags ignored, FieldFindings findings)
    {
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal) { [Owner.TagKey] = owner.ToString() };
        var spellings = new Dictionary<string, string>(keys);
        foreach (var (key, value) in (spec.Tags ?? new Dictionary<string, string>()).OrderBy(tag => tag.Key, StringComparer.Ordinal))
        {
            var field = $"spec.tags[{Excerpt.Shorten(key)}]";
            findings.Invalid(field, AwsNames.TagKey(key));
            findings.Invalid(field, AwsNames.TagValue(value));
            if (ignored.Chosen(key) is { } prefix)
                findings.Invalid(
                    field, $"the operator was told to leave tags that begin with {Excerpt.Quote(prefix)} alone (--ignore-tag-prefixes); remove it");
            if (!spellings.TryAdd(key, key))
                findings.Invalid(field, $"is the same key as {Excerpt.Quote(spellings[key])} to IAM, which ignores case here; keep one of them");
            tags[key] = value;
        }

        return tags;
    }

    /// <summary>
    /// Name, path and account are part of an object's identity. A changed one would leave the old object behind without an owner, so the
    /// change is refused; status tells what the object was made as.
    /// </summary>
    public static void Identity(string what, Made made, string name, string path, AccountContext account, FieldFindings findings)
    {
        if (made.Account is { } madeIn && madeIn != account.AccountId)
            findings.Add("status.account", Reasons.ImmutableFieldChanged,
                $"the {what} was made in account {madeIn}, but the operator's credentials are for account {account.AccountId}; "
                + $"give the operator credentials for {madeIn}, or delete this object and create it again");
        if (made.Name is { } oldName && oldName != name)
            findings.Add("spec.name", Reasons.ImmutableFieldChanged, ImmutableField.Message(what, "name", oldName, name));
        else if (PathOf(made.Arn, name) is { } oldPath && oldPath != path)
            findings.Add("spec.path", Reasons.ImmutableFieldChanged, ImmutableField.Message(what, "path", oldPath, path));
    }

    // For seconds after a create IAM may show a bare id in place of an ARN: then the path is not known.
    private static string? PathOf(string? arn, string name) =>
        Arn.TryParse(arn, out var parsed) && parsed.Resource.IndexOf('/', StringComparison.Ordinal) is > 0 and var at
        && parsed.Resource[at..] is var path && path.EndsWith($"/{name}", StringComparison.Ordinal)
            ? path[..^name.Length]
            : null;

    /// <summary>What status says the AWS object was made as.</summary>
    public sealed record Made(string? Name, string? Arn, string? Account);
}
