using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RoleOperator.Core.Resources.Schema;

namespace CrdGenerator.Tests;

public class ObjectSchemaTests
{
    [Theory]
    [InlineData("description", "\"a sample\"")]
    [InlineData("required", "[\"document\"]")]
    [InlineData("properties.text.description", "\"Some text of Sample.\"")]
    [InlineData("properties.text.type", "\"string\"")]
    [InlineData("properties.text.pattern", "\"^[a-z]+$\"")]
    [InlineData("properties.text.minLength", "1")]
    [InlineData("properties.text.maxLength", "5")]
    [InlineData("properties.text.default", "\"no\"")]
    [InlineData("properties.number.type", "\"integer\"")]
    [InlineData("properties.number.format", "\"int32\"")]
    [InlineData("properties.number.minimum", "1")]
    [InlineData("properties.number.maximum", "5")]
    [InlineData("properties.number.default", "3")]
    [InlineData("properties.unique.type", "\"array\"")]
    [InlineData("properties.unique.minItems", "2")]
    [InlineData("properties.unique.maxItems", "9")]
    [InlineData("properties.unique.x-kubernetes-list-type", "\"set\"")]
    [InlineData("properties.unique.items.pattern", "\"^i$\"")]
    [InlineData("properties.unique.items.maxLength", "7")]
    [InlineData("properties.keyed.x-kubernetes-list-type", "\"map\"")]
    [InlineData("properties.keyed.x-kubernetes-list-map-keys", "[\"name\"]")]
    [InlineData("properties.keyed.items.required", "[\"name\"]")]
    [InlineData("properties.keyed.items.x-kubernetes-map-type", "\"atomic\"")]
    [InlineData("properties.keyed.items.description", "\"An entry with alternatives.\"")]
    [InlineData("properties.keyed.items.properties.name.description", "\"Its name.\"")]
    [InlineData("properties.plain.x-kubernetes-list-type", "\"atomic\"")]
    [InlineData("properties.map.type", "\"object\"")]
    [InlineData("properties.map.minProperties", "1")]
    [InlineData("properties.map.maxProperties", "4")]
    [InlineData("properties.map.additionalProperties", """{"type":"string","maxLength":8,"pattern":"^v$"}""")]
    [InlineData("properties.color.enum", """["Red","Green"]""")]
    [InlineData("properties.word.enum", """["True","False"]""")]
    [InlineData(
        "properties.document",
        """{"description":"A document.","type":"object","x-kubernetes-preserve-unknown-fields":true,"x-kubernetes-map-type":"atomic"}""")]
    [InlineData("properties.moment.format", "\"date-time\"")]
    [InlineData("properties.count.format", "\"int64\"")]
    [InlineData("properties.truth.type", "\"boolean\"")]
    [InlineData("properties.nested.default", "{}")]
    public void Field_WithAConstraint_CarriesItInTheSchema(string path, string expected) =>
        AssertJson(expected, At(SchemaOf(SampleJson.Default.Sample), path));

    [Fact]
    public void Sample_HasEveryConstraintThatAttributesCanState()
    {
        var stated = typeof(Sample).GetProperties().SelectMany(p => p.GetCustomAttributesData())
            .Where(a => a.AttributeType == typeof(SchemaAttribute)).SelectMany(a => a.NamedArguments).Select(a => a.MemberName);

        Assert.Empty(typeof(SchemaAttribute).GetProperties(BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Instance)
            .Select(p => p.Name).Except(stated));
    }

    [Fact]
    public void Alternatives_BecomeRulesThatCountWhatIsSet()
    {
        var schema = SchemaOf(SampleJson.Default.Sample);

        AssertJson(
            """[{"rule":"(has(self.a) ? 1 : 0) + (has(self.b) ? 1 : 0) == 1","message":"set exactly one of a, b"}]""",
            At(schema, "properties.keyed.items.x-kubernetes-validations"));
        AssertJson(
            """{"rule":"(has(self.text) ? 1 : 0) + (has(self.keyed) ? 1 : 0) <= 1","message":"set at most one of text, keyed"}""",
            At(schema, "x-kubernetes-validations")[0]);
    }

    [Fact]
    public void ImmutableField_Optional_IsHeldByItsParent()
    {
        var rules = At(SchemaOf(SampleJson.Default.Sample), "x-kubernetes-validations");

        Assert.Equal(2, rules.GetArrayLength());
        Assert.Equal(
            "has(self.__namespace__) == has(oldSelf.__namespace__) && (!has(self.__namespace__) || self.__namespace__ == oldSelf.__namespace__)",
            rules[1].GetProperty("rule").GetString());
        Assert.StartsWith("namespace cannot be changed", rules[1].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ImmutableField_WithADefault_HoldsItself() =>
        Assert.Equal("self == oldSelf", At(SchemaOf(SampleJson.Default.Sample), "properties.path.x-kubernetes-validations")[0].GetProperty("rule").GetString());

    [Fact]
    public void Field_WithoutSummary_IsRefusedByName() =>
        AssertRefused(SampleJson.Default.Silent, "CrdGenerator.Tests.Silent.Field has no summary");

    [Fact]
    public void Pattern_NotAnchored_IsRefusedByName() =>
        AssertRefused(SampleJson.Default.Loose, "Loose.Field has the pattern [a-z]+; begin it with ^");

    [Fact]
    public void Type_WithoutSchema_IsRefusedByName() =>
        AssertRefused(SampleJson.Default.Odd, "Odd.Field is of System.Guid");

    private static void AssertRefused(JsonTypeInfo type, string message) =>
        Assert.StartsWith(message, Assert.Throws<SchemaException>(() => ObjectSchema.Of(type, "")).Message, StringComparison.Ordinal);

    private static JsonElement SchemaOf(JsonTypeInfo type) => JsonSerializer.SerializeToElement(ObjectSchema.Of(type, "a sample"));

    private static JsonElement At(JsonElement schema, string path) => path.Split('.').Aggregate(schema, (node, key) => node.GetProperty(key));

    private static void AssertJson(string expected, JsonElement actual)
    {
        using var json = JsonDocument.Parse(expected);
        Assert.True(JsonElement.DeepEquals(json.RootElement, actual), $"expected {expected}, but found {actual.GetRawText()}");
    }
}
