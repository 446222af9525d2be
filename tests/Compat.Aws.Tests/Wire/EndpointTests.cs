using Amazon.EC2;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;

namespace Compat.Aws.Tests.Wire;

public class EndpointTests
{
    private readonly FakeService service = new(new FakeService.Reply("<Reply/>"));

    // One IAM a partition, signed for the partition's region whatever the caller's: AWS's endpoint rules.
    [Theory]
    [InlineData("eu-west-1", "https://iam.amazonaws.com/", "us-east-1")]
    [InlineData("us-east-1", "https://iam.amazonaws.com/", "us-east-1")]
    [InlineData("cn-northwest-1", "https://iam.cn-north-1.amazonaws.com.cn/", "cn-north-1")]
    [InlineData("us-gov-east-1", "https://iam.us-gov.amazonaws.com/", "us-gov-west-1")]
    [InlineData("us-iso-west-1", "https://iam.us-iso-east-1.c2s.ic.gov/", "us-iso-east-1")]
    [InlineData("us-isob-east-1", "https://iam.us-isob-east-1.sc2s.sgov.gov/", "us-isob-east-1")]
    public async Task Iam_FromARegion_IsItsPartitionsEndpoint(string region, string url, string signedFor)
    {
        using var iam = new AmazonIdentityManagementServiceClient(
            FakeService.Credentials, service.Configure(new AmazonIdentityManagementServiceConfig(), region));
        await iam.GetRoleAsync(new GetRoleRequest());

        Assert.Equal(url, service.Request.Url.AbsoluteUri);
        Assert.Contains($"/{signedFor}/iam/aws4_request", service.Request.Authorization, StringComparison.Ordinal);
        Assert.Equal(url, iam.DetermineServiceOperationEndpoint(new GetRoleRequest()).URL);
    }

    [Theory]
    [InlineData("eu-west-1", false, "https://ec2.eu-west-1.amazonaws.com/")]
    [InlineData("cn-north-1", false, "https://ec2.cn-north-1.amazonaws.com.cn/")]
    [InlineData("us-east-1", true, "https://ec2-fips.us-east-1.amazonaws.com/")]
    public async Task Ec2_FromARegion_IsThatRegionsEndpoint(string region, bool useFips, string url)
    {
        var config = service.Configure(new AmazonEC2Config { UseFIPSEndpoint = useFips }, region);
        using var ec2 = new AmazonEC2Client(FakeService.Credentials, config);
        await ec2.DescribeInstancesAsync();

        Assert.Equal(url, service.Request.Url.AbsoluteUri);
        Assert.Contains($"/{region}/ec2/aws4_request", service.Request.Authorization, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Iam_WithAServiceUrlAndAnAuthenticationRegion_GoesThereSignedForIt()
    {
        var config = new AmazonIdentityManagementServiceConfig { ServiceURL = "http://127.0.0.1:5000", AuthenticationRegion = "ap-south-1" };
        using var iam = new AmazonIdentityManagementServiceClient(FakeService.Credentials, service.Configure(config, region: null));
        await iam.GetRoleAsync(new GetRoleRequest());

        Assert.Equal("http://127.0.0.1:5000/", service.Request.Url.AbsoluteUri);
        Assert.Contains("/ap-south-1/iam/aws4_request", service.Request.Authorization, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_OfEachService_AreNamedAfterItsId()
    {
        // AWSSDK.Core makes AWS_ENDPOINT_URL_<id> of it.
        Assert.Equal(("IAM", "EC2"), (AmazonIdentityManagementServiceConfig.ServiceId, AmazonEC2Config.ServiceId));
        Assert.Equal(
            ("IAM", "EC2"), (((IClientConfig)new AmazonIdentityManagementServiceConfig()).ServiceId, ((IClientConfig)new AmazonEC2Config()).ServiceId));
    }

    [Fact]
    public void Iam_FipsWithAServiceUrl_IsRefused()
    {
        var config = new AmazonIdentityManagementServiceConfig { ServiceURL = "http://127.0.0.1:5000", UseFIPSEndpoint = true };
        using var iam = new AmazonIdentityManagementServiceClient(FakeService.Credentials, config);

        Assert.Throws<AmazonClientException>(() => iam.DetermineServiceOperationEndpoint(new GetRoleRequest()));
    }
}
