using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using RoleOperator.Testing;

namespace RoleOperator.Image.Tests.Build;

public sealed class DockerfileTests
{
    private static readonly string[] Known = ["ARG", "FROM", "WORKDIR", "COPY", "RUN", "LABEL", "ENV", "USER", "EXPOSE", "ENTRYPOINT"];

    [Fact]
    public void Instruction_ContinuedAndCommented_IsOneLine()
    {
        var parsed = Instruction.Parse("# no\nLABEL a=\"1\" \\\n  b=\"2\"\n\nCOPY --from=build /a/ /b/\n");

        Assert.Equal([new Instruction("LABEL", "a=\"1\" b=\"2\""), new Instruction("COPY", "--from=build /a/ /b/")], parsed);
        Assert.Equal("build", parsed[1].Flag("from"));
        Assert.Equal(["/a/", "/b/"], parsed[1].Words);
    }

    [Fact]
    public void Dockerfile_Instructions_AreKnownAndInTwoStages()
    {
        Assert.All(Dockerfile.Instructions, instruction => Assert.Contains(instruction.Name, Known));
        Assert.Equal(2, Dockerfile.Instructions.Count(instruction => instruction.Name == "FROM"));
        Assert.Contains("/dotnet/sdk:", Dockerfile.BuildStage[0].Arguments, StringComparison.Ordinal);
        Assert.Contains("chiseled", Dockerfile.FinalStage[0].Arguments, StringComparison.Ordinal);
        Assert.DoesNotContain(Dockerfile.FinalStage, instruction => instruction.Name == "RUN");
    }

    [Fact]
    public void Dockerfile_BuildStage_RunsThePublishScriptAlone() =>
        Assert.Equal(
            ["hack/publish.sh --restore-only $TARGETARCH", "hack/publish.sh $TARGETARCH"],
            Dockerfile.BuildStage.Where(instruction => instruction.Name == "RUN").Select(instruction => instruction.Arguments));

    /// <summary>In BuildKit a default wins over the platform that is built for: every architecture would get the same program.</summary>
    [Fact]
    public void Dockerfile_ArgumentsOfThePlatform_HaveNoDefault()
    {
        var arguments = Dockerfile.Instructions.Where(instruction => instruction.Name == "ARG").Select(instruction => instruction.Arguments);

        Assert.Equal(["TARGETARCH"], arguments.Where(argument => argument.StartsWith("TARGET", StringComparison.Ordinal)));
    }

    [Fact]
    public void Dockerfile_Labels_AreThoseOfTheImageSpecification()
    {
        const string Prefix = "org.opencontainers.image.";

        Assert.Equal(
            new[] { "description", "licenses", "revision", "source", "title", "version" }.Select(name => Prefix + name),
            Regex.Matches(Dockerfile.Final("LABEL"), "([a-z.]+)=").Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Dockerfile_User_IsANumberAndNotRoot()
    {
        var parts = Dockerfile.Final("USER").Split(':');

        Assert.Equal(2, parts.Length);
        Assert.All(parts, part => Assert.InRange(int.Parse(part, System.Globalization.CultureInfo.InvariantCulture), 1000, 65533));
    }

    [Fact]
    public void Dockerfile_Entrypoint_IsTheProgramThatIsCopied()
    {
        var entrypoint = JsonSerializer.Deserialize<string[]>(Dockerfile.Final("ENTRYPOINT"))!;
        var copy = Dockerfile.FinalStage.Single(instruction => instruction.Name == "COPY");

        Assert.Equal([copy.Words[^1] + "role-operator"], entrypoint);
        Assert.Equal("build", copy.Flag("from"));
        Assert.Equal("8080 8081", Dockerfile.Final("EXPOSE"));
    }

    [Fact]
    public void Dockerfile_Version_IsTheProjects()
    {
        var version = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Descendants("Version").Single().Value;

        Assert.Contains(new Instruction("ARG", $"VERSION={version}"), Dockerfile.FinalStage);
    }

    [Theory]
    [InlineData("src/RoleOperator/Program.cs", true)]
    [InlineData("hack/publish.sh", true)]
    [InlineData("src/RoleOperator/bin/Debug/net10.0/role-operator.dll", false)]
    [InlineData("src/compat/KubernetesClient/obj/project.assets.json", false)]
    [InlineData("src/generators/CrdGenerator/Program.cs", false)]
    [InlineData("hack/test.sh", false)]
    [InlineData("tests/RoleOperator.Image.Tests/Dockerfile.cs", false)]
    [InlineData("README.md", false)]
    public void BuildContext_Path_IsIncludedWhereTheImageNeedsIt(string path, bool included) => Assert.Equal(included, BuildContext.Includes(path));

    [Fact]
    public void LockFiles_OfBothArchitectures_DifferInTheRuntimeAlone()
    {
        string Of(string runtime) => File.ReadAllText(Path.Combine(Repository.Root, "src", "RoleOperator", $"packages.{runtime}.lock.json"));

        Assert.Equal(Of("linux-x64"), Of("linux-arm64").Replace("linux-arm64", "linux-x64", StringComparison.Ordinal));
    }
}
