using System.Text.RegularExpressions;
using RoleOperator.Testing;
using YamlDotNet.RepresentationModel;

namespace RoleOperator.Image.Tests.Build;

public sealed partial class WorkflowTests
{
    private static readonly YamlMappingNode Workflow = Load();

    [Fact]
    public void Workflow_Matrix_HasBothClients()
    {
        var matrix = (YamlMappingNode)Job("test")["strategy"]["matrix"];

        Assert.Equal(["false", "true"], ((YamlSequenceNode)matrix["official-clients"]).Select(value => value.ToString()));
        Assert.Equal("${{ matrix.official-clients }}", Job("test")["env"]["OfficialClients"].ToString());
    }

    [Fact]
    public void Workflow_Commands_AreTargetsOfTheMakefile()
    {
        var makefile = File.ReadAllText(Path.Combine(Repository.Root, "Makefile"));
        var called = Steps()
            .Where(step => step.Children.ContainsKey("run"))
            .SelectMany(step => Make().Matches(step["run"].ToString()))
            .Select(match => match.Groups[1].Value)
            .ToList();

        Assert.Contains("ci", called);
        Assert.All(called, target => Assert.Matches($"(?m)^{Regex.Escape(target)}:", makefile));
    }

    [Fact]
    public void Workflow_Actions_ArePinned() => Assert.All(
        Steps().Where(step => step.Children.ContainsKey("uses")).Select(step => step["uses"].ToString()),
        action => Assert.Matches(@"@(v\d+|[0-9a-f]{40})$", action));

    [Fact]
    public void Workflow_Permissions_AreToReadUnlessAJobSaysMore()
    {
        Assert.Equal("{ { contents, read } }", Workflow["permissions"].ToString());
        Assert.False(Job("test").Children.ContainsKey("permissions"));
    }

    [Fact]
    public void Workflow_Sdk_IsThatOfGlobalJson()
    {
        var setup = Steps().Single(step =>
            step.Children.TryGetValue("uses", out var uses) && uses.ToString().StartsWith("actions/setup-dotnet@", StringComparison.Ordinal));

        Assert.Equal("global.json", setup["with"]["global-json-file"].ToString());
    }

    [Theory]
    [InlineData("v1.2.3", 0)]
    [InlineData("v1.2.4", 1)]
    [InlineData("1.2.3", 1)]
    public async Task Workflow_OfAnImage_GoesOnOnlyWhereTheTagIsTheVersion(string tag, int exitCode)
    {
        var folder = Directory.CreateTempSubdirectory("role-operator-workflow-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Directory.Build.props"), "<Project>\n    <Version>1.2.3</Version>\n</Project>\n");
        var script = ((YamlSequenceNode)Job("image")["steps"]).Cast<YamlMappingNode>().First(step => step.Children.ContainsKey("run"))["run"].ToString();
        var run = await Command.RunAsync(
            ["env", "-C", folder.FullName, $"GITHUB_REF_NAME={tag}", "GITHUB_REPOSITORY=Some/Repo", "GITHUB_ENV=env", "bash", "-e", "-c", script]);

        Assert.Equal(exitCode, run.ExitCode);
        if (exitCode == 0) Assert.Equal(["VERSION=1.2.3", "IMAGE=ghcr.io/some/repo"], File.ReadAllLines(Path.Combine(folder.FullName, "env")));
        else Assert.Contains("tag v1.2.3, or change the Version first", run.Errors, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    private static YamlMappingNode Job(string name) => (YamlMappingNode)Workflow["jobs"][name];

    private static IEnumerable<YamlMappingNode> Steps() =>
        ((YamlMappingNode)Workflow["jobs"]).Children.Values.SelectMany(job => (YamlSequenceNode)job["steps"]).Cast<YamlMappingNode>();

    private static YamlMappingNode Load()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(Path.Combine(Repository.Root, ".github", "workflows", "ci.yaml"))));
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    [GeneratedRegex(@"\bmake ([a-z-]+)")]
    private static partial Regex Make();
}
