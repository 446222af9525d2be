using System.Text.Json.Nodes;
using AwsClientGenerator.Models;
using AwsClientGenerator.Trimming;

namespace Compat.Aws.Tests.Generation;

public class ModelTrimmerTests
{
    private const string Service = """
        {
          "metadata": { "apiVersion": "2020-01-01", "protocol": "query", "serviceId": "Zoo", "endpointPrefix": "zoo", "uid": "zoo" },
          "operations": {
            "Feed": { "name": "Feed", "input": { "shape": "FeedRequest" }, "errors": [{ "shape": "Asleep" }], "documentation": "Feeds." },
            "Wash": { "name": "Wash", "input": { "shape": "WashRequest" } }
          },
          "shapes": {
            "FeedRequest": {
              "type": "structure", "documentation": "What to feed.",
              "members": { "Food": { "shape": "Food", "documentation": "The food." }, "Keepers": { "shape": "Keepers" } }
            },
            "WashRequest": { "type": "structure", "members": {} },
            "Food": { "type": "string", "enum": ["hay", "fish"], "pattern": ".*" },
            "Keepers": { "type": "list", "member": { "shape": "Keeper" } },
            "Keeper": { "type": "structure", "members": { "Boss": { "shape": "Keeper" } } },
            "Asleep": { "type": "structure", "members": {}, "exception": true, "error": { "code": "Asleep", "senderFault": true } }
          }
        }
        """;

    [Fact]
    public void Trim_OneOperation_KeepsWhatItReachesAndNothingElse() =>
        Assert.Equal(
            ["Asleep", "FeedRequest", "Food", "Keeper", "Keepers"],
            Trim("""{ "operations": ["Feed"] }""").Section("shapes").Select(shape => shape.Key));

    [Fact]
    public void Trim_DocumentedModel_DropsDocumentationAndKeepsConstraints()
    {
        var text = Trim("""{ "operations": ["Feed"] }""").ToJsonString();
        Assert.DoesNotContain("documentation", text, StringComparison.Ordinal);
        Assert.Contains("\"pattern\":\".*\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Trim_SelectedMembersAndValues_KeepsOnlyThose()
    {
        var shapes = Trim("""{ "operations": ["Feed"], "members": { "FeedRequest": ["Food"] }, "values": { "Food": ["fish"] } }""").Section("shapes");
        Assert.Equal(["Asleep", "FeedRequest", "Food"], shapes.Select(shape => shape.Key));
        Assert.Equal("""["fish"]""", shapes.Section("Food")["enum"]!.ToJsonString());
    }

    [Theory]
    [InlineData("""{ "operations": ["Pet"] }""", "Pet")]
    [InlineData("""{ "operations": ["Feed"], "members": { "FeedRequest": ["Drink"] } }""", "Drink")]
    [InlineData("""{ "operations": ["Feed"], "values": { "Food": ["cake"] } }""", "cake")]
    public void Trim_SelectionOfSomethingUnknown_SaysWhat(string selection, string unknown) =>
        Assert.Contains(unknown, Assert.Throws<InvalidDataException>(() => Trim(selection)).Message, StringComparison.Ordinal);

    private static JsonObject Trim(string selection)
    {
        var file = Json.Parse(selection);
        foreach (var name in (string[])["model", "namespace", "name"])
            file[name] = "Zoo";
        return ModelTrimmer.Trim(Selection.Read(file), "a test", Json.Parse(Service), Json.Parse("{}"), Json.Parse("{}"));
    }
}
