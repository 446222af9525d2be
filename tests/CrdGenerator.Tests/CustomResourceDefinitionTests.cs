using System.Text.Json;
using RoleOperator.Core.Resources;

namespace CrdGenerator.Tests;

/// <summary>Claims about the files in <c>crds/</c>, read back as YAML.</summary>
public class CustomResourceDefinitionTests
{
    private static readonly IReadOnlyList<JsonElement> Definitions = Manifests.InFolder("crds");

    [Fact]
    public void Definitions_AreOneForEachKind() =>
        Assert.Equal(
            ResourceKind.All.Select(k => k.Name).Order(StringComparer.Ordinal),
            Definitions.Select(d => d.GetProperty("spec").GetProperty("names").GetProperty("kind").GetString()!).Order(StringComparer.Ordinal));

    [Fact]
    public void Definition_IsNamedByPluralAndGroup() => Assert.All(Definitions, definition =>
    {
        var spec = definition.GetProperty("spec");
        Assert.Equal(
            $"{spec.GetProperty("names").GetProperty("plural")}.{spec.GetProperty("group")}",
            definition.GetProperty("metadata").GetProperty("name").GetString());
    });

    [Fact]
    public void Version_IsServedAndStored_WithStatusApart() => Assert.All(Definitions, definition =>
    {
        var version = Assert.Single(definition.GetProperty("spec").GetProperty("versions").EnumerateArray());
        Assert.Equal("v1alpha1", version.GetProperty("name").GetString());
        Assert.True(version.GetProperty("served").GetBoolean());
        Assert.True(version.GetProperty("storage").GetBoolean());
        Assert.True(version.GetProperty("subresources").TryGetProperty("status", out _));
    });

    [Theory]
    [InlineData("Role", "Ready Reason AWS-Name Age", "Ready Reason Account AWS-Name ARN Age")]
    [InlineData("Policy", "Ready Reason ARN Age", "Ready Reason Account ARN Age")]
    [InlineData("InstanceProfile", "Ready Reason AWS-Name Age", "Ready Reason Account AWS-Name ARN Age")]
    public void Columns_NarrowAndWide_AreInThisOrder(string kind, string narrow, string wide)
    {
        var columns = Version(kind).GetProperty("additionalPrinterColumns").EnumerateArray().ToList();

        Assert.Equal(narrow, Names(columns.Where(c => c.GetProperty("priority").GetInt32() == 0)));
        Assert.Equal(wide, Names(columns));
    }

    [Fact]
    public void Schema_EveryField_HasADescription() => Assert.All(Definitions, definition =>
    {
        var fields = Fields("", Schema(definition)).ToList();
        Assert.Contains(fields, f => f.Path == ".spec.deletion.force");
        Assert.Empty(fields.Where(f => f.Path != ".metadata" && !f.Schema.TryGetProperty("description", out _)).Select(f => f.Path));
    });

    [Fact]
    public void Schema_EveryListAndStringOfTheSpec_ThatARuleReads_IsBounded() => Assert.All(Definitions, definition =>
        Assert.Empty(Fields("", Schema(definition))
            .Where(f => f.Path.StartsWith(".spec", StringComparison.Ordinal) && !IsBounded(f.Schema)).Select(f => f.Path)));

    private static bool IsBounded(JsonElement schema) => schema.GetProperty("type").GetString() switch
    {
        "array" => schema.TryGetProperty("maxItems", out _),
        "string" => schema.TryGetProperty("maxLength", out _) || schema.TryGetProperty("enum", out _),
        _ => true,
    };

    private static IEnumerable<(string Path, JsonElement Schema)> Fields(string path, JsonElement schema)
    {
        if (schema.TryGetProperty("items", out var items)) return Fields(path + "[]", items);
        return schema.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().SelectMany(p => Fields($"{path}.{p.Name}", p.Value).Prepend(($"{path}.{p.Name}", p.Value)))
            : [];
    }

    private static string Names(IEnumerable<JsonElement> columns) => string.Join(' ', columns.Select(c => c.GetProperty("name").GetString()));

    private static JsonElement Schema(JsonElement definition) =>
        definition.GetProperty("spec").GetProperty("versions")[0].GetProperty("schema").GetProperty("openAPIV3Schema");

    private static JsonElement Version(string kind) =>
        Definitions.Single(d => d.GetProperty("spec").GetProperty("names").GetProperty("kind").GetString() == kind)
            .GetProperty("spec").GetProperty("versions")[0];
}
