using System.Text.RegularExpressions;
using RoleOperator.Testing;

namespace RoleOperator.Architecture.Tests;

/// <summary>The guide to the engine names a test beside each guarantee.</summary>
public partial class EngineGuideTests
{
    [Fact]
    public void Guide_ToTheEngine_NamesTestsThatExistBesideEachGuarantee()
    {
        var rows = File.ReadLines(Path.Combine(Repository.Root, "docs", "engine.md"))
            .Where(line => line.StartsWith('|'))
            .Where(line => !line.StartsWith("| ---", StringComparison.Ordinal) && !line.StartsWith("| Guarantee", StringComparison.Ordinal))
            .ToList();
        var tests = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => TestMethod().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Matches(TestName(), row));
        Assert.All(rows.SelectMany(row => TestName().Matches(row)).Select(match => match.Groups[1].Value), name => Assert.Contains(name, tests));
    }

    [GeneratedRegex("`([A-Z][A-Za-z0-9]+(?:_[A-Z][A-Za-z0-9]*)+)`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"public (?:async )?(?:void|Task) ([A-Z][A-Za-z0-9]+(?:_[A-Z][A-Za-z0-9]*)+)\(")]
    private static partial Regex TestMethod();
}
