using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using RoleOperator.Testing;
using RoleOperator.Testing.Charts;

namespace RoleOperator.Chart.Tests;

/// <summary>What is in the repository twice says the same twice.</summary>
public sealed partial class CopyTests
{
    [Fact]
    public void Crds_InTheChart_AreThoseOfTheRepository()
    {
        Assert.True(
            Files(Path.Combine(Repository.Root, "crds")).SequenceEqual(Files(Path.Combine(HelmChart.Folder, "files", "crds"))),
            "charts/role-operator/files/crds is not what crds/ says: run make chart-write");

        static IEnumerable<(string, string)> Files(string folder) =>
            Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file), File.ReadAllText(file)));
    }

    [Fact]
    public void Licence_InTheChart_IsThatOfTheRepository() =>
        Assert.True(
            File.ReadAllText(Path.Combine(Repository.Root, "LICENSE")) == File.ReadAllText(Path.Combine(HelmChart.Folder, "LICENSE")),
            "charts/role-operator/LICENSE is not the repository's: run make chart-write");

    [Fact]
    public async Task Version_OfTheChartAndOfItsImage_IsThatOfTheProgram()
    {
        var properties = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props"));
        var version = properties.Descendants("Version").Single().Value;

        var chart = (await Yaml.JsonAsync(await File.ReadAllTextAsync(Path.Combine(HelmChart.Folder, "Chart.yaml"))))!;

        Assert.Equal((version, version), (chart["version"]!.GetValue<string>(), chart["appVersion"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Matrix_SetsEachValueToSomethingElseThanItsDefault()
    {
        var schema = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(HelmChart.Folder, "values.schema.json")))!;
        var defaults = await Yaml.JsonAsync(await File.ReadAllTextAsync(Path.Combine(HelmChart.Folder, "values.yaml")));
        var cases = await Task.WhenAll(Matrix.Values.Where(values => values.Length > 0).Select(Yaml.JsonAsync));

        // The cluster's name and the image's place have no default, and every case gives them.
        var unset = Described("", schema).Select(line => line.Split(':')[0]).Except(["clusterName", "image.repository", "global"])
            .Where(path => !cases.Any(values => At(values, path) is { } value && !JsonNode.DeepEquals(value, At(defaults, path))));
        Assert.Empty(unset);

        static JsonNode? At(JsonNode? values, string path) => path.Split('.').Aggregate(values, (node, name) => (node as JsonObject)?[name]);
    }

    [Fact]
    public async Task Installation_InTheChartsReadme_GivesAllThatIsRequired()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(HelmChart.Folder, "README.md"));
        var given = SetOption().Matches(readme).SelectMany(option => (string[])["--set", option.Groups[1].Value]).ToList();

        Assert.NotEmpty((await HelmChart.RenderAsync(new ChartInput("") { Image = null, MoreOptions = given })).Objects);
    }

    [Fact]
    public async Task Reference_OfTheValues_IsWhatTheirCommentsSay() =>
        Assert.True(
            await HelmChart.ReferenceAsync() == await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "reference", "values.md")),
            "docs/reference/values.md is not what the chart's values.yaml says: run make chart-write");

    [Fact]
    public async Task Schema_DescribesEachValue_AsItsCommentDoes()
    {
        var page = await HelmChart.ReferenceAsync();
        var commented = Row().Matches(page).Select(row => $"{row.Groups["path"].Value}: {row.Groups["text"].Value}");

        var schema = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(HelmChart.Folder, "values.schema.json")))!;
        var described = Described("", schema).Where(line => !line.StartsWith("global:", StringComparison.Ordinal));

        Assert.Equal(commented.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
        Assert.All(Groups(schema), group => Assert.False(group["additionalProperties"]!.GetValue<bool>()));
    }

    private static IEnumerable<string> Described(string prefix, JsonNode group) => group["properties"]!.AsObject().SelectMany(property =>
        property.Value!["properties"] is not null
            ? Described($"{prefix}{property.Key}.", property.Value)
            : [$"{prefix}{property.Key}: {property.Value["description"]}"]);

    private static IEnumerable<JsonNode> Groups(JsonNode group) =>
        group["properties"]!.AsObject().Where(p => p.Value!["properties"] is not null).SelectMany(p => Groups(p.Value!)).Prepend(group);

    [GeneratedRegex(@"--set (\S+)")]
    private static partial Regex SetOption();

    [GeneratedRegex(@"^\| `(?<path>[A-Za-z.]+)` \| `.*?` \| (?<text>.+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
