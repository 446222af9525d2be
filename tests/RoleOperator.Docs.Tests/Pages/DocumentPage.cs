using System.Text.RegularExpressions;
using RoleOperator.Testing;
using RoleOperator.Testing.Charts;

namespace RoleOperator.Docs.Tests.Pages;

/// <summary>A page of the documents: its blocks, headings and links. What stands in a fenced block is neither heading nor link.</summary>
public sealed partial class DocumentPage
{
    private DocumentPage(string path)
    {
        Path = path;
        Read(File.ReadAllLines(System.IO.Path.Combine(Repository.Root, path)));
    }

    /// <summary>Every page for people: those at the root, those below docs, and the chart's own.</summary>
    public static IReadOnlyList<DocumentPage> All { get; } =
    [
        .. Directory.GetFiles(Repository.Root, "*.md")
            .Concat(Directory.GetFiles(System.IO.Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories))
            .Append(System.IO.Path.Combine(HelmChart.Folder, "README.md"))
            .Select(path => System.IO.Path.GetRelativePath(Repository.Root, path))
            .Order(StringComparer.Ordinal)
            .Select(path => new DocumentPage(path)),
    ];

    /// <summary>Path in the repository.</summary>
    public string Path { get; }

    public List<Block> Blocks { get; } = [];

    /// <summary>The anchor of each heading, as GitHub makes it of a heading that is alone of its name.</summary>
    public List<string> Anchors { get; } = [];

    /// <summary>Targets of the links.</summary>
    public List<string> Links { get; } = [];

    /// <summary>What stands between backticks in the text.</summary>
    public List<string> InlineCode { get; } = [];

    /// <summary>Lines that four spaces make code, outside of lists.</summary>
    public List<string> Indented { get; } = [];

    public static DocumentPage Named(string path) => All.Single(page => page.Path == path);

    private void Read(string[] lines)
    {
        var (above, section) = ("", "");
        for (var at = 0; at < lines.Length; at++)
        {
            if (Fence().Match(lines[at]) is { Success: true } fence)
            {
                var indent = fence.Groups[1].Length;
                var opened = at;
                var text = new List<string>();
                while (!lines[++at].TrimStart().StartsWith("```", StringComparison.Ordinal))
                    text.Add(lines[at].Length > indent ? lines[at][indent..] : "");
                var savedAs = SaveAs().Matches(above).LastOrDefault()?.Groups[1].Value;
                Blocks.Add(new(Path, section, opened + 1, fence.Groups[2].Value, string.Join('\n', text) + "\n", savedAs));
                above = "";
                continue;
            }

            if (lines[at].StartsWith("## ", StringComparison.Ordinal)) section = lines[at];
            if (Heading().Match(lines[at]) is { Success: true } heading) Anchors.Add(Anchor(heading.Groups[1].Value));
            Links.AddRange(Link().Matches(Code().Replace(lines[at], "code")).Select(link => link.Groups[1].Value));
            InlineCode.AddRange(Code().Matches(lines[at]).Select(code => code.Value.Trim('`')));
            if (lines[at].StartsWith("    ", StringComparison.Ordinal)) Indented.Add(lines[at]);
            if (lines[at].Length > 0) above = $"{above} {lines[at]}";
        }
    }

    private static string Anchor(string heading) => NotInAnchors().Replace(LinkText().Replace(heading, "$1").ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex("^( *)```(.*)$")]
    private static partial Regex Fence();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex Code();

    [GeneratedRegex("^#{1,6} (.+)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex LinkText();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotInAnchors();

    [GeneratedRegex("[Ss]ave (?:it |this )?as `([^`]+)`")]
    private static partial Regex SaveAs();
}
