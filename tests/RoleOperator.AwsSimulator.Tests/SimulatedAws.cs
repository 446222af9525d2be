using Amazon;
using Amazon.EC2;
using Amazon.IdentityManagement;
using Amazon.Runtime;
using Amazon.SecurityToken;
using RoleOperator.AwsSimulator.Serving;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Tests;

/// <summary>A simulator of a test's own, and clients that talk to it. Clients do not retry: a test sees each answer.</summary>
public sealed class SimulatedAws : IAsyncDisposable
{
    private readonly Simulator simulator;

    // The SDK remembers for the whole process by how much it thinks a clock is wrong, by endpoint, and a port may soon be another test's.
    static SimulatedAws() => AWSConfigs.CorrectForClockSkew = false;

    private SimulatedAws(Simulator simulator, SimulatorOptions options)
    {
        this.simulator = simulator;
        var administrator = new BasicAWSCredentials(options.Accounts[0].AccessKeyId, options.Accounts[0].SecretAccessKey);
        Iam = IamAs(administrator);
        Ec2 = Ec2As(administrator);
        Sts = StsAs(administrator);
    }

    public Uri Endpoint => simulator.Endpoint;

    public Simulator Simulator => simulator;

    public AwsWorld World => simulator.World;

    public AmazonIdentityManagementServiceClient Iam { get; }

    public AmazonEC2Client Ec2 { get; }

    public AmazonSecurityTokenServiceClient Sts { get; }

    public static async Task<SimulatedAws> StartAsync(SimulatorOptions? options = null)
    {
        options ??= new SimulatorOptions();
        return new SimulatedAws(await Simulator.StartAsync(options), options);
    }

    public AmazonIdentityManagementServiceClient IamAs(AWSCredentials credentials, string region = "us-east-1") =>
        new(credentials, To<AmazonIdentityManagementServiceConfig>(region));

    public AmazonEC2Client Ec2As(AWSCredentials credentials, string region = "eu-west-1") => new(credentials, To<AmazonEC2Config>(region));

    public AmazonSecurityTokenServiceClient StsAs(AWSCredentials credentials, string region = "us-east-1") =>
        new(credentials, To<AmazonSecurityTokenServiceConfig>(region));

    public async ValueTask DisposeAsync()
    {
        Iam.Dispose();
        Ec2.Dispose();
        Sts.Dispose();
        await simulator.DisposeAsync();
    }

    private T To<T>(string region)
        where T : ClientConfig, new() =>
        new() { ServiceURL = Endpoint.ToString(), AuthenticationRegion = region, MaxErrorRetry = 0, MaxStaleConnectionRetries = 0 };
}
