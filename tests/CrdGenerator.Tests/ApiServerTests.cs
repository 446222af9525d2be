using System.Text.Json;

namespace CrdGenerator.Tests;

/// <summary>What a kube-apiserver makes of the generated definitions.</summary>
[Collection(ApiServerCollection.Name)]
public class ApiServerTests(ApiServer server)
{
    [Fact]
    public async Task Definitions_AreStructuralAndWithoutConflict() =>
        Assert.All(await server.DefinitionsAsync(), definition =>
            Assert.Equal(
                ["Established=True", "NamesAccepted=True"],
                definition.GetProperty("status").GetProperty("conditions").EnumerateArray()
                    .Select(c => $"{c.GetProperty("type")}={c.GetProperty("status")}").Order(StringComparer.Ordinal)));

    [Fact]
    public async Task AcceptedSpecs_AreAllTaken() =>
        Assert.Equal(SpecTable.Names(SpecTable.Accepted), (await server.TryAsync("create", SpecTable.Accepted)).Taken);

    [Fact]
    public async Task RefusedSpecs_AreAllRefused() =>
        Assert.Empty((await server.TryAsync("create", SpecTable.Refused)).Taken);

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
            "apply", "-n", ApiServer.Namespace, "--dry-run=server", "-o", "json", "-f", SpecTable.PathOf(SpecTable.Accepted)));
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
            "create", "-n", ApiServer.Namespace, "-f", Path.Combine(Manifests.Root, "docs", "samples", "web-app", "role.yaml"), "--validate=false");
        using var list = JsonDocument.Parse(await server.ExpectAsync("get", "roles.iam.roleoperator.io", "-A", "-o", "json"));

        Assert.All(list.RootElement.GetProperty("items").EnumerateArray(), role =>
            Assert.Equal(-1, role.GetProperty("status").GetProperty("observedGeneration").GetInt64()));
        Assert.NotEmpty(list.RootElement.GetProperty("items").EnumerateArray());
    }

    /// <summary>The spec as the operator has it after reading: with every default of the C# type.</summary>
    private static JsonElement WithDefaults(JsonElement manifest)
    {
        var type = SpecTable.SpecTypeOf(manifest);
        return JsonSerializer.SerializeToElement(manifest.GetProperty("spec").Deserialize(type), type);
    }
}
