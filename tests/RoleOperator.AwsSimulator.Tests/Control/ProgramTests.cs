using System.Diagnostics;
using Amazon.IdentityManagement;
using Amazon.Runtime;

namespace RoleOperator.AwsSimulator.Tests.Control;

/// <summary>The simulator as a program of its own.</summary>
public sealed class ProgramTests
{
    [Fact]
    public async Task Program_Started_PrintsExportsThatWork_AndEndsOnInterrupt()
    {
        using var process = Start("--port", "0", "--account", "111122223333", "--account", "444455556666:aws-cn");
        var exports = new Dictionary<string, string>();
        while (!exports.ContainsKey("AWS_REGION") && await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.Split(' ', '=') is ["export", var name, var value])
                exports[name] = value;

        using var iam = new AmazonIdentityManagementServiceClient(
            new BasicAWSCredentials(exports["AWS_ACCESS_KEY_ID"], exports["AWS_SECRET_ACCESS_KEY"]),
            new AmazonIdentityManagementServiceConfig { ServiceURL = exports["AWS_ENDPOINT_URL"], AuthenticationRegion = exports["AWS_REGION"] });
        var summary = await iam.GetAccountSummaryAsync(new());
        Assert.Equal(0, summary.SummaryMap["Roles"]);

        using (var kill = Process.Start("kill", ["-INT", $"{process.Id}"]))
            await kill.WaitForExitAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await process.WaitForExitAsync(patience.Token);
    }

    [Theory]
    [InlineData("--account 12345: an account is twelve digits", "12345")]
    [InlineData("--account 123456789012:foo: an account is twelve digits", "123456789012:foo")]
    [InlineData("--account 123456789012:: an account", "123456789012:")]
    [InlineData("--account 123456789012 is given twice", "123456789012", "123456789012:aws-cn")]
    public async Task Program_GivenWrongAccounts_SaysWhatIsWrongAndEnds(string said, params string[] accounts)
    {
        using var process = Start(["--port", "0", .. accounts.SelectMany(account => (string[])["--account", account])]);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(1, process.ExitCode);
        Assert.Contains(said, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("export AWS", await output, StringComparison.Ordinal);
    }

    private static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo(
        "dotnet", [Path.Combine(AppContext.BaseDirectory, "RoleOperator.AwsSimulator.dll"), .. arguments])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
