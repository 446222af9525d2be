using System.Text.RegularExpressions;
using RoleOperator.Testing;

namespace RoleOperator.CommandLine.Tests;

/// <summary>What the documentation shows of a terminal is what the program prints.</summary>
public partial class PageTests
{
    // Written after each command, on a line of its own; it occurs in no output.
    private const string Mark = "\u241e";

    private static readonly string Docs = Path.Combine(Repository.Root, "docs");

    public static TheoryData<string> Sessions =>
        [.. SessionPattern().Matches(File.ReadAllText(Path.Combine(Docs, "policy-documents.md"))).Select(match => match.Groups[1].Value)];

    [Theory]
    [MemberData(nameof(Sessions))]
    public async Task Session_InPolicyDocuments_IsWhatTheProgramPrints(string session)
    {
        var commands = session.Split('\n').Where(line => line.StartsWith("$ ", StringComparison.Ordinal)).Select(line => line[2..]).ToList();
        Assert.NotEmpty(commands);

        // Each command sees the exit code of the one before it, for "echo $?".
        var script = string.Concat(commands.Select(command => $"(exit $code); {{ {command}\n}} 2>&1; code=$?; echo {Mark}\n"));
        var result = await Terminal.ScriptAsync(script, Path.Combine(Docs, "policy-documents"));

        var printed = result.Output.Split($"{Mark}\n")[..^1];
        Assert.Equal(session, string.Concat(commands.Zip(printed, (command, output) => $"$ {command}\n{output}")));
    }

    [GeneratedRegex(@"^```console\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex SessionPattern();
}
