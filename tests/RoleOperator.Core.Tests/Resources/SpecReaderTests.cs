using System.Text.Json;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Core.Tests.Resources;

public class SpecReaderTests
{
    private const string Document = """{"Version":"2012-10-17","Statement":[]}""";

    [Fact]
    public void Spec_OnlyRequiredFields_GetsTheDefaults()
    {
        var role = ReadRole("{\"trust\":{\"document\":" + Document + "}}");

        Assert.Empty(role.SpecProblems);
        Assert.Equal("/", role.Spec!.Path);
        Assert.Equal(3600, role.Spec.MaxSessionDurationSeconds);
        Assert.Equal(DeletionPolicy.Delete, role.Spec.Deletion.Policy);
    }

    [Theory]
    [InlineData("""{"trust":{}}""", "spec.trust", "set exactly one of them")]
    [InlineData("""{}""", "spec.trust", "required")]
    [InlineData("""[]""", "spec", "must be an object, but is []")]
    [InlineData("""{"trust":{"document":"not json"}}""", "spec.trust.document", "\"not json\" must be an object")]
    [InlineData("""{"trust":{"document":{}},"maxSessionDurationSeconds":60}""", "spec.maxSessionDurationSeconds", "60 is out of bounds; use 3600")]
    [InlineData("""{"trust":{"document":{}},"maxSessionDurationSeconds":"1h"}""", "spec.maxSessionDurationSeconds", "\"1h\" must be a whole number")]
    [InlineData("""{"trust":{"document":{}},"name":"two words"}""", "spec.name", "\"two words\" is not allowed; use letters")]
    [InlineData("""{"trust":{"document":{}},"name":"trailing\n"}""", "spec.name", "is not allowed")]
    [InlineData("""{"trust":{"document":{}},"path":"team"}""", "spec.path", "\"team\" is not allowed; begin and end it with a slash")]
    [InlineData("""{"trust":{"document":{}},"descripton":"x"}""", "spec.descripton", "did you mean description?")]
    [InlineData("""{"trust":{"document":{}},"mode":"enforce"}""", "spec.mode", "\"enforce\" is not allowed; use Enforce or Observe")]
    [InlineData("""{"trust":{"document":{}},"managedPolicies":[{}]}""", "spec.managedPolicies[0]", "sets 0 of aws, arn, ref; set exactly one")]
    [InlineData(
        """{"trust":{"document":{}},"managedPolicies":[{"ref":{"name":"a"}},{"aws":"A","arn":"arn:aws:iam::aws:policy/A"}]}""",
        "spec.managedPolicies[1]", "sets 2 of")]
    [InlineData("""{"trust":{"document":{}},"managedPolicies":[{"ref":{}}]}""", "spec.managedPolicies[0].ref.name", "required")]
    [InlineData(
        """{"trust":{"document":{}},"inlinePolicies":[{"name":"a","document":{}},{"name":"a","document":{}}]}""",
        "spec.inlinePolicies[1].name", "entry 0 already")]
    [InlineData("""{"trust":{"document":{}},"tags":{"team":7}}""", "spec.tags[team]", "7 must be a string")]
    [InlineData("""{"trust":{"document":{}},"tags":{"team":"a#b"}}""", "spec.tags[team]", "\"a#b\" is not allowed")]
    public void Spec_WithOneMistake_NamesFieldValueAndRemedy(string spec, string path, string message)
    {
        var role = ReadRole(spec);

        Assert.Null(role.Spec);
        var problem = Assert.Single(role.SpecProblems);
        Assert.Equal(path, problem.Path);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Value_WrongAndLong_IsCutBetweenCharacters()
    {
        var problem = Assert.Single(ReadRole($$$"""{"trust":{"document":{}},"path":"{{{new string('x', 78)}}}😀 and more"}""").SpecProblems);

        Assert.StartsWith($"\"{new string('x', 78)}… is not allowed", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"path\":\"a\u007Fb\u0085c\"", "\"a b c\" is not allowed")]
    [InlineData("\"path\":[1,\n2]", "[1, 2] must be a string")]
    [InlineData("\"tags\":{\"a\\nb\":7}", "spec.tags[a b]: 7 must be a string")]
    [InlineData("\"line\\nend\":7", "spec.line end: is not a field here")]
    public void Value_WithControlCharacters_IsShownInOneLine(string field, string shown)
    {
        var problem = Assert.Single(ReadRole($$$"""{"trust":{"document":{}},{{{field}}}}""").SpecProblems);

        Assert.Contains(shown, problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Spec_WithSeveralMistakes_NamesThemAll()
    {
        var role = ReadRole("""{"nam":"x","path":"x","maxSessionDurationSeconds":1}""");

        Assert.Equal(["spec.nam", "spec.path", "spec.maxSessionDurationSeconds", "spec.trust"], role.SpecProblems.Select(p => p.Path));
    }

    [Fact]
    public void Status_OfAnotherVersion_IsComputedAfresh()
    {
        var role = Read("""{"metadata":{"name":"a","namespace":"b"},"spec":{},"status":{"conditions":"none"}}""");

        Assert.Null(role.Status.Conditions);
    }

    [Fact]
    public void Object_WithoutMetadata_IsRefused() =>
        Assert.Throws<JsonException>(() => Read("""{"spec":{}}"""));

    private static Resource<RoleSpec, RoleStatus> ReadRole(string spec) =>
        Read($$"""{"metadata":{"name":"orders","namespace":"shop","generation":3},"spec":{{spec}}}""");

    private static Resource<RoleSpec, RoleStatus> Read(string json) =>
        SpecReader.Read(JsonDocument.Parse(json).RootElement, SpecJson.Default.RoleSpec, SpecJson.Default.RoleStatus);
}
