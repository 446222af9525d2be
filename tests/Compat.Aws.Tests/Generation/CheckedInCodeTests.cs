using AwsClientGenerator.Emission;

namespace Compat.Aws.Tests.Generation;

public class CheckedInCodeTests
{
    [Theory]
    [InlineData("iam")]
    [InlineData("ec2")]
    public void GeneratedFolder_ComparedWithTheGenerator_IsNotStale(string name)
    {
        var service = Repository.Service(name);
        var folder = Path.Combine(Repository.StandIn(service.Selection.Assembly!), "Generated");

        var checkedIn = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText);
        var generated = ClientEmitter.Emit(service);

        Assert.Equal(generated.Keys.Order(), checkedIn.Keys.Order());
        Assert.All(generated, file => Assert.Equal(file.Value, checkedIn[file.Key]));
    }

    [Theory]
    [InlineData("iam")]
    [InlineData("ec2")]
    [InlineData("sts")]
    public void Model_AsCheckedIn_CarriesNoDocumentation(string name) =>
        Assert.DoesNotContain("documentation", File.ReadAllText(Path.Combine(Repository.Models, $"{name}.model.json")), StringComparison.Ordinal);
}
