namespace RoleOperator.CommandLine.Tests;

/// <summary>Options that cannot be meant end the program at once, with the option and the remedy.</summary>
public sealed class OptionTests
{
    [Theory]
    [InlineData("--ignore-tag-prefixes", "iam.role", "would ignore the owner tag iam.roleoperator.io/owner")]
    [InlineData("--ignore-tag-prefixes", "", "an empty prefix would ignore every tag")]
    [InlineData("--service-account-issuer", "http://issuer.example.com", "use the issuer's URL")]
    [InlineData("--instance-regions", "us-east-1,eu-west-1", "\"us-east-1,eu-west-1\" is no region; use a region's name")]
    [InlineData("--cluster-name", "", "--cluster-name")]
    [InlineData("--namespaces", "Shop", "\"Shop\" is no namespace's name")]
    [InlineData("--lease-name", "Mine", "\"Mine\" is no name of a Lease")]
    [InlineData("--lease-name", "a..b", "\"a..b\" is no name of a Lease")]
    [InlineData("--resync", "soon", "is not a duration")]
    public async Task Option_ThatCannotBeMeant_EndsTheProgramWithItsNameAndTheRemedy(string option, string value, string message)
    {
        string[] name = option == "--cluster-name" ? [] : ["--cluster-name", "test"];

        var run = await Terminal.RunAsync([.. name, option, value]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
    }
}
