using System.Text.Json.Nodes;
using RoleOperator.Docs.Tests.Pages;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Testing;

namespace RoleOperator.Docs.Tests.Manifests;

/// <summary>The guide for Argo CD names every field that the API server fills in: one that is left out would make applications out of sync for ever.</summary>
public class IgnoredDefaultsTests
{
    [Fact]
    public void IgnoreDifferences_OfTheGuide_AreTheDefaultsOfTheSchema()
    {
        var defaults = Directory.GetFiles(Path.Combine(Repository.Root, "crds"), "*.yaml").SelectMany(file =>
            Defaults(".spec", Manifest.Json(File.ReadAllText(file))["spec"]!["versions"]![0]!["schema"]!["openAPIV3Schema"]!["properties"]!["spec"]!));
        var ignored = DocumentPage.Named("docs/argocd.md").Blocks.Select(block => block.Kind == "yaml" ? Manifest.Json(block.Text)["spec"] : null)
            .SelectMany(spec => spec?["ignoreDifferences"]?.AsArray() ?? []).SelectMany(entry => entry!["jqPathExpressions"]!.AsArray())
            .Select(path => (string)path!);
        Assert.Equal(defaults.Distinct().Order(StringComparer.Ordinal), ignored.Order(StringComparer.Ordinal));
    }

    /// <summary>Paths of fields with a default, as jq writes them; the fields of a field that has one are a part of it.</summary>
    private static IEnumerable<string> Defaults(string path, JsonNode schema) =>
        schema["default"] is not null ? [path]
        : schema["items"] is { } items ? Defaults($"{path}[]?", items)
        : (schema["properties"]?.AsObject() ?? []).SelectMany(field => Defaults($"{path}.{field.Key}", field.Value!));
}
