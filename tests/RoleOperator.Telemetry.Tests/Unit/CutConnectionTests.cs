using Amazon.IdentityManagement;
using Amazon.Runtime;
using RoleOperator.Aws.Clients;
using RoleOperator.AwsSimulator.Serving;
using RoleOperator.AwsSimulator.Trouble;
using RoleOperator.Controllers.Ports;

namespace RoleOperator.Telemetry.Tests.Unit;

/// <summary>How often a call is sent whose connection is cut each time AWS has carried it out. Each leaves a version of a policy.</summary>
public sealed class CutConnectionTests : IAsyncLifetime
{
    private const string Document = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}""";
    private readonly AccountSeed account = new();
    private readonly GuardedHttpClientFactory http = new(() => { });
    private Simulator aws = null!;

    public async Task InitializeAsync() => aws = await Simulator.StartAsync(new SimulatorOptions { Accounts = [account] });

    public Task DisposeAsync() => aws.DisposeAsync().AsTask();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Call_OfTheClientThatSendsOnce_IsSentOnce(bool pooled) =>
        Assert.Equal(["v1", "v2"], await VersionsAfterCutsAsync(ClientSettings.Once<AmazonIdentityManagementServiceConfig>(http), pooled));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Call_OfAnyOther_IsSentOnceMoreAndThenLeftToTheQueue(bool pooled) =>
        Assert.Equal(["v1", "v2", "v3"], await VersionsAfterCutsAsync(ClientSettings.Of<AmazonIdentityManagementServiceConfig>(http), pooled));

    /// <param name="settings">The client's.</param>
    /// <param name="pooled">Whether the connection has served a call before: such a one may have been closed while it lay idle.</param>
    private async Task<IEnumerable<string>> VersionsAfterCutsAsync(AmazonIdentityManagementServiceConfig settings, bool pooled)
    {
        (settings.ServiceURL, settings.AuthenticationRegion) = (aws.Endpoint.ToString(), "us-east-1");
        using var owner = Iam(new() { ServiceURL = settings.ServiceURL, AuthenticationRegion = settings.AuthenticationRegion });
        var arn = (await owner.CreatePolicyAsync(new() { PolicyName = "app", PolicyDocument = Document })).Policy.Arn;
        using var iam = Iam(settings);
        if (pooled) await iam.GetPolicyAsync(new() { PolicyArn = arn });
        aws.Troubles.Faults.Add(new FaultRule(new Fault.ResetAfter()) { Calls = new CallPattern("iam:CreatePolicyVersion") });

        await Assert.ThrowsAsync<AwsCallException>(() => AwsCall.MakeAsync(
            "iam:CreatePolicyVersion", ct => iam.CreatePolicyVersionAsync(new() { PolicyArn = arn, PolicyDocument = Document }, ct), CancellationToken.None));

        return aws.World.FindAccount(account.Id)!.Policies.Find("app")!.Versions.Select(version => version.Id);
    }

    private AmazonIdentityManagementServiceClient Iam(AmazonIdentityManagementServiceConfig settings) =>
        new(new BasicAWSCredentials(account.AccessKeyId, account.SecretAccessKey), settings);
}
