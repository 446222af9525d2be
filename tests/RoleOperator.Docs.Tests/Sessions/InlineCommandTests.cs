using RoleOperator.Docs.Tests.Pages;
using RoleOperator.Testing;

namespace RoleOperator.Docs.Tests.Sessions;

/// <summary>Commands that stand in the text, which no session runs: they are known, with their options, to the program that they are for.</summary>
public sealed class InlineCommandTests : IDisposable
{
    private const string Kubectl = "kubectl";
    private static readonly string[] Programs = [.. KnownCommands.Programs, Kubectl, "hack/testbed.sh"];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("role-operator-docs-");

    public static TheoryData<string, string> Commands
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var page in DocumentPage.All)
                foreach (var code in page.InlineCode.Distinct().Where(code => code.Split(' ') is [var program, _, ..] && Programs.Contains(program)))
                    data.Add(page.Path, code);
            return data;
        }
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Command_InTheText_IsKnownToItsProgram(string page, string command)
    {
        var words = command.Split(' ');
        var problem = words[0] == Kubectl ? await KubectlProblemAsync(words[1..]) : await KnownCommands.ProblemAsync(words, folder.FullName, page);

        Assert.True(problem is null, $"{page}: {command}: {problem}");
    }

    /// <summary>They would be run by nobody: a block of commands is fenced.</summary>
    [Fact]
    public void Commands_ThatAreIndented_AreNowhere() => Assert.Empty(
        DocumentPage.All.SelectMany(page => page.Indented.Where(line => Programs.Contains(line.Trim().Split(' ')[0])).Select(line => $"{page.Path}: {line}")));

    /// <summary>With <c>--help</c> nothing is asked of a cluster, and an option that kubectl does not know is refused all the same.</summary>
    private static async Task<string?> KubectlProblemAsync(string[] arguments)
    {
        var run = await Command.RunAsync([await Testing.Kubectl.PathAsync(), .. arguments, "--help"]);
        return run.ExitCode == 0 && arguments.Any(argument => run.Output.Contains($"{Kubectl} {argument}", StringComparison.Ordinal))
            ? null
            : run.Errors + run.Output;
    }
}
