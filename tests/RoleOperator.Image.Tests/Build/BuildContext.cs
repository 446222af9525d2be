using System.Text.RegularExpressions;
using RoleOperator.Testing;

namespace RoleOperator.Image.Tests.Build;

/// <summary>
/// What <c>docker build .</c> would send of this checkout: the files that git keeps or would keep, less those that <c>.dockerignore</c> leaves out.
/// </summary>
internal static partial class BuildContext
{
    private static readonly IReadOnlyList<(Regex Pattern, bool Included)> Rules =
    [
        .. File.ReadLines(Path.Combine(Repository.Root, ".dockerignore"))
            .Select(line => line.Trim())
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(Rule),
    ];

    /// <summary>Paths relative to the root of the checkout.</summary>
    public static async Task<IReadOnlyList<string>> FilesAsync()
    {
        var listed = await BuildCommand.RunAsync(Repository.Root, "git", "ls-files", "--cached", "--others", "--exclude-standard", "-z");
        return [.. listed.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(Includes).Where(path => File.Exists(Path.Combine(Repository.Root, path)))];
    }

    /// <summary>The last rule that speaks of the path, or of a folder above it, decides.</summary>
    public static bool Includes(string path) => Rules.LastOrDefault(rule => rule.Pattern.IsMatch(path)) is (null, _) or (_, true);

    private static (Regex Pattern, bool Included) Rule(string line)
    {
        var included = line[0] == '!';
        var pattern = Regex.Escape(included ? line[1..] : line)
            .Replace(@"\*\*/", "(.*/)?", StringComparison.Ordinal)
            .Replace(@"\*", "[^/]*", StringComparison.Ordinal);
        return (new Regex($"^{pattern}(/.*)?$", RegexOptions.None, TimeSpan.FromSeconds(1)), included);
    }
}
