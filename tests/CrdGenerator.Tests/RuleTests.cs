using System.Globalization;
using System.Text.Json;

namespace CrdGenerator.Tests;

/// <summary>The CEL rules of the definitions at work: a server that knows them enforces each, and an older one takes what they would refuse.</summary>
[Collection(ApiServerCollection.Name)]
public class RuleTests(ApiServer server)
{
    [Fact]
    public async Task Rules_AreAllKept_FromKubernetes125On()
    {
        using var version = JsonDocument.Parse(await server.ExpectAsync("version", "--output", "json"));
        var minor = int.Parse(version.RootElement.GetProperty("serverVersion").GetProperty("minor").GetString()!.TrimEnd('+'), CultureInfo.InvariantCulture);

        Assert.Equal(minor < 25 ? [] : Manifests.InFolder("crds").SelectMany(SchemaRule.Of), await KeptAsync());
    }

    [Fact]
    public async Task Rules_ThatAreKept_EachRefuseASpecOrAChange()
    {
        var kept = await KeptAsync();
        await server.ExpectAsync("apply", "-n", ApiServer.Namespace, "-f", SpecTable.PathOf(SpecTable.Existing));

        var specs = await server.TryAsync("create", SpecTable.RefusedByRules);
        var changes = await server.TryAsync("replace", SpecTable.RefusedChanges);

        Assert.Equal(kept.Count > 0 ? [] : SpecTable.Names(SpecTable.RefusedByRules), specs.Taken);
        Assert.Equal(kept.Count > 0 ? [] : SpecTable.Names(SpecTable.RefusedChanges), changes.Taken);
        string[] refusals = [.. specs.Refusals, .. changes.Refusals];
        Assert.Equal(kept, kept.Where(rule => refusals.Any(rule.Explains)));
        Assert.All(refusals, refusal => Assert.Contains(kept, rule => rule.Explains(refusal)));
    }

    [Fact]
    public async Task Objects_WithoutAChange_AreTakenAgain()
    {
        await server.ExpectAsync("apply", "-n", ApiServer.Namespace, "-f", SpecTable.PathOf(SpecTable.Existing));

        Assert.Equal(SpecTable.Names(SpecTable.Existing), (await server.TryAsync("replace", SpecTable.Existing)).Taken);
    }

    /// <summary>The rules that the server has not dropped.</summary>
    private async Task<IReadOnlyList<SchemaRule>> KeptAsync() => [.. (await server.DefinitionsAsync()).SelectMany(SchemaRule.Of)];
}
