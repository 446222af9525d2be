using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Schema;

namespace CrdGenerator.Tests;

/// <summary>
/// The operator's own check on the specs in <c>Specs/</c>. A kube-apiserver with the generated definitions must answer the same:
/// <c>kubectl create --dry-run=server</c> takes every document of accepted.yaml, none of refused.yaml, and none of refused-by-rules.yaml from 1.25 on.
/// </summary>
public class AgreementTests
{
    public static TheoryData<string> Accepted => Names("accepted.yaml");

    public static TheoryData<string> Refused => Names("refused.yaml");

    public static TheoryData<string> RefusedByRules => Names("refused-by-rules.yaml");

    [Theory]
    [MemberData(nameof(Accepted))]
    public void SchemaCheck_AcceptedSpec_FindsNothing(string name) => Assert.Empty(Problems("accepted.yaml", name));

    [Theory]
    [MemberData(nameof(Refused))]
    public void SchemaCheck_RefusedSpec_FindsOneProblem(string name) => Assert.Single(Problems("refused.yaml", name));

    [Theory]
    [MemberData(nameof(RefusedByRules))]
    public void SchemaCheck_SpecThatARuleRefuses_FindsOneProblem(string name) => Assert.Single(Problems("refused-by-rules.yaml", name));

    private static IReadOnlyList<FieldProblem> Problems(string file, string name)
    {
        var manifest = Read(file).Single(m => NameOf(m) == name);
        return SchemaCheck.Problems("spec", manifest.GetProperty("spec"), SpecTypes.Of(manifest));
    }

    private static TheoryData<string> Names(string file) => [.. Read(file).Select(NameOf)];

    private static IReadOnlyList<JsonElement> Read(string file) => Manifests.Documents(Path.Combine(AppContext.BaseDirectory, "Specs", file));

    private static string NameOf(JsonElement manifest) => $"{manifest.GetProperty("kind")} {manifest.GetProperty("metadata").GetProperty("name")}";
}

internal static class SpecTypes
{
    public static JsonTypeInfo Of(JsonElement manifest) =>
        ServedKind.All.Single(k => k.Kind.Name == manifest.GetProperty("kind").GetString()).Spec;
}
