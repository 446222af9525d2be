using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Tag = Amazon.SecurityToken.Model.Tag;

namespace RoleOperator.AwsSimulator.Tests.Sts;

public sealed class SessionTests : IAsyncLifetime
{
    private const string User =
        """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:user/app"},"Action":["sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity"]}""";
    private const string AllowAssume = """{"Effect":"Allow","Action":"sts:*","Resource":"*"}""";
    private const string AllowEverything = """{"Effect":"Allow","Action":"*","Resource":"*"}""";

    private SimulatedAws aws = null!;

    public async Task InitializeAsync() => aws = await SimulatedAws.StartAsync(Seeds.TwoAccounts);

    public Task DisposeAsync() => aws.DisposeAsync().AsTask();

    [Fact]
    public async Task Session_OfAnotherAccount_ActsThere_AsTheRoleMay()
    {
        var caller = Seeds.AddUser(aws.World, "app", AllowAssume);
        var role = Seeds.AddRole(
            aws.World,
            "target",
            """{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"sts:AssumeRole"}""",
            """{"Effect":"Allow","Action":"iam:GetRole","Resource":"*"}""",
            Seeds.Other,
            "/team/");
        using var sts = aws.StsAs(caller);
        var assumed = await sts.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = $"arn:aws:iam::{Seeds.Other}:role/team/target", RoleSessionName = "night" });
        using var iam = aws.IamAs(assumed.Credentials);
        using var there = aws.StsAs(assumed.Credentials);

        var me = await there.GetCallerIdentityAsync(new GetCallerIdentityRequest());
        var seen = (await iam.GetRoleAsync(new GetRoleRequest { RoleName = "target" })).Role;
        var denied = await Assert.ThrowsAsync<AmazonIdentityManagementServiceException>(
            () => iam.DeleteRoleAsync(new DeleteRoleRequest { RoleName = "target" }));

        Assert.Equal(
            ($"{role.Id}:night", "arn:aws:sts::210987654321:assumed-role/target/night"), (assumed.AssumedRoleUser.AssumedRoleId, assumed.AssumedRoleUser.Arn));
        Assert.Equal((Seeds.Other, assumed.AssumedRoleUser.Arn, $"{role.Id}:night"), (me.Account, me.Arn, me.UserId));
        Assert.Equal("arn:aws:iam::210987654321:role/team/target", seen.Arn);
        Assert.Equal(
            "User: arn:aws:sts::210987654321:assumed-role/target/night is not authorized to perform: iam:DeleteRole on resource: role target " +
            "because no identity-based policy allows the iam:DeleteRole action",
            denied.Message);
    }

    [Fact]
    public async Task Chain_LastsAnHourAtMost()
    {
        var caller = Seeds.AddUser(aws.World, "app");
        Seeds.AddRole(aws.World, "first", User);
        var second = Seeds.AddRole(
            aws.World, "second", """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:role/first"},"Action":"sts:AssumeRole"}""");
        aws.World.FindAccount(Seeds.Home)!.Roles.Put("second", second with { MaxSessionDuration = 43200 }, DateTimeOffset.MinValue);
        using var first = aws.StsAs(await SessionAsync(caller, "first"));
        var request = new AssumeRoleRequest { RoleArn = "arn:aws:iam::123456789012:role/second", RoleSessionName = "test", DurationSeconds = 3601 };

        var refused = await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(() => first.AssumeRoleAsync(request));
        request.DurationSeconds = 3600;
        var chained = await first.AssumeRoleAsync(request);

        AssertError(refused, "ValidationError", 400, "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.");
        Assert.EndsWith(":assumed-role/second/test", chained.AssumedRoleUser.Arn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_ThatEnded_IsRefusedByEachServiceInItsWay()
    {
        var session = await SessionAsync(Seeds.AddUser(aws.World, "app"), Seeds.AddRole(aws.World, "target", User, AllowEverything).Name);
        using var sts = aws.StsAs(session);
        using var ec2 = aws.Ec2As(session);
        await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest());

        aws.World.Time.Advance(TimeSpan.FromMinutes(61));

        AssertError(
            await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(() => sts.GetCallerIdentityAsync(new GetCallerIdentityRequest())),
            "ExpiredToken", 403, "The security token included in the request is expired");
        AssertError(
            await Assert.ThrowsAsync<AmazonEC2Exception>(() => ec2.DescribeInstancesAsync(new DescribeInstancesRequest())),
            "RequestExpired", 400, "Request has expired.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("another token")]
    public async Task Session_WithoutItsToken_IsUnknown(string token)
    {
        var keys = await SessionAsync(Seeds.AddUser(aws.World, "app"), Seeds.AddRole(aws.World, "target", User).Name);
        using var sts = aws.StsAs(token.Length == 0
            ? new BasicAWSCredentials(keys.AccessKeyId, keys.SecretAccessKey)
            : new SessionAWSCredentials(keys.AccessKeyId, keys.SecretAccessKey, token));

        AssertError(
            await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(() => sts.GetCallerIdentityAsync(new GetCallerIdentityRequest())),
            "InvalidClientTokenId", 403, "The security token included in the request is invalid.");
    }

    [Fact]
    public async Task SessionPolicies_Together_NarrowWhatTheRoleMay()
    {
        var caller = Seeds.AddUser(aws.World, "app");
        Seeds.AddRole(aws.World, "target", User, AllowEverything);
        var managed = Seeds.AddPolicy(aws.World, "list", """{"Effect":"Allow","Action":"iam:ListRoles","Resource":"*"}""");
        using var sts = aws.StsAs(caller);
        var session = await sts.AssumeRoleAsync(new AssumeRoleRequest
        {
            RoleArn = "arn:aws:iam::123456789012:role/target",
            RoleSessionName = "test",
            Policy = Seeds.Document("""{"Effect":"Allow","Action":"iam:GetRole","Resource":"*"}"""),
            PolicyArns = [new PolicyDescriptorType { Arn = managed }],
        });
        using var iam = aws.IamAs(session.Credentials);

        await iam.GetRoleAsync(new GetRoleRequest { RoleName = "target" });
        await iam.ListRolesAsync(new ListRolesRequest());
        var denied = await Assert.ThrowsAsync<AmazonIdentityManagementServiceException>(
            () => iam.ListRoleTagsAsync(new ListRoleTagsRequest { RoleName = "target" }));

        Assert.EndsWith("because no session policy allows the iam:ListRoleTags action", denied.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SessionTags_NeedTagSession_AndCountAsThePrincipals()
    {
        const string onlyAssume = """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:user/app"},"Action":"sts:AssumeRole"}""";
        var caller = Seeds.AddUser(aws.World, "app");
        Seeds.AddRole(aws.World, "untagged", onlyAssume);
        Seeds.AddRole(
            aws.World,
            "target",
            User,
            """{"Effect":"Allow","Action":"iam:GetRole","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"blue"}}}""");
        using var sts = aws.StsAs(caller);
        AssumeRoleRequest Request(string role, string team) =>
            new() { RoleArn = $"arn:aws:iam::123456789012:role/{role}", RoleSessionName = "test", Tags = [new Tag { Key = "team", Value = team }] };

        var refused = await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(() => sts.AssumeRoleAsync(Request("untagged", "blue")));
        using var blue = aws.IamAs((await sts.AssumeRoleAsync(Request("target", "blue"))).Credentials);
        using var red = aws.IamAs((await sts.AssumeRoleAsync(Request("target", "red"))).Credentials);

        Assert.Contains("is not authorized to perform: sts:TagSession on resource:", refused.Message, StringComparison.Ordinal);
        Assert.Equal("target", (await blue.GetRoleAsync(new GetRoleRequest { RoleName = "target" })).Role.RoleName);
        await Assert.ThrowsAsync<AmazonIdentityManagementServiceException>(() => red.GetRoleAsync(new GetRoleRequest { RoleName = "target" }));
    }

    [Fact]
    public async Task TransitiveTags_PassDownTheChain_AndCannotBeSetAgain()
    {
        var caller = Seeds.AddUser(aws.World, "app");
        Seeds.AddRole(aws.World, "first", User);
        Seeds.AddRole(
            aws.World,
            "second",
            """
            {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:role/first"},"Action":["sts:AssumeRole","sts:TagSession"],
             "Condition":{"StringEquals":{"aws:PrincipalTag/team":"blue"}}}
            """,
            """{"Effect":"Allow","Action":"iam:*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"blue"}}}""");
        using var sts = aws.StsAs(caller);
        using var first = aws.StsAs((await sts.AssumeRoleAsync(new AssumeRoleRequest
        {
            RoleArn = "arn:aws:iam::123456789012:role/first",
            RoleSessionName = "test",
            Tags = [new Tag { Key = "team", Value = "blue" }],
            TransitiveTagKeys = ["team"],
        })).Credentials);
        var request = new AssumeRoleRequest { RoleArn = "arn:aws:iam::123456789012:role/second", RoleSessionName = "test" };
        using var second = aws.IamAs((await first.AssumeRoleAsync(request)).Credentials);
        request.Tags = [new Tag { Key = "Team", Value = "red" }];

        Assert.Equal("second", (await second.GetRoleAsync(new GetRoleRequest { RoleName = "second" })).Role.RoleName);
        Assert.Equal("InvalidParameterValue", (await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(() => first.AssumeRoleAsync(request))).ErrorCode);
    }

    [Fact]
    public async Task Session_TrustedByName_StaysWithinItsBoundary()
    {
        var caller = Seeds.AddUser(aws.World, "app");
        var narrow = Seeds.AddPolicy(aws.World, "narrow", """{"Effect":"Allow","Action":"iam:*","Resource":"*"}""");
        var first = Seeds.AddRole(aws.World, "first", User);
        Seeds.AddRole(aws.World, "second", """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:role/first"},"Action":"sts:AssumeRole"}""");
        using var session = aws.StsAs(await SessionAsync(caller, "first"));
        var request = new AssumeRoleRequest { RoleArn = "arn:aws:iam::123456789012:role/second", RoleSessionName = "test" };

        await session.AssumeRoleAsync(request);
        aws.World.FindAccount(Seeds.Home)!.Roles.Put("first", first with { Boundary = narrow }, aws.World.Time.GetUtcNow());

        Assert.Equal("AccessDenied", (await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(() => session.AssumeRoleAsync(request))).ErrorCode);
    }

    private async Task<Credentials> SessionAsync(AWSCredentials caller, string role)
    {
        using var sts = aws.StsAs(caller);
        return (await sts.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = $"arn:aws:iam::123456789012:role/{role}", RoleSessionName = "test" })).Credentials;
    }

    private static void AssertError(AmazonServiceException error, string code, int status, string message) =>
        Assert.Equal((code, status, message), (error.ErrorCode, (int)error.StatusCode, error.Message));
}
