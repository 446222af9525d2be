using System.Text.RegularExpressions;
using RoleOperator.Testing;

namespace RoleOperator.Architecture.Tests;

/// <summary>Rules that the compiler does not know.</summary>
public class SourceRuleTests
{
    private const int MostLines = 400;

    /// <summary>Time is a TimeProvider and chance a Random that somebody handed in: otherwise neither can be tested.</summary>
    [Theory]
    [InlineData(@"\bDateTime(Offset)?\.(Utc)?Now\b")]
    [InlineData(@"\bRandom\.Shared\b")]
    [InlineData(@"\bThread\.Sleep\b")]
    [InlineData(@"\bTask\.Delay\([^,()]*(\([^()]*\))?[^,()]*\)")]
    [InlineData(@"\bTask\.Delay\([^,]*, *(ct|cancel\w*)\)")]
    [InlineData(@"\bStopwatch\.")]
    public void Operator_NeverUses_AmbientTimeOrChance(string banned)
    {
        var uses = Sources("RoleOperator*").SelectMany(file => File.ReadLines(file)
            .Index()
            .Where(line => Regex.IsMatch(line.Item, banned))
            .Select(line => $"{file}:{line.Index + 1}: {line.Item.Trim()}"));

        Assert.Empty(uses);
    }

    [Fact]
    public void SourceFile_OfOurs_StaysBelowTheLimit()
    {
        var tooLong = Sources("*").Where(file => !file.Contains("/Generated/", StringComparison.Ordinal))
            .Where(file => File.ReadLines(file).Count() > MostLines);

        Assert.Empty(tooLong);
    }

    private static List<string> Sources(string projects)
    {
        var found = Directory.GetDirectories(Path.Combine(Repository.Root, "src"), projects)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(found);
        return found;
    }
}
