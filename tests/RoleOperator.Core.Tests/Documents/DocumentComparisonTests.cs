using RoleOperator.Core.Documents;
using RoleOperator.Core.Naming;

namespace RoleOperator.Core.Tests.Documents;

public class DocumentComparisonTests
{
    [Fact]
    public void Statements_AboutEverythingThatAllowAndDeny_AreNotTakenForOne()
    {
        var differences = Compare(
            """{"Sid":"A","Effect":"Allow","Action":"a:B","Resource":"*"}""", """{"Sid":"B","Effect":"Deny","Action":"b:C","Resource":"*"}""");

        Assert.Collection(
            differences,
            a => Assert.Equal(new(0, "A"), Assert.IsType<DocumentDifference.OnlyInA>(a).Name),
            b => Assert.Equal(new(0, "B"), Assert.IsType<DocumentDifference.OnlyInB>(b).Name));
    }

    [Fact]
    public void Sid_ThatChanged_IsAnElementOfItsStatement()
    {
        const string statement = """{"Sid":"A","Effect":"Allow","Action":"a:B","Resource":"*"}""";

        var changed = Changed(statement, statement.Replace("\"A\"", "\"B\"", StringComparison.Ordinal));

        AssertChange(Assert.Single(changed.Changes), "Sid", ["A"], ["B"]);
    }

    // Both would read Condition.A.b.c.
    [Fact]
    public void Conditions_WithDotsInTheirNames_AreKeptApart()
    {
        var changed = Changed(Conditioned("""{"A":{"b.c":"x"}}"""), Conditioned("""{"A.b":{"c":"x"}}"""));

        Assert.Collection(
            changed.Changes,
            a => AssertChange(a, "Condition.A.b.c", ["x"], []),
            b => AssertChange(b, "Condition.A.b.c", [], ["x"]));
    }

    [Theory]
    [InlineData("""{"Null":{"k":[]}}""", """{}""", new[] { "(no values)" }, new string[0])]
    [InlineData("""{"Null":{"k":[]}}""", """{"Null":{"k":"true"}}""", new[] { "(no values)" }, new[] { "true" })]
    [InlineData("""{"Null":{"k":"(no values)"}}""", """{"Null":{"k":[]}}""", new[] { "(no values)" }, new[] { "(no values)" })]
    public void Condition_WithoutValues_DiffersFromNoneAndFromAny(string a, string b, string[] onlyInA, string[] onlyInB) =>
        AssertChange(Assert.Single(Changed(Conditioned(a), Conditioned(b)).Changes), "Condition.Null.k", onlyInA, onlyInB);

    [Fact]
    public void Differences_OfManyStatements_ComeInTheOrderOfTheDocuments()
    {
        var differences = Compare(
            """
            [{"Sid":"A","Effect":"Allow","Action":"a:A","Resource":"r1"},{"Sid":"B","Effect":"Allow","Action":"a:B","Resource":"r2"},
             {"Sid":"C","Effect":"Allow","Action":"a:C","Resource":"r3"},{"Sid":"D","Effect":"Allow","Action":"a:D","Resource":"r4"}]
            """,
            """
            [{"Sid":"F","Effect":"Deny","Action":"a:F","Resource":"r5"},{"Sid":"C","Effect":"Allow","Action":"a:X","Resource":"r3"},
             {"Sid":"A","Effect":"Allow","Action":"a:X","Resource":"r1"},{"Sid":"E","Effect":"Deny","Action":"a:E","Resource":"r6"}]
            """);

        Assert.Equal(
            ["A 0 2", "C 2 1", "- B 1", "- D 3", "+ F 0", "+ E 3"],
            differences.Select(difference => difference switch
            {
                DocumentDifference.Changed changed => $"{changed.A.Sid} {changed.A.Index} {changed.B.Index}",
                DocumentDifference.OnlyInA only => $"- {only.Name.Sid} {only.Name.Index}",
                DocumentDifference.OnlyInB only => $"+ {only.Name.Sid} {only.Name.Index}",
                _ => difference.ToString(),
            }));
    }

    private static void AssertChange(ElementChange change, string name, string[] onlyInA, string[] onlyInB)
    {
        Assert.Equal(name, change.Name);
        Assert.Equal(onlyInA, change.OnlyInA);
        Assert.Equal(onlyInB, change.OnlyInB);
    }

    private static string Conditioned(string condition) => $$"""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{{condition}}}""";

    private static DocumentDifference.Changed Changed(string a, string b) => Assert.IsType<DocumentDifference.Changed>(Assert.Single(Compare(a, b)));

    private static IReadOnlyList<DocumentDifference> Compare(string a, string b) => DocumentComparison.Between(
        Parsing.Identity($$"""{"Statement":{{a}}}"""), Parsing.Identity($$"""{"Statement":{{b}}}"""), Partition.Aws);
}
