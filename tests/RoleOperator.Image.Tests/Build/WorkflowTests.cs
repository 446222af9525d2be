using System.Text.RegularExpressions;
using RoleOperator.Testing;
using YamlDotNet.RepresentationModel;

namespace RoleOperator.Image.Tests.Build;

public sealed partial class WorkflowTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, ".github", "workflows", "ci.yaml"));
    private static readonly YamlMappingNode Workflow = Load();

    [Fact]
    public void Workflow_Matrix_HasBothClients()
    {
        var matrix = (YamlMappingNode)Job("test")["strategy"]["matrix"];

        Assert.Equal(["false", "true"], ((YamlSequenceNode)matrix["official-clients"]).Select(value => value.ToString()));
        Assert.Equal("${{ matrix.official-clients }}", Job("test")["env"]["OfficialClients"].ToString());
    }

    /// <summary>The schema's CEL rules act from 1.25, and the testbed's own server is older.</summary>
    [Fact]
    public void Workflow_Matrix_HasAKubernetesThatKnowsTheSchemasRules()
    {
        var included = (YamlSequenceNode)Job("test")["strategy"]["matrix"]["include"];

        var current = Assert.Single(included.Cast<YamlMappingNode>(), entry => Version.Parse(Of(entry, "kubernetes")!) >= new Version(1, 25));
        Assert.Matches("^[0-9a-f]{128}$", Of(current, "envtest-sha512"));
        Assert.Contains("make ci", StepsOf("test").Select(step => Of(step, "run")));
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        Assert.Contains($"the API servers of 1.20 and {Version.Parse(Of(current, "kubernetes")!).ToString(2)}.", readme, StringComparison.Ordinal);
    }

    [Fact]
    public void Workflow_Commands_AreTargetsOfTheMakefile()
    {
        var makefile = File.ReadAllText(Path.Combine(Repository.Root, "Makefile"));
        var called = StepsOf("test").SelectMany(step => Make().Matches(Of(step, "run") ?? "")).Select(match => match.Groups[1].Value).ToList();

        Assert.Contains("ci", called);
        Assert.All(called, target => Assert.Matches($"(?m)^{Regex.Escape(target)}:", makefile));
    }

    /// <summary>A tag can be moved to other code. The comment says which release the commit is; that it is so, only the action's repository can tell.</summary>
    [Fact]
    public void Workflow_Actions_ArePinnedToCommitsOfNamedReleases()
    {
        var uses = Text.Split('\n').Where(line => line.Contains("uses:", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(uses);
        Assert.All(uses, line => Assert.Matches(@"uses: [a-z-]+/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line));
    }

    [Fact]
    public void Workflow_OfAPullRequest_BuildsTheImageOfATagAndDoesNotPushIt()
    {
        var (unpushed, pushed) = (Build("image-build"), Build("image"));

        Assert.Equal("github.event_name == 'pull_request'", Job("image-build")["if"].ToString());
        Assert.False(Job("image-build").Children.ContainsKey("permissions"));
        Assert.Equal(("false", "true"), (unpushed["push"].ToString(), pushed["push"].ToString()));
        Assert.Equal(pushed["platforms"], unpushed["platforms"]);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task Workflow_OfACurrentKubernetes_UsesItsServersOnlyWhereTheyHaveTheDigest(bool damaged, int exitCode)
    {
        var folder = Directory.CreateTempSubdirectory("role-operator-workflow-");
        var script = StepsOf("test").Single(step => Of(step, "if") == "matrix.envtest-sha512")["run"];

        // An archive with the folders of the real one, and a curl that brings it.
        var run = await Command.RunAsync(
            [
                "env", "-C", folder.FullName, $"RUNNER_TEMP={folder.FullName}", "GITHUB_ENV=../env", "RELEASES=https://releases", "RELEASE=envtest-v1",
                "bash", "-e", "-c",
                $$"""
                mkdir -p controller-tools/envtest
                touch controller-tools/envtest/kube-apiserver
                tar -czf archive controller-tools
                SHA512=$(sha512sum archive | cut -d ' ' -f 1)
                {{(damaged ? "echo >> archive" : "")}}
                curl() { [ "${*: -1}" = https://releases/envtest-v1/envtest-v1-linux-amd64.tar.gz ] && cp ../archive envtest.tar.gz; }
                {{script}}
                """,
            ]);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal(!damaged, File.Exists(Path.Combine(folder.FullName, "envtest", "kube-apiserver")));
        if (!damaged) Assert.Equal([$"KUBEBUILDER_ASSETS={folder.FullName}/envtest"], File.ReadAllLines(Path.Combine(folder.FullName, "env")));
        folder.Delete(recursive: true);
    }

    [Fact]
    public void Workflow_Permissions_AreToReadUnlessAJobSaysMore()
    {
        Assert.Equal("{ { contents, read } }", Workflow["permissions"].ToString());
        Assert.False(Job("test").Children.ContainsKey("permissions"));
    }

    [Fact]
    public void Workflow_Sdk_IsThatOfGlobalJson()
    {
        var setup = StepsOf("test").Single(step => Of(step, "uses")?.StartsWith("actions/setup-dotnet@", StringComparison.Ordinal) == true);

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
        var script = StepsOf("image").First(step => Of(step, "run") is not null)["run"].ToString();
        var run = await Command.RunAsync(
            ["env", "-C", folder.FullName, $"GITHUB_REF_NAME={tag}", "GITHUB_REPOSITORY=Some/Repo", "GITHUB_ENV=env", "bash", "-e", "-c", script]);

        Assert.Equal(exitCode, run.ExitCode);
        if (exitCode == 0) Assert.Equal(["VERSION=1.2.3", "IMAGE=ghcr.io/some/repo"], File.ReadAllLines(Path.Combine(folder.FullName, "env")));
        else Assert.Contains("tag v1.2.3, or change the Version first", run.Errors, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    private static YamlNode Build(string job) =>
        StepsOf(job).Single(step => Of(step, "uses")?.StartsWith("docker/build-push-action@", StringComparison.Ordinal) == true)["with"];

    private static YamlMappingNode Job(string name) => (YamlMappingNode)Workflow["jobs"][name];

    private static IEnumerable<YamlMappingNode> StepsOf(string job) => ((YamlSequenceNode)Job(job)["steps"]).Cast<YamlMappingNode>();

    /// <summary>What stands in a step's field; null where it has none.</summary>
    private static string? Of(YamlMappingNode step, string field) => step.Children.TryGetValue(field, out var value) ? value.ToString() : null;

    private static YamlMappingNode Load()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Text));
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    [GeneratedRegex(@"\bmake ([a-z-]+)")]
    private static partial Regex Make();
}
