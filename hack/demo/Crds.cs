using RoleOperator.Testing;

namespace RoleOperator.Demo;

/// <summary>The kinds in the cluster.</summary>
internal static class Crds
{
    /// <summary>Each is in a file of its name.</summary>
    private static readonly IReadOnlyList<string> Names =
    [
        .. Directory.GetFiles(Path.Combine(Repository.Root, "crds"), "*.yaml")
            .Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal),
    ];

    /// <summary>All kinds as an argument of kubectl. Their category is shorter, but kubectl looks that up only in what it knew of the server before.</summary>
    public static string All { get; } = string.Join(',', Names);

    /// <summary>Installs those that are missing, and leaves the others as they are.</summary>
    /// <returns>Those that were missing.</returns>
    public static async Task<IReadOnlyList<string>> InstallAsync(Kubectl kubectl, CancellationToken ct)
    {
        var there = (await kubectl.ReadAsync(ct, "get", "crd", "-o", "name")).Split('\n', StringSplitOptions.TrimEntries);
        var missing = Names.Where(name => !there.Contains($"customresourcedefinition.apiextensions.k8s.io/{name}")).ToList();

        // API servers before 1.25 do not know the CEL rules in them, and kubectl would refuse what its server does not know.
        if (missing.Count == Names.Count)
            await kubectl.ShowAsync(ct, "create", "--validate=false", "-f", "crds/");
        else
            foreach (var name in missing) await kubectl.ShowAsync(ct, "create", "--validate=false", "-f", $"crds/{name}.yaml");

        await kubectl.ReadAsync(ct, ["wait", "--for=condition=Established", "--timeout=30s", .. Names.Select(name => $"crd/{name}")]);
        return missing;
    }
}
