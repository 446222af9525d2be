using ReferenceGenerator.Pages;
using ReferenceGenerator.Permissions;

namespace ReferenceGenerator;

/// <summary>The folder of generated references. It may hold other files, which are left alone.</summary>
public static class ReferenceFolder
{
    /// <summary>Text of every generated file by its name.</summary>
    /// <exception cref="CrdGenerator.SchemaException">A field, reason or kind has no doc comment.</exception>
    public static IReadOnlyDictionary<string, string> Files() => new Dictionary<string, string>
    {
        ["api.md"] = ApiPage.Text(),
        ["options.md"] = OptionsPage.Text(),
        ["events.md"] = EventsPage.Text(),
        ["metrics.md"] = MetricPage.Text(),
        ["iam-policy.md"] = IamPolicyPage.Text(),
        ["iam-policy.json"] = LeastPrivilege.Json(boundary: false),
        ["iam-policy-with-boundary.json"] = LeastPrivilege.Json(boundary: true),
    };

    /// <summary>Writes <see cref="Files"/>.</summary>
    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, text) in Files()) File.WriteAllText(Path.Combine(folder, name), text);
    }

    /// <summary>Paths of the files that <see cref="Write"/> would change or add, sorted.</summary>
    public static IReadOnlyList<string> Stale(string folder) =>
    [
        .. Files().Select(f => (Path: Path.Combine(folder, f.Key), Text: f.Value))
            .Where(f => !File.Exists(f.Path) || File.ReadAllText(f.Path) != f.Text)
            .Select(f => f.Path)
            .Order(StringComparer.Ordinal),
    ];
}
