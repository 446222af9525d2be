using System.Text.Json;
using System.Text.RegularExpressions;
using RoleOperator.Testing;

namespace CrdGenerator.Tests;

/// <summary>A kube-apiserver that serves the definitions in <c>crds/</c>, spoken to as people do: with kubectl.</summary>
public sealed partial class ApiServer : IAsyncLifetime
{
    /// <summary>Where the tests put their objects.</summary>
    public const string Namespace = "shop";

    private ControlPlane? controlPlane;

    public async Task InitializeAsync()
    {
        controlPlane = await ControlPlane.StartAsync();
        // Servers without CEL drop the rules, and kubectl's own validation would stop at them.
        await ExpectAsync("apply", "--validate=false", "-f", Path.Combine(Manifests.Root, "crds"));
        await ExpectAsync("wait", "--for=condition=Established", "--timeout=60s", "-f", Path.Combine(Manifests.Root, "crds"));
        await ExpectAsync("apply", "-f", Path.Combine(Manifests.Root, "docs", "samples", "web-app", "00-namespace.yaml"));
    }

    /// <summary>What kubectl prints to its two ends, whether it succeeded or not.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> KubectlAsync(params string[] arguments)
    {
        var (exitCode, output, errors) = await Kubectl.TryAsync(controlPlane!.Kubeconfig, "", arguments);
        return (exitCode, output, errors);
    }

    /// <summary>The output of a kubectl that must succeed.</summary>
    public async Task<string> ExpectAsync(params string[] arguments)
    {
        var (exitCode, output, errors) = await KubectlAsync(arguments);
        return exitCode == 0 ? output : throw new InvalidOperationException($"kubectl {string.Join(' ', arguments)} failed: {errors}{output}");
    }

    /// <summary>The definitions as the server keeps them.</summary>
    public async Task<IReadOnlyList<JsonElement>> DefinitionsAsync()
    {
        using var list = JsonDocument.Parse(await ExpectAsync("get", "-o", "json", "-f", Path.Combine(Manifests.Root, "crds")));
        return [.. list.RootElement.GetProperty("items").EnumerateArray().Select(definition => definition.Clone())];
    }

    /// <summary>
    /// Which documents of a table the server would store, and what it says of the others: it must call them invalid, and nothing else may go wrong.
    /// </summary>
    /// <param name="verb">What kubectl does with them: create or replace.</param>
    /// <param name="table">As in <see cref="SpecTable"/>.</param>
    public async Task<(IReadOnlyList<string> Taken, IReadOnlyList<string> Refusals)> TryAsync(string verb, string table)
    {
        var file = SpecTable.PathOf(table);

        // Without kubectl's own validation: it would refuse some of them first, as soon as the server has published the schema.
        var (_, output, errors) = await KubectlAsync(verb, "-n", Namespace, "--dry-run=server", "--validate=false", "-f", file);
        var taken = Lines(output).Select(line => line.Split(' ')[0]).ToList();
        var refusals = Refusal().Split(errors).Where(text => text.Contains(" is invalid: ", StringComparison.Ordinal)).ToList();
        Assert.True(taken.Count + refusals.Count == Manifests.Documents(file).Count, $"kubectl said something else:\n{output}{errors}");
        return (taken, refusals);
    }

    public async Task DisposeAsync()
    {
        if (controlPlane is not null) await controlPlane.DisposeAsync();
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Where a refusal begins: values in it may have several lines.</summary>
    [GeneratedRegex("^(?=Error from server )", RegexOptions.Multiline)]
    private static partial Regex Refusal();
}

/// <summary>The tests that share one server.</summary>
[CollectionDefinition(Name)]
public sealed class ApiServerCollection : ICollectionFixture<ApiServer>
{
    public const string Name = "API server";
}
