using System.Text.RegularExpressions;
using RoleOperator.Docs.Tests.Manifests;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Testing;

namespace RoleOperator.Docs.Tests.Sessions;

/// <summary>The commands that the documents may use of programs that cannot run here, with their options.</summary>
internal static partial class KnownCommands
{
    private const string Scheme = "file://";
    private const string Chart = "charts/role-operator";

    // Sources: Helm's and the AWS CLI's command references, the manuals of eksctl, Docker, Argo CD, Flux, kind, setup-envtest, apt-get, dpkg-deb and curl.
    private static readonly Dictionary<string, string[]> Options = new(StringComparer.Ordinal)
    {
        ["helm install"] = ["--namespace", "--create-namespace", "--set", "--values"],
        ["helm upgrade"] = ["--namespace", "--set", "--values"],
        ["helm rollback"] = ["--namespace"],
        ["helm uninstall"] = ["--namespace"],
        ["helm get manifest"] = ["--namespace", "--revision"],
        ["aws iam create-policy"] = ["--policy-name", "--policy-document", "--tags"],
        ["aws iam delete-policy"] = ["--policy-arn"],
        ["aws iam list-policy-versions"] = ["--policy-arn", "--query", "--output"],
        ["aws iam delete-policy-version"] = ["--policy-arn", "--version-id"],
        ["aws iam tag-role"] = ["--role-name", "--tags"],
        ["aws iam get-role"] = ["--role-name", "--query", "--output"],
        ["aws iam create-role"] = ["--role-name", "--assume-role-policy-document", "--tags"],
        ["aws iam delete-role"] = ["--role-name"],
        ["aws iam attach-role-policy"] = ["--role-name", "--policy-arn"],
        ["aws iam detach-role-policy"] = ["--role-name", "--policy-arn"],
        ["aws iam get-account-summary"] = [],
        ["aws iam simulate-principal-policy"] = ["--policy-source-arn", "--action-names", "--resource-arns", "--context-entries"],
        ["aws eks create-addon"] = ["--cluster-name", "--addon-name"],
        ["aws eks create-pod-identity-association"] = ["--cluster-name", "--namespace", "--service-account", "--role-arn"],
        ["aws eks list-pod-identity-associations"] = ["--cluster-name", "--namespace", "--service-account", "--query", "--output"],
        ["aws eks delete-pod-identity-association"] = ["--cluster-name", "--association-id"],
        ["aws ecr create-repository"] = ["--repository-name"],
        ["aws ecr get-login-password"] = [],
        ["aws eks describe-cluster"] = ["--name", "--query", "--output"],
        ["eksctl utils associate-iam-oidc-provider"] = ["--cluster", "--approve"],
        ["argocd app get"] = ["--refresh"],
        ["argocd app set"] = ["--sync-policy"],
        ["flux reconcile kustomization"] = ["--with-source", "--namespace"],
        ["flux suspend kustomization"] = ["--namespace"],
        ["flux get kustomizations"] = ["--namespace"],
        ["kind create cluster"] = ["--kubeconfig"],
        ["setup-envtest use"] = ["--print"],
        ["apt-get download"] = [],
        ["dpkg"] = ["-x"],
        ["curl"] = ["--request"],
        ["make"] = [],
        ["docker login"] = ["--username", "--password-stdin"],
        ["docker buildx create"] = ["--use"],
        ["docker buildx build"] = ["--platform", "--build-arg", "--tag", "--push"],
        ["git rev-parse"] = [],
        ["dotnet restore"] = ["-p:PublishProfile=Image", "--artifacts-path", "--force-evaluate"],
        ["dotnet build"] = ["-p:OfficialClients=true"],
        ["dotnet test"] = [],
        ["dotnet run"] = ["--project", "--"],
        ["hack/testbed.sh"] = [],
        ["hack/testbed.sh chart template"] = ["--name", "--namespace", "--values", "--set"],
    };

    /// <summary>The programs that are stood for.</summary>
    public static IEnumerable<string> Programs =>
        Options.Keys.Select(command => command.Split(' ')[0]).Where(program => !program.Contains('/', StringComparison.Ordinal)).Distinct();

