using RoleOperator.Docs.Tests.Pages;
using RoleOperator.Testing;

namespace RoleOperator.Docs.Tests;

/// <summary>Links within the documents lead somewhere.</summary>
public class LinkTests
{
    public static TheoryData<string> Pages => [.. DocumentPage.All.Select(page => page.Path)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_OfAPage_LeadToFilesAndHeadings(string path)
    {
        var page = DocumentPage.Named(path);
        Assert.DoesNotContain(page.Links, link => !link.Contains("://", StringComparison.Ordinal) && !Leads(page, link));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Headings_OfAPage_HaveAnchorsOfTheirOwn(string path) =>
        Assert.Empty(DocumentPage.Named(path).Anchors.GroupBy(anchor => anchor).Where(same => same.Count() > 1).Select(same => same.Key));

    private static bool Leads(DocumentPage page, string link)
    {
        var parts = link.Split('#', 2);
        var target = parts[0].Length == 0
            ? page.Path
            : Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(page.Path)!, parts[0])));
        if (!Path.Exists(Path.Combine(Repository.Root, target))) return false;
        return parts.Length == 1 || (DocumentPage.All.FirstOrDefault(other => other.Path == target)?.Anchors.Contains(parts[1]) ?? false);
    }
}
