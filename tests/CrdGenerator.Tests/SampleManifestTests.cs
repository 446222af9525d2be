using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Schema;

namespace CrdGenerator.Tests;

public class SampleManifestTests
{
    [Theory]
    [InlineData("web-app", 3)]
    [InlineData("everything", 3)]
    [InlineData("trust", 10)]
    public void Samples_AreValid(string folder, int count)
    {
        var manifests = Manifests.InFolder("docs", "samples", folder).Where(IsOurs).ToList();

        Assert.Equal(count, manifests.Count);
        Assert.All(manifests, m => Assert.Empty(SchemaCheck.Problems("spec", m.GetProperty("spec"), SpecTable.SpecTypeOf(m))));
    }

    [Fact]
    public void Everything_SetsEveryFieldOfEachKind() =>
        Assert.All(ServedKind.All, kind =>
        {
            var manifest = Manifests.InFolder("docs", "samples", "everything").Single(m => m.GetProperty("kind").GetString() == kind.Kind.Name);
            Assert.Empty(Unset("spec", kind.Spec, [manifest.GetProperty("spec")]));
        });

    /// <summary>Fields that none of the values sets. Of alternatives one is enough, unless a list has room for all.</summary>
    private static IEnumerable<string> Unset(string path, JsonTypeInfo type, List<JsonElement> values) => type.Kind switch
    {
        JsonTypeInfoKind.Object => type.Properties.SelectMany(p =>
        {
            var set = values.Where(v => v.TryGetProperty(p.Name, out _)).Select(v => v.GetProperty(p.Name)).ToList();
            if (set.Count > 0) return Unset($"{path}.{p.Name}", type.Options.GetTypeInfo(p.PropertyType), set);
            return values.Count == 1 && type.Type.IsDefined(typeof(ExactlyOneAttribute), inherit: false) ? [] : [$"{path}.{p.Name}"];
        }),
        JsonTypeInfoKind.Enumerable => Unset($"{path}[]", type.Options.GetTypeInfo(type.ElementType!), [.. values.SelectMany(v => v.EnumerateArray())]),
        _ => [],
    };

    private static bool IsOurs(JsonElement manifest) => manifest.GetProperty("apiVersion").GetString() == ResourceKind.ApiVersion;
}
