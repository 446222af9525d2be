using System.Collections.Concurrent;
using Amazon;
using Amazon.EC2;
using Amazon.IdentityManagement;
using Amazon.Runtime.Internal;
using Amazon.SecurityToken;

namespace RoleOperator.Aws.Clients;

/// <summary>
/// The SDK clients of one account. Credentials, region and endpoints come from where the SDK always takes them: environment
/// (<c>AWS_ENDPOINT_URL</c>, <c>AWS_PROFILE</c>, web identity), profile files, Pod Identity and instance metadata.
/// </summary>
internal sealed class AwsClients : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<IAmazonEC2>> ec2 = new(StringComparer.Ordinal);
    private readonly Lazy<IAmazonIdentityManagementService> iam;
    private readonly Lazy<IAmazonIdentityManagementService> iamOnce;
    private readonly Lazy<IAmazonSecurityTokenService> sts;
    private readonly GuardedHttpClientFactory http;

    /// <summary>No client is made yet.</summary>
    /// <param name="beforeRequest">Is called before every request; an exception keeps it from being sent.</param>
    /// <param name="time">Measures requests.</param>
    public AwsClients(Action beforeRequest, TimeProvider time)
    {
        http = new GuardedHttpClientFactory(beforeRequest);
        RuntimePipelineCustomizerRegistry.Instance.Register(new RequestTelemetry.Customizer(time));
        iam = new(() => new AmazonIdentityManagementServiceClient(ClientSettings.Of<AmazonIdentityManagementServiceConfig>(http)));
        iamOnce = new(() => new AmazonIdentityManagementServiceClient(ClientSettings.Once<AmazonIdentityManagementServiceConfig>(http)));
        sts = new(() => new AmazonSecurityTokenServiceClient(ClientSettings.Of<AmazonSecurityTokenServiceConfig>(http)));
    }

    /// <summary>IAM, which is global: one client serves the account.</summary>
    public IAmazonIdentityManagementService Iam => iam.Value;

    /// <summary>IAM without the SDK's retries: a call whose answer was lost may have been carried out, and some must not be made twice.</summary>
    public IAmazonIdentityManagementService IamOnce => iamOnce.Value;

    /// <summary>STS of the operator's region.</summary>
    public IAmazonSecurityTokenService Sts => sts.Value;

    /// <summary>The region that the SDK finds for this process, or null.</summary>
    public string? OwnRegion => Sts.Config.RegionEndpoint?.SystemName;

    /// <summary>EC2 of a region.</summary>
    public IAmazonEC2 Ec2(string region) => ec2.GetOrAdd(region, r => new(() => NewEc2(r))).Value;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (iam.IsValueCreated) iam.Value.Dispose();
        if (iamOnce.IsValueCreated) iamOnce.Value.Dispose();
        if (sts.IsValueCreated) sts.Value.Dispose();
        foreach (var client in ec2.Values.Where(c => c.IsValueCreated)) client.Value.Dispose();
    }

    private AmazonEC2Client NewEc2(string region)
    {
        var settings = ClientSettings.Of<AmazonEC2Config>(http);
        settings.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        settings.AuthenticationRegion = region;         // an endpoint of one's own is else signed for the process's region
        return new AmazonEC2Client(settings);
    }
}
