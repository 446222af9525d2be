using Amazon.EC2.Model;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using RoleOperator.AwsSimulator.Serving;

namespace RoleOperator.AwsSimulator.Tests.Sts;

public sealed class IdentityTests
{
    private const string Trust =
        """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}}""";

    private const string Secret = "simulator/secret/of/the/administrator+key";

    [Fact]
    public async Task GetCallerIdentity_CannotBeDenied()
    {
        await using var aws = await SimulatedAws.StartAsync();
        var caller = Seeds.AddUser(aws.World, "app", """{"Effect":"Deny","Action":"*","Resource":"*"}""");
        aws.World.FindAccount(Seeds.Home)!.ServiceControlPolicies.Add(Seeds.Document("""{"Effect":"Deny","Action":"sts:*","Resource":"*"}"""));
        using var sts = aws.StsAs(caller);

        Assert.Equal("arn:aws:iam::123456789012:user/app", (await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest())).Arn);
    }

    [Fact]
    public async Task GetAccessKeyInfo_TellsTheAccountOfAKey_ToWhoMayAsk()
    {
        await using var aws = await SimulatedAws.StartAsync(Seeds.TwoAccounts);
        using var nobody = aws.StsAs(Seeds.AddUser(aws.World, "app"));

        Assert.Equal(Seeds.Other, (await aws.Sts.GetAccessKeyInfoAsync(new GetAccessKeyInfoRequest { AccessKeyId = "AKIAOTHEREXAMPLE" })).Account);
        Assert.Equal(
            "User: arn:aws:iam::123456789012:user/app is not authorized to perform: sts:GetAccessKeyInfo on resource: * " +
            "because no identity-based policy allows the sts:GetAccessKeyInfo action",
            (await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(
                () => nobody.GetAccessKeyInfoAsync(new GetAccessKeyInfoRequest { AccessKeyId = "AKIAOTHEREXAMPLE" }))).Message);
    }

    [Fact]
    public async Task GetSessionToken_WithoutMfa_DoesForEc2ButNotForIam()
    {
        await using var aws = await SimulatedAws.StartAsync();
        using var sts = aws.StsAs(Seeds.AddUser(aws.World, "app", """{"Effect":"Allow","Action":"*","Resource":"*"}"""));
        var session = (await sts.GetSessionTokenAsync()).Credentials;
        using var ec2 = aws.Ec2As(session);
        using var iam = aws.IamAs(session);

        await ec2.DescribeInstancesAsync(new DescribeInstancesRequest());
        var refused = await Assert.ThrowsAsync<AmazonIdentityManagementServiceException>(() => iam.ListRolesAsync(new ListRolesRequest()));

        Assert.Equal("InvalidClientTokenId", refused.ErrorCode);
    }

    [Fact]
    public async Task UnsupportedOperation_SaysSo()
    {
        await using var aws = await SimulatedAws.StartAsync();

        var refused = await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(
            () => aws.Sts.GetFederationTokenAsync(new GetFederationTokenRequest { Name = "bob" }));

        Assert.Equal(
            ("NotImplemented", 501, "The simulator does not have sts:GetFederationToken."), (refused.ErrorCode, (int)refused.StatusCode, refused.Message));
    }

    [Theory]
    [InlineData("aws", "us-east-1", "eu-central-1")]
    [InlineData("aws-cn", "cn-north-1", "cn-northwest-1")]
    [InlineData("aws-us-gov", "us-gov-west-1", "us-gov-east-1")]
    public async Task Partitions_SideBySide_HaveRegionsKeysAndArnsOfTheirOwn(string partition, string iamRegion, string region)
    {
        string[] partitions = ["aws", "aws-cn", "aws-us-gov"];
        await using var aws = await SimulatedAws.StartAsync(new SimulatorOptions
        {
            Accounts = [.. partitions.Select(
                (name, index) => new AccountSeed { Id = $"11112222333{index}", Partition = name, AccessKeyId = $"AKIAPARTITION{index}" })],
        });
        var place = Array.IndexOf(partitions, partition);
        var keys = new BasicAWSCredentials($"AKIAPARTITION{place}", Secret);
        using var iam = aws.IamAs(keys, iamRegion);
        using var sts = aws.StsAs(keys, region);
        using var elsewhere = aws.IamAs(keys, partition == "aws" ? "cn-north-1" : "us-east-1");
        using var wrongRegion = aws.IamAs(keys, region);

        var role = (await iam.CreateRoleAsync(new CreateRoleRequest { RoleName = "app", AssumeRolePolicyDocument = Trust })).Role;

        Assert.Equal($"arn:{partition}:iam::11112222333{place}:role/app", role.Arn);
        Assert.Equal($"arn:{partition}:iam::11112222333{place}:user/administrator", (await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest())).Arn);
        Assert.Equal("InvalidClientTokenId", (await Assert.ThrowsAsync<AmazonIdentityManagementServiceException>(
            () => elsewhere.ListRolesAsync(new ListRolesRequest()))).ErrorCode);
        Assert.Equal("SignatureDoesNotMatch", (await Assert.ThrowsAsync<AmazonIdentityManagementServiceException>(
            () => wrongRegion.ListRolesAsync(new ListRolesRequest()))).ErrorCode);
    }

    [Fact]
    public async Task Root_AssumesNoRole()
    {
        await using var aws = await SimulatedAws.StartAsync();
        Seeds.AddRole(aws.World, "target", """{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"sts:AssumeRole"}""");
        aws.World.Keyring.Add(
            new World.Credential("AKIAROOT", Secret, null, null, new World.Caller(Seeds.Home, "arn:aws:iam::123456789012:root", Seeds.Home, null, null)));
        using var sts = aws.StsAs(new BasicAWSCredentials("AKIAROOT", Secret));

        var refused = await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(
            () => sts.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = "arn:aws:iam::123456789012:role/target", RoleSessionName = "test" }));

        Assert.Equal(("AccessDenied", "Roles may not be assumed by root accounts."), (refused.ErrorCode, refused.Message));
    }
}
