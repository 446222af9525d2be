using System.Text.RegularExpressions;
using RoleOperator.Testing;

namespace RoleOperator.Architecture.Tests;

/// <summary>Rules that the compiler does not know.</summary>
public class SourceRuleTests
{
    private const int MostLines = 400;
    private const int MostCharacters = 160;

    /// <summary>Where the process is put together, and the real clock is taken for all the others.</summary>
    private const string Composition = "RoleOperator/Hosting/OperatorHost.cs";

    /// <summary>Time is a TimeProvider and chance a Random that somebody handed in: otherwise neither can be tested.</summary>
    [Theory]
    [InlineData(@"\bTimeProvider\.System\b")]
    [InlineData(@"\bDateTime(Offset)?\.(Utc)?Now\b")]
    [InlineData(@"\bRandom\.Shared\b")]
    [InlineData(@"\bThread\.Sleep\b")]
    [InlineData(@"\bTask\.Delay\([^,()]*(\([^()]*\))?[^,()]*\)")]
    [InlineData(@"\bTask\.Delay\([^,]*, *(ct|cancel\w*)\)")]
    [InlineData(@"\bStopwatch\.")]
    public void Operator_NeverUses_AmbientTimeOrChance(string banned)
    {
        var uses = Sources("RoleOperator*").Where(file => !file.EndsWith(Composition, StringComparison.Ordinal)).SelectMany(file => File.ReadLines(file)
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

    /// <summary>The width that .editorconfig tells editors, which neither the compiler nor the formatter holds.</summary>
    [Fact]
    public void Line_OfAHandWrittenFile_FitsTheWidthOfTheEditors()
    {
        Assert.Contains($"max_line_length = {MostCharacters}", File.ReadLines(Path.Combine(Repository.Root, ".editorconfig")));

        var tooLong = ((string[])["src", "tests", "hack"]).SelectMany(folder => Sources("*", folder))
            .Where(file => !file.Contains("/Generated/", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Repository.Root, file))
            .SelectMany(file => CodeOf(Path.Combine(Repository.Root, file))
                .Where(line => line.Text.Length > MostCharacters)
                .Select(line => $"{file}:{line.Number}: {line.Text.Length} characters"));

        Assert.Empty(tooLong);
    }

    /// <summary>The lines with their numbers, without those of raw strings: a document that is quoted to the letter is as wide as it is.</summary>
    private static IEnumerable<(int Number, string Text)> CodeOf(string file)
    {
        var quoted = false;
        foreach (var (at, line) in File.ReadLines(file).Index())
        {
            if (!quoted) yield return (at + 1, line);
            if (Regex.Count(line, "\"{3,}") % 2 == 1) quoted = !quoted;
        }
    }

    private static List<string> Sources(string projects, string under = "src")
    {
        var found = Directory.GetDirectories(Path.Combine(Repository.Root, under), projects)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(found);
        return found;
    }
}
