using Amazon.Runtime;
using RoleOperator.AwsSimulator.Serving;
using RoleOperator.Integration.Tests.Harness;

namespace RoleOperator.Integration.Tests.Worlds;

/// <summary>The simulated AWS, which verifies signatures, checks inputs and forgets nothing.</summary>
public sealed class SimulatorEnd(Simulator simulator, SimulatorOptions options) : IAwsEnd
{
    public Uri Endpoint => simulator.Endpoint;

    public ImmutableCredentials Credentials { get; } = new(options.Accounts[0].AccessKeyId, options.Accounts[0].SecretAccessKey, null);

    /// <summary>IAM is signed for this region; an endpoint of one's own takes the client's, and AWS refuses any other.</summary>
    public string OperatorRegion => "us-east-1";

    public string ImageId => AwsSimulator.World.Region.ImageId;

    public ValueTask DisposeAsync() => simulator.DisposeAsync();
}
