using Spectre.Console;

namespace RoleOperator.Demo;

/// <summary>The web application's side of AWS at one moment; null for what is not there.</summary>
internal sealed record AwsSnapshot(AwsRole? Role, AwsPolicy? Policy, AwsProfile? Profile, AwsInstance Instance)
{
    /// <summary>As a tree: an object, and its lines below it.</summary>
    public Tree Tree()
    {
        var tree = new Tree("AWS") { Guide = TreeGuide.Line };
        foreach (var (title, lines) in Sections())
        {
            var node = tree.AddNode(Markup.Escape(title));
            foreach (var line in lines) node.AddNode(new Text(line));
        }

        return tree;
    }

    /// <summary>The lines that only one of two snapshots has, each with its object.</summary>
    public static (IReadOnlyList<string> Removed, IReadOnlyList<string> Added) Difference(AwsSnapshot before, AwsSnapshot after)
    {
        var (then, now) = (before.Lines().ToList(), after.Lines().ToList());
        return ([.. then.Except(now)], [.. now.Except(then)]);
    }

    /// <summary>All lines, each with its object.</summary>
    public IEnumerable<string> Lines() => Sections().SelectMany(section => section.Lines.Select(line => $"{section.Title}: {line}"));

    private IEnumerable<(string Title, IEnumerable<string> Lines)> Sections()
    {
        if (Role is { } role) yield return ($"role {role.Name}", role.Lines());
        if (Policy is { } policy) yield return ($"policy {policy.Name}", policy.Lines());
        if (Profile is { } profile) yield return ($"instance profile {profile.Name}", [$"role {profile.Role ?? "-"}"]);
        yield return ($"instance {Instance.Id}", [Instance.Line()]);
    }
}

/// <summary>A role with what hangs on it. Trust is an IAM document as JSON.</summary>
internal sealed record AwsRole(
    string Name,
    string? Description,
    string Trust,
    IReadOnlyList<string> Attached,
    IReadOnlyList<string> Inline,
    IReadOnlyDictionary<string, string> Tags)
{
    public IEnumerable<string> Lines() =>
    [
        $"description: {Description}",
        .. PolicyText.Lines(Trust).Select(line => $"trust: {line}"),
        .. Attached.Select(policy => $"attached: {policy}"),
        .. Inline.Select(policy => $"inline: {policy}"),
        .. Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"tag: {tag.Key} = {tag.Value}"),
    ];
}

/// <summary>A customer managed policy with its default version's document as JSON.</summary>
internal sealed record AwsPolicy(string Name, string Version, string Document)
{
    public IEnumerable<string> Lines() => [$"default version {Version}", .. PolicyText.Lines(Document)];
}

/// <summary>An instance profile.</summary>
internal sealed record AwsProfile(string Name, string? Role);

/// <summary>An instance with its state and, where it has one, the name of its profile and the association's state.</summary>
internal sealed record AwsInstance(string Id, string State, string? Profile, string? Association)
{
    public string Line() => Profile is null ? $"{State}, no instance profile" : $"{State}, profile {Profile} {Association}";
}