    /// <summary>What is wrong with a call; null when nothing is.</summary>
    /// <param name="call">The program and its arguments, as the shell expanded them.</param>
    /// <param name="folder">Where it was made.</param>
    /// <param name="page">The page that has it.</param>
    public static async Task<string?> ProblemAsync(IReadOnlyList<string> call, string folder, string page)
    {
        var known = Options.Keys.Where(command => command.Split(' ').SequenceEqual(call.Take(command.Split(' ').Length))).MaxBy(command => command.Length);
        if (known is null) return "is no command that is known here";
        var arguments = call.Skip(known.Split(' ').Length).ToList();
        if (arguments.Count == 0) return null;
        var ours = arguments.Contains("--") && known == "dotnet run" ? arguments.Take(arguments.IndexOf("--") + 1) : arguments;
        if (ours.FirstOrDefault(a => a.StartsWith('-') && !Options[known].Contains(a)) is { } option) return $"{option} is no option that is known here";
        if (arguments.FirstOrDefault(a => a.StartsWith(Scheme, StringComparison.Ordinal) && !File.Exists(Path.Combine(folder, a[Scheme.Length..]))) is { } file)
            return $"{file} is not there";
        return call[0] switch
        {
            "make" => arguments.Where(a => !a.Contains('=', StringComparison.Ordinal)).Select(Target).FirstOrDefault(p => p is not null),
            "dotnet" => arguments.Where(IsProject).Select(Missing).FirstOrDefault(p => p is not null) ?? await OperatorProblemAsync(arguments),
            "hack/testbed.sh" => Testbed(call[1]),
            "helm" when call[1] is "install" or "upgrade" => await ChartProblemAsync(arguments, folder, page),
            _ => null,
        };
    }

    private static bool IsProject(string argument) =>
        argument.StartsWith("src/generators/", StringComparison.Ordinal) || argument.StartsWith("src/RoleOperator", StringComparison.Ordinal)
        || argument.StartsWith("tests/", StringComparison.Ordinal);

    /// <summary>The program looks at its command line before anything else: where it comes to ask for a kubeconfig, nothing was wrong with that.</summary>
    private static async Task<string?> OperatorProblemAsync(List<string> arguments)
    {
        var end = arguments.IndexOf("--");
        if (end < 0 || !arguments.Contains("src/RoleOperator") || arguments.ElementAtOrDefault(end + 1) == "policy") return null;
        const string NotThere = "/not-there.kubeconfig";
        var run = await Command.RunAsync(["env", $"KUBECONFIG={NotThere}", .. OperatorProcess.Command, .. arguments.Skip(end + 1)]);
        return run.Errors.Contains(NotThere, StringComparison.Ordinal) ? null : run.Errors;
    }

    private static string? Testbed(string command)
    {
        var help = File.ReadAllText(Path.Combine(Repository.Root, "hack", "testbed", "help.txt"));
        return help.Contains($"\n  {command} ", StringComparison.Ordinal) ? null : $"{command} is no command of the testbed";
    }

    /// <summary>The chart is rendered with the values of the command line.</summary>
    private static async Task<string?> ChartProblemAsync(List<string> arguments, string folder, string page)
    {
        // The chart's own page is read beside it.
        var chart = Path.GetDirectoryName(page) == Chart ? "." : Chart;
        if (!arguments.Contains(chart)) return $"the chart is {chart}";
        var given = arguments.Zip(arguments.Skip(1)).ToList();
        var options = given.Where(pair => pair.First == "--set").SelectMany(pair => (string[])[pair.First, pair.Second]);
        var file = given.SingleOrDefault(pair => pair.First == "--values").Second is { } name ? Path.Combine(folder, name) : null;
        if (file is not null && !File.Exists(file)) return $"{file} is not there";
        return await Values.RefusalAsync(file is null ? [] : Manifest.Json(await File.ReadAllTextAsync(file)), [.. options]);
    }

    private static string? Target(string target)
    {
        var targets = Targets().Matches(File.ReadAllText(Path.Combine(Repository.Root, "Makefile"))).Select(match => match.Groups[1].Value);
        return targets.Contains(target) ? null : $"{target} is no target";
    }

    private static string? Missing(string path) => Path.Exists(Path.Combine(Repository.Root, path)) ? null : $"{path} is not there";

    [GeneratedRegex("^([a-z][a-z-]*):", RegexOptions.Multiline)]
    private static partial Regex Targets();
}
