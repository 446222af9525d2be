namespace RoleOperator.Testing.Charts;

/// <summary>The Helm chart of this repository, rendered by <c>hack/testbed.sh chart</c>.</summary>
public static class HelmChart
{
    /// <summary>The chart's folder.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "charts", "role-operator");

    /// <summary>Renders its manifests.</summary>
    /// <exception cref="ChartRefusedException">The chart does not take these values.</exception>
    public static async Task<RenderedChart> RenderAsync(ChartInput input) =>
        new(await RunAsync("template", input, ["--json"]));

    /// <summary>Renders what people are told after the installation.</summary>
    /// <exception cref="ChartRefusedException">The chart does not take these values.</exception>
    public static Task<string> NotesAsync(ChartInput input) => RunAsync("notes", input, []);

    /// <summary>The page about its values.</summary>
    public static Task<string> ReferenceAsync() => RunAsync("reference", new ChartInput(""), []);

    private static async Task<string> RunAsync(string command, ChartInput input, string[] options)
    {
        var (given, values) = (Path.GetTempFileName(), Path.GetTempFileName());
        try
        {
            await File.WriteAllTextAsync(given, input.Image is null ? "" : $"image: {{repository: '{input.Image}'}}");
            await File.WriteAllTextAsync(values, input.ValuesYaml);
            var ended = await Command.RunAsync(
                ["bash", TestbedScript.Path, "chart", command, .. options, .. input.Options, "--values", given, "--values", values, input.Folder ?? Folder]);
            return ended.ExitCode == 0 ? ended.Output : throw new ChartRefusedException(ended.Errors);
        }
        finally
        {
            File.Delete(given);
            File.Delete(values);
        }
    }
}

/// <summary>What a chart is rendered with.</summary>
/// <param name="ValuesYaml">Values over the chart's own.</param>
public sealed record ChartInput(string ValuesYaml)
{
    /// <summary>The release.</summary>
    public string Release { get; init; } = "role-operator";

    /// <summary>Where it is installed.</summary>
    public string Namespace { get; init; } = "iam-system";

    /// <summary>What <c>image.repository</c> is, which has no default, unless the values say something else; null for nothing.</summary>
    public string? Image { get; init; } = "registry.example.com/role-operator";

    /// <summary>The cluster's version; null for a current one.</summary>
    public string? KubeVersion { get; init; }

    /// <summary>Another chart than this repository's.</summary>
    public string? Folder { get; init; }

    /// <summary>More of the renderer's options.</summary>
    public IReadOnlyList<string> MoreOptions { get; init; } = [];

    internal IEnumerable<string> Options =>
        ["--name", Release, "--namespace", Namespace, .. KubeVersion is null ? Array.Empty<string>() : ["--kube-version", KubeVersion], .. MoreOptions];
}

/// <summary>The chart was not rendered; the message says why, as its user reads it.</summary>
public sealed class ChartRefusedException : Exception
{
    public ChartRefusedException()
    {
    }

    public ChartRefusedException(string message)
        : base(message)
    {
    }

    public ChartRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
