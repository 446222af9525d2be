using RoleOperator.Core.Resources;
using RoleOperator.Docs.Tests.Pages;
using RoleOperator.Docs.Tests.Stage;
using RoleOperator.Testing;
using Xunit.Abstractions;

namespace RoleOperator.Docs.Tests.Sessions;

/// <summary>
/// Every command of every page is run by a real shell: kubectl and the program for real, in a world where the operator runs; what needs a cluster on AWS is
/// noted and checked. A program that is not known is not found.
/// </summary>
[Collection(DocumentedWorldCollection.Name)]
public sealed class SessionTests(DocumentedWorld documented, ITestOutputHelper output) : IDisposable
{
    private static readonly string[] RealTools = ["bash", "cat", "date", "diff", "head", "mkdir", "sed", "tr"];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("role-operator-docs-");

    public static TheoryData<string> Pages => [.. DocumentPage.All.Where(PageScript.HasCommands).Select(page => page.Path)];

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Commands_OfAPage_DoWhatTheyAreWrittenFor(string path)
    {
        var page = DocumentPage.Named(path);
        var (bin, calls) = SetUp();

        await RunAsync(bin, calls, PageScript.Of(page));

        var made = File.Exists(calls) ? File.ReadAllLines(calls).Select(line => line.TrimEnd('\x1f').Split('\x1f')).ToList() : [];
        var wrong = new List<string>();
        foreach (var call in made)
        {
            if (await KnownCommands.ProblemAsync(call, folder.FullName, path) is { } problem) wrong.Add($"{string.Join(' ', call)}: {problem}");
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Uninstall_ThatKeepsEverything_LeavesItInAws()
    {
        var (bin, calls) = SetUp();

        await RunAsync(bin, calls, PageScript.Of(DocumentPage.Named("docs/uninstall.md"), "## Keep everything in AWS"));

        Assert.Empty(await documented.World.Cluster.NamesAsync(ResourceKind.Role, "shop"));
        Assert.NotNull(documented.Account.Roles.Find("shop-web"));
        Assert.NotNull(documented.Account.Policies.Find("shop-web-data"));
        Assert.Equal("shop-web", documented.Account.Profiles.Find("shop-web")!.Role);
    }

    private async Task RunAsync(string bin, string calls, string script)
    {
        var environment = new Dictionary<string, string>
        {
            ["PATH"] = bin,
            ["KUBECONFIG"] = documented.World.Cluster.Kubeconfig,
            ["DOCUMENTED_KUBECONFIG"] = documented.World.Cluster.Kubeconfig,
            ["AWS_ENDPOINT_URL"] = documented.AwsEndpoint.ToString().TrimEnd('/'),
            ["RECORDED_CALLS"] = calls,
            ["REAL_KUBECTL"] = await Kubectl.PathAsync(),
            ["ROLE_OPERATOR"] = string.Join(' ', OperatorProcess.Command.Select(part => part == "dotnet" ? Real(part) : part)),
        };
        var (code, printed) = await Shell.RunAsync(Path.Combine(bin, "bash"), ["-s"], folder.FullName, environment, script);
        output.WriteLine(printed);
        Assert.True(code == 0, $"{printed}\nThe operator said:\n{documented.World.Operator?.Tail}");
    }

    /// <summary>A folder that looks like a checkout, and a PATH on which only what is known is found.</summary>
    private (string Bin, string Calls) SetUp()
    {
        foreach (var name in (string[])["crds", "docs", "charts"]) Link(Path.Combine(folder.FullName, name), Path.Combine(Repository.Root, name));
        var source = folder.CreateSubdirectory("src/RoleOperator").FullName;        // a copy: a page may write there
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "src", "RoleOperator"), "*.lock.json"))
            File.Copy(file, Path.Combine(source, Path.GetFileName(file)));
        Save("role.yaml", DocumentPage.Named("README.md").Blocks.First(block => block.Kind == "yaml").Text);
        Save("trust.json", DocumentPage.Named("docs/install-eks.md").Blocks.First(block => block.Kind == "json trust").Text);
        Save("values.yaml", DocumentPage.Named("docs/install-eks.md").Blocks.First(block => block.Kind == "yaml values").Text);

        var bin = folder.CreateSubdirectory(".bin").FullName;
        var stubs = Path.Combine(Repository.Root, "tests", "RoleOperator.Docs.Tests", "Stubs");
        foreach (var tool in RealTools) Link(Path.Combine(bin, tool), Real(tool));
        Link(Path.Combine(bin, "env"), Real("env"));        // for the first line of the stubs
        foreach (var stub in (string[])["kubectl", "role-operator"]) Link(Path.Combine(bin, stub), Path.Combine(stubs, stub));
        foreach (var program in KnownCommands.Programs) Link(Path.Combine(bin, program), Path.Combine(stubs, "recorded"));

        var hack = folder.CreateSubdirectory("hack").FullName;
        Link(Path.Combine(hack, "testbed.sh"), Path.Combine(stubs, "testbed.sh"));
        Link(Path.Combine(bin, "recorded"), Path.Combine(stubs, "recorded"));
        return (bin, Path.Combine(folder.FullName, ".calls"));
    }

    private void Save(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);

    private static void Link(string at, string target) => File.CreateSymbolicLink(at, target);

    private static string Real(string program) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(directory => Path.Combine(directory, program)).FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException($"{program} is not on the PATH");
}
