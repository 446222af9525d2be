using System.Diagnostics;
using System.Text.Json;
using RoleOperator.AwsSimulator.Operations;
using RoleOperator.AwsSimulator.Serving;
using RoleOperator.Testing;

namespace RoleOperator.AwsSimulator.Tests.Clients;

/// <summary>A client that this project did not write: boto3, of whichever Python the testbed finds.</summary>
public sealed class Boto3Tests
{
    [Fact]
    public async Task Boto3_DrivesEveryOperation_AndFindsEachAnswerRight()
    {
        await using var aws = await SimulatedAws.StartAsync();
        using var issuer = new TokenIssuer("https://oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF");
        aws.World.IdentityProviders.Publish(issuer.Url, issuer.Keys);

        var answered = await DriveAsync(new Dictionary<string, string>
        {
            ["AWS_ENDPOINT_URL"] = aws.Endpoint.ToString().TrimEnd('/'),
            ["AWS_ACCESS_KEY_ID"] = new AccountSeed().AccessKeyId,
            ["AWS_SECRET_ACCESS_KEY"] = new AccountSeed().SecretAccessKey,
            ["AWS_CONFIG_FILE"] = "/dev/null",
            ["AWS_EC2_METADATA_DISABLED"] = "true",
            ["WEB_IDENTITY_ISSUER"] = issuer.Url,
            ["WEB_IDENTITY_TOKEN"] = issuer.Sign("system:serviceaccount:shop:orders", "sts.amazonaws.com", aws.World.Time.GetUtcNow().AddHours(1)),
        });

        Assert.Empty(OperationTable.Handlers.Keys.Except(answered));
        Assert.DoesNotContain(aws.Simulator.Log.Calls, call => call.Defect is not null);
    }

    private static async Task<IReadOnlyList<string>> DriveAsync(Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(Repository.Root, "hack", "testbed.sh"), "boto3"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await using (var script = typeof(Boto3Tests).Assembly.GetManifestResourceStream("boto3_drive.py")!)
        await using (var input = process.StandardInput.BaseStream)
            await script.CopyToAsync(input);
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0, await errors + await output);
        return JsonSerializer.Deserialize<string[]>((await output).TrimEnd().Split('\n')[^1])!;
    }
}
