using System.Text.Json.Nodes;

namespace RoleOperator.Docs.Tests.Manifests;

/// <summary>The kinds of other tools that the guides show, with the fields of their specs as their references list them.</summary>
internal static class KnownShapes
{
    // Sources: Argo CD, "Application Specification Reference"; Flux, "Kustomization" of kustomize.toolkit.fluxcd.io/v1.
    private static readonly Dictionary<string, (string[] Required, string[] Optional)> Shapes = new(StringComparer.Ordinal)
    {
        ["argoproj.io/v1alpha1/Application"] = (
            ["project", "source.repoURL", "source.path", "source.targetRevision", "destination.server", "destination.namespace"],
            [
                "syncPolicy.automated.prune", "syncPolicy.automated.selfHeal", "syncPolicy.syncOptions[]",
                "ignoreDifferences[].group", "ignoreDifferences[].kind", "ignoreDifferences[].jqPathExpressions[]",
            ]),
        ["kustomize.toolkit.fluxcd.io/v1/Kustomization"] = (
            ["interval", "path", "prune", "sourceRef.kind", "sourceRef.name"],
            ["wait", "timeout", "dependsOn[].name", "healthChecks[].apiVersion", "healthChecks[].kind", "healthChecks[].name", "healthChecks[].namespace"]),
    };

    public static IReadOnlyList<string> Problems(JsonObject manifest)
    {
        var kind = $"{manifest["apiVersion"]}/{manifest["kind"]}";
        if (!Shapes.TryGetValue(kind, out var shape)) return [$"{kind} is of no kind that is known here"];
        if ((string?)manifest["metadata"]?["name"] is null) return ["metadata.name is missing"];
        var paths = Paths("", manifest["spec"]!).Distinct().ToList();
        return
        [
            .. paths.Except(shape.Required).Except(shape.Optional).Select(path => $"spec.{path} is not known"),
            .. shape.Required.Except(paths).Select(path => $"spec.{path} is missing"),
        ];
    }

    private static IEnumerable<string> Paths(string path, JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(member => Paths(path.Length == 0 ? member.Key : $"{path}.{member.Key}", member.Value)),
        JsonArray list => list.SelectMany(item => Paths($"{path}[]", item)),
        _ => [path],
    };
}
