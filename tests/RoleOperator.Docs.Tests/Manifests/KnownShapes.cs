using System.Text.Json.Nodes;

namespace RoleOperator.Docs.Tests.Manifests;

/// <summary>The kinds of other tools that the guides show, with the fields of their specs as their references list them.</summary>
internal static class KnownShapes
{
    // Sources: Argo CD, "Application Specification Reference"; Flux, "Kustomization" of kustomize.toolkit.fluxcd.io/v1, "Git Repositories" of
    // source.toolkit.fluxcd.io/v1 and "Helm Releases" of helm.toolkit.fluxcd.io/v2.
    private static readonly Dictionary<string, (string[] Required, string[] Optional)> Shapes = new(StringComparer.Ordinal)
    {
        ["argoproj.io/v1alpha1/Application"] = (
            ["project", "source.repoURL", "source.path", "source.targetRevision", "destination.server", "destination.namespace"],
            [
                "source.helm.releaseName", "syncPolicy.automated.prune", "syncPolicy.automated.selfHeal", "syncPolicy.syncOptions[]",
                "syncPolicy.retry.limit", "syncPolicy.retry.backoff.duration", "syncPolicy.retry.backoff.factor", "syncPolicy.retry.backoff.maxDuration",
                "ignoreDifferences[].group", "ignoreDifferences[].kind", "ignoreDifferences[].jqPathExpressions[]",
            ]),
        ["kustomize.toolkit.fluxcd.io/v1/Kustomization"] = (
            ["interval", "path", "prune", "sourceRef.kind", "sourceRef.name"],
            ["wait", "timeout", "dependsOn[].name", "healthChecks[].apiVersion", "healthChecks[].kind", "healthChecks[].name", "healthChecks[].namespace"]),
        ["helm.toolkit.fluxcd.io/v2/HelmRelease"] = (
            ["interval", "chart.spec.chart", "chart.spec.sourceRef.kind", "chart.spec.sourceRef.name"],
            ["chart.spec.reconcileStrategy"]),
        ["source.toolkit.fluxcd.io/v1/GitRepository"] = (["interval", "url"], ["ref.branch", "ref.tag"]),
    };

    /// <summary>Where a manifest for a chart has the chart's values; here the chart is always the operator's.</summary>
    private static readonly string[] ChartValues = ["source.helm.valuesObject", "values"];

    public static async Task<IReadOnlyList<string>> ProblemsAsync(JsonObject manifest)
    {
        var kind = $"{manifest["apiVersion"]}/{manifest["kind"]}";
        if (!Shapes.TryGetValue(kind, out var shape)) return [$"{kind} is of no kind that is known here"];
        if ((string?)manifest["metadata"]?["name"] is null) return ["metadata.name is missing"];
        var spec = manifest["spec"]!.DeepClone();
        var refusals = new List<string>();
        foreach (var values in ChartValues.Select(path => TakenOut(spec, path)).OfType<JsonObject>())
        {
            if (await Values.RefusalAsync(values) is { } refusal) refusals.Add(refusal);
        }

        var paths = Paths("", spec).Distinct().ToList();
        return
        [
            .. refusals,
            .. paths.Except(shape.Required).Except(shape.Optional).Select(path => $"spec.{path} is not known"),
            .. shape.Required.Except(paths).Select(path => $"spec.{path} is missing"),
        ];
    }

    /// <summary>What stands at a path, no longer in its place; null where nothing does.</summary>
    private static JsonNode? TakenOut(JsonNode spec, string path)
    {
        var names = path.Split('.');
        var holder = names.SkipLast(1).Aggregate((JsonNode?)spec, (node, name) => node?[name]) as JsonObject;
        var found = holder?[names[^1]];
        if (found is not null) holder!.Remove(names[^1]);
        return found;
    }

    private static IEnumerable<string> Paths(string path, JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(member => Paths(path.Length == 0 ? member.Key : $"{path}.{member.Key}", member.Value)),
        JsonArray list => list.SelectMany(item => Paths($"{path}[]", item)),
        _ => [path],
    };
}
