using System.Text.Json;

namespace CrdGenerator.Tests;

/// <summary>What a kube-apiserver makes of the generated definitions.</summary>
public class ApiServerTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Namespace = "shop";

    [Fact]
    public async Task Definitions_AreStructuralAndWithoutConflict()
    {
        using var list = JsonDocument.Parse(await server.ExpectAsync("get", "-o", "json", "-f", Path.Combine(Manifests.Root, "crds")));

        Assert.All(list.RootElement.GetProperty("items").EnumerateArray(), definition =>
            Assert.Equal(
                ["Established=True", "NamesAccepted=True"],
                definition.GetProperty("status").GetProperty("conditions").EnumerateArray()
                    .Select(c => $"{c.GetProperty("type")}={c.GetProperty("status")}").Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task AcceptedSpecs_AreAllTaken() =>
        Assert.Equal(NamesOf(SpecTable.Accepted), await TakenAsync(SpecTable.PathOf(SpecTable.Accepted)));

    [Fact]
    public async Task RefusedSpecs_AreAllRefused() =>
        Assert.Empty(await TakenAsync(SpecTable.PathOf(SpecTable.Refused)));

    [Fact]
    public async Task SpecsThatRulesRefuse_AreRefused_WhereTheServerKnowsRules()
    {
        var knowsRules = (await server.ExpectAsync("get", "-o", "json", "-f", Path.Combine(Manifests.Root, "crds")))
            .Contains("\"x-kubernetes-validations\"", StringComparison.Ordinal);

        Assert.Equal(knowsRules ? [] : NamesOf(SpecTable.RefusedByRules), await TakenAsync(SpecTable.PathOf(SpecTable.RefusedByRules)));
    }

    [Theory]
    [InlineData("web-app")]
    [InlineData("everything")]
    public async Task Samples_AreTaken(string folder) =>
        await server.ExpectAsync("create", "--dry-run=server", "-f", Path.Combine(Manifests.Root, "docs", "samples", folder, "role.yaml"),
            "-f", Path.Combine(Manifests.Root, "docs", "samples", folder, "policy.yaml"),
            "-f", Path.Combine(Manifests.Root, "docs", "samples", folder, "instance-profile.yaml"));

    [Fact]
    public async Task Defaults_OfTheServer_AreThoseOfTheTypes()
    {
        using var list = JsonDocument.Parse(await server.ExpectAsync(
            "apply", "-n", Namespace, "--dry-run=server", "-o", "json", "-f", SpecTable.PathOf(SpecTable.Accepted)));
        var filledIn = list.RootElement.GetProperty("items").EnumerateArray().ToDictionary(SpecTable.NameOf);

        Assert.All(SpecTable.Read(SpecTable.Accepted), written =>
        {
            var (ours, theirs) = (WithDefaults(written), filledIn[SpecTable.NameOf(written)].GetProperty("spec"));
            Assert.True(JsonElement.DeepEquals(ours, theirs), $"the types say {ours}, the server {theirs}");
        });
    }

    [Fact]
    public async Task FreshObject_SaysThatItWasNotObservedYet()
    {
        await server.ExpectAsync(
            "create", "-n", Namespace, "-f", Path.Combine(Manifests.Root, "docs", "samples", "web-app", "role.yaml"), "--validate=false");
        using var list = JsonDocument.Parse(await server.ExpectAsync("get", "roles.iam.roleoperator.io", "-A", "-o", "json"));

        Assert.All(list.RootElement.GetProperty("items").EnumerateArray(), role =>
            Assert.Equal(-1, role.GetProperty("status").GetProperty("observedGeneration").GetInt64()));
        Assert.NotEmpty(list.RootElement.GetProperty("items").EnumerateArray());
    }

    /// <summary>Which documents of a file the server would store; the rest must be called invalid, and nothing else may have gone wrong.</summary>
    private async Task<IReadOnlyList<string>> TakenAsync(string file)
    {
        // Without kubectl's own validation: it would refuse some of them first, as soon as the server has published the schema.
        var (_, output, errors) = await server.KubectlAsync("create", "-n", Namespace, "--dry-run=server", "--validate=false", "-f", file);
        var taken = Lines(output).Select(line => line.Split(' ')[0]).ToList();
        var invalid = Lines(errors).Count(line => line.Contains("is invalid: ", StringComparison.Ordinal));
        Assert.True(taken.Count + invalid == Manifests.Documents(file).Count, $"kubectl said something else:\n{output}{errors}");
        return taken;
    }

    /// <summary>The spec as the operator has it after reading: with every default of the C# type.</summary>
    private static JsonElement WithDefaults(JsonElement manifest)
    {
        var type = SpecTable.SpecTypeOf(manifest);
        return JsonSerializer.SerializeToElement(manifest.GetProperty("spec").Deserialize(type), type);
    }

    private static IReadOnlyList<string> NamesOf(string table) => [.. SpecTable.Read(table).Select(SpecTable.NameOf)];

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
