using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Schema;

namespace CrdGenerator.Tests;

/// <summary>The operator's own check, on the specs that <see cref="ApiServerTests"/> show to a kube-apiserver: both must answer the same.</summary>
public class SchemaCheckTests
{
    public static TheoryData<string> Accepted => Names(SpecTable.Accepted);

    public static TheoryData<string> Refused => Names(SpecTable.Refused);

    public static TheoryData<string> RefusedByRules => Names(SpecTable.RefusedByRules);

    [Theory]
    [MemberData(nameof(Accepted))]
    public void Problems_AcceptedSpec_AreNone(string name) => Assert.Empty(Problems(SpecTable.Accepted, name));

    [Theory]
    [MemberData(nameof(Refused))]
    public void Problems_RefusedSpec_AreOne(string name) => Assert.Single(Problems(SpecTable.Refused, name));

    [Theory]
    [MemberData(nameof(RefusedByRules))]
    public void Problems_SpecThatARuleRefuses_AreOne(string name) => Assert.Single(Problems(SpecTable.RefusedByRules, name));

    private static IReadOnlyList<FieldProblem> Problems(string table, string name)
    {
        var manifest = SpecTable.Read(table).Single(m => SpecTable.NameOf(m) == name);
        return SchemaCheck.Problems("spec", manifest.GetProperty("spec"), SpecTable.SpecTypeOf(manifest));
    }

    private static TheoryData<string> Names(string table) => [.. SpecTable.Names(table)];
}
