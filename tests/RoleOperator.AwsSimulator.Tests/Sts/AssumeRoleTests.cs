using System.Net;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using RoleOperator.AwsSimulator.World;
using Tag = Amazon.SecurityToken.Model.Tag;

namespace RoleOperator.AwsSimulator.Tests.Sts;

public sealed class AssumeRoleTests : IAsyncLifetime
{
    private const string User = """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:user/app"},"Action":["sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity"]}""";
    private const string AllowAssume = """{"Effect":"Allow","Action":"sts:*","Resource":"*"}""";
    private const string DenyAssume = """{"Effect":"Deny","Action":"sts:AssumeRole","Resource":"*"}""";
    private const string AllowEverything = """{"Effect":"Allow","Action":"*","Resource":"*"}""";

    private SimulatedAws aws = null!;

    public async Task InitializeAsync() => aws = await SimulatedAws.StartAsync(Seeds.TwoAccounts);

    public Task DisposeAsync() => aws.DisposeAsync().AsTask();

    // Principal of the trust, account of the role, statements of the caller, who is the user app of the home account.
    [Theory]
    [InlineData(""" {"AWS":"arn:aws:iam::123456789012:user/app"} """, Seeds.Home, null, true)]
    [InlineData(""" {"AWS":"arn:aws:iam::123456789012:user/app"} """, Seeds.Home, DenyAssume, false)]
    [InlineData(""" {"AWS":["arn:aws:iam::123456789012:user/other","arn:aws:iam::123456789012:user/app"]} """, Seeds.Home, null, true)]
    [InlineData(""" {"AWS":"arn:aws:iam::123456789012:user/other"} """, Seeds.Home, AllowAssume, false)]
    [InlineData(""" {"AWS":"arn:aws:iam::123456789012:root"} """, Seeds.Home, null, false)]
    [InlineData(""" {"AWS":"arn:aws:iam::123456789012:root"} """, Seeds.Home, AllowAssume, true)]
    [InlineData(""" {"AWS":"123456789012"} """, Seeds.Home, AllowAssume, true)]
    [InlineData(""" {"AWS":"210987654321"} """, Seeds.Home, AllowAssume, false)]
    [InlineData(""" {"AWS":"*"} """, Seeds.Home, null, true)]
    [InlineData(""" "*" """, Seeds.Home, null, true)]
    [InlineData(""" "*" """, Seeds.Home, DenyAssume, false)]
    [InlineData(""" {"Service":"ec2.amazonaws.com"} """, Seeds.Home, AllowAssume, false)]
    [InlineData(""" {"AWS":"arn:aws:iam::123456789012:user/app"} """, Seeds.Other, null, false)]
    [InlineData(""" {"AWS":"arn:aws:iam::123456789012:user/app"} """, Seeds.Other, AllowAssume, true)]
    [InlineData(""" {"AWS":"arn:aws:iam::123456789012:root"} """, Seeds.Other, AllowAssume, true)]
    [InlineData(""" {"AWS":"arn:aws:iam::123456789012:root"} """, Seeds.Other, null, false)]
    [InlineData(""" {"AWS":"*"} """, Seeds.Other, null, false)]
    [InlineData(""" {"AWS":"arn:aws:iam::210987654321:root"} """, Seeds.Other, AllowAssume, false)]
    public async Task AssumeRole_NeedsTheTrust_AndTheCallersPoliciesWhereTheTrustIsNotEnough(string principal, string account, string? statements, bool allowed)
    {
        var caller = Seeds.AddUser(aws.World, "app", statements);
        Seeds.AddRole(aws.World, "target", $$"""{"Effect":"Allow","Principal":{{principal}},"Action":"sts:AssumeRole"}""", account: account);

        await ExpectAsync(caller, new AssumeRoleRequest { RoleArn = $"arn:aws:iam::{account}:role/target", RoleSessionName = "test" }, allowed);
    }

    [Theory]
    [InlineData("""{"StringEquals":{"sts:ExternalId":"12345"}}""", "12345", true)]
    [InlineData("""{"StringEquals":{"sts:ExternalId":"12345"}}""", "54321", false)]
    [InlineData("""{"StringEquals":{"sts:ExternalId":"12345"}}""", null, false)]
    [InlineData("""{"Bool":{"aws:MultiFactorAuthPresent":"true"}}""", null, false)]
    [InlineData("""{"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::123456789012:user/app"}}""", null, true)]
    [InlineData("""{"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::123456789012:user/apps"}}""", null, false)]
    [InlineData("""{"StringLike":{"sts:RoleSessionName":"te*"}}""", null, true)]
    [InlineData("""{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}""", null, false)]
    public async Task AssumeRole_LooksAtTheConditionsOfTheTrust(string condition, string? externalId, bool allowed)
    {
        var caller = Seeds.AddUser(aws.World, "app", AllowAssume);
        Seeds.AddRole(
            aws.World, "target", $$"""{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"sts:AssumeRole","Condition":{{condition}}}""", account: Seeds.Other);

        await ExpectAsync(caller, new AssumeRoleRequest { RoleArn = $"arn:aws:iam::{Seeds.Other}:role/target", RoleSessionName = "test", ExternalId = externalId }, allowed);
    }

    [Theory]
    [InlineData("arn:aws:iam::123456789012:role/Target")]
    [InlineData("arn:aws:iam::123456789012:role/path/target")]
    [InlineData("arn:aws:iam::123456789012:role/none")]
    [InlineData("arn:aws:iam::999999999999:role/target")]
    [InlineData("arn:aws-cn:iam::123456789012:role/target")]
    public async Task AssumeRole_OfARoleThatIsNotThere_IsDeniedLikeOneThatMayNotBeAssumed(string arn)
    {
        var caller = Seeds.AddUser(aws.World, "app");
        Seeds.AddRole(aws.World, "target", User);

        await ExpectAsync(caller, new AssumeRoleRequest { RoleArn = arn, RoleSessionName = "test" }, allowed: false);
    }

    [Fact]
    public async Task Session_OfAnotherAccount_ActsThere_AsTheRoleMay()
    {
        var caller = Seeds.AddUser(aws.World, "app", AllowAssume);
        var role = Seeds.AddRole(aws.World, "target", """{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"sts:AssumeRole"}""", """{"Effect":"Allow","Action":"iam:GetRole","Resource":"*"}""", Seeds.Other, "/team/");
        using var sts = aws.StsAs(caller);
        var assumed = await sts.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = $"arn:aws:iam::{Seeds.Other}:role/team/target", RoleSessionName = "night" });
        using var iam = aws.IamAs(assumed.Credentials);
        using var there = aws.StsAs(assumed.Credentials);

        var me = await there.GetCallerIdentityAsync(new GetCallerIdentityRequest());
        var seen = (await iam.GetRoleAsync(new GetRoleRequest { RoleName = "target" })).Role;
        var denied = await Assert.ThrowsAsync<AmazonIdentityManagementServiceException>(() => iam.DeleteRoleAsync(new DeleteRoleRequest { RoleName = "target" }));

        Assert.Equal(($"{role.Id}:night", "arn:aws:sts::210987654321:assumed-role/target/night"), (assumed.AssumedRoleUser.AssumedRoleId, assumed.AssumedRoleUser.Arn));
        Assert.Equal((Seeds.Other, assumed.AssumedRoleUser.Arn, $"{role.Id}:night"), (me.Account, me.Arn, me.UserId));
        Assert.Equal("arn:aws:iam::210987654321:role/team/target", seen.Arn);
        Assert.Equal(
            "User: arn:aws:sts::210987654321:assumed-role/target/night is not authorized to perform: iam:DeleteRole on resource: role target " +
            "because no identity-based policy allows the iam:DeleteRole action",
            denied.Message);
    }

    [Fact]
    public async Task Trust_OfAUserWhoWasMadeAnew_IsGone()
    {
        Seeds.AddUser(aws.World, "app");
        var trusted = aws.World.FindAccount(Seeds.Home)!.Users.Find("app")!;
        var role = Seeds.AddRole(aws.World, "target", User);
        aws.World.FindAccount(Seeds.Home)!.Roles.Put("target", role with { TrustedIds = role.TrustedIds.Add("arn:aws:iam::123456789012:user/app", trusted.Id) }, DateTimeOffset.MinValue);
        var namesake = Seeds.AddUser(aws.World, "app");

        await ExpectAsync(namesake, new AssumeRoleRequest { RoleArn = "arn:aws:iam::123456789012:role/target", RoleSessionName = "test" }, allowed: false);
    }

    [Theory]
    [InlineData(3600, 3601, "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")]
    [InlineData(43200, 43200, null)]
    [InlineData(3600, 900, null)]
    public async Task Duration_EndsAtTheRolesMaximum(int maximum, int seconds, string? message)
    {
        var caller = Seeds.AddUser(aws.World, "app");
        var role = Seeds.AddRole(aws.World, "target", User);
        aws.World.FindAccount(Seeds.Home)!.Roles.Put("target", role with { MaxSessionDuration = maximum }, DateTimeOffset.MinValue);
        using var sts = aws.StsAs(caller);
        var request = new AssumeRoleRequest { RoleArn = "arn:aws:iam::123456789012:role/target", RoleSessionName = "test", DurationSeconds = seconds };

        if (message is null)
            Assert.InRange((await sts.AssumeRoleAsync(request)).Credentials.Expiration!.Value.ToUniversalTime() - aws.World.Time.GetUtcNow().UtcDateTime, TimeSpan.FromSeconds(seconds - 30), TimeSpan.FromSeconds(seconds));
        else
            AssertError(await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(() => sts.AssumeRoleAsync(request)), "ValidationError", 400, message);
    }

    [Fact]
    public async Task Chain_LastsAnHourAtMost()
    {
        var caller = Seeds.AddUser(aws.World, "app");
        Seeds.AddRole(aws.World, "first", User);
        var second = Seeds.AddRole(aws.World, "second", """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:role/first"},"Action":"sts:AssumeRole"}""");
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
        using var sts = aws.StsAs(token.Length == 0 ? new BasicAWSCredentials(keys.AccessKeyId, keys.SecretAccessKey) : new SessionAWSCredentials(keys.AccessKeyId, keys.SecretAccessKey, token));

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
        var denied = await Assert.ThrowsAsync<AmazonIdentityManagementServiceException>(() => iam.ListRoleTagsAsync(new ListRoleTagsRequest { RoleName = "target" }));

        Assert.EndsWith("because no session policy allows the iam:ListRoleTags action", denied.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SessionTags_NeedTagSession_AndCountAsThePrincipals()
    {
        const string onlyAssume = """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:user/app"},"Action":"sts:AssumeRole"}""";
        var caller = Seeds.AddUser(aws.World, "app");
        Seeds.AddRole(aws.World, "untagged", onlyAssume);
        Seeds.AddRole(aws.World, "target", User, """{"Effect":"Allow","Action":"iam:GetRole","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"blue"}}}""");
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
        Seeds.AddRole(aws.World, "second", """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:role/first"},"Action":["sts:AssumeRole","sts:TagSession"],"Condition":{"StringEquals":{"aws:PrincipalTag/team":"blue"}}}""", """{"Effect":"Allow","Action":"iam:*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"blue"}}}""");
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
    public async Task NewRole_CannotBeAssumed_UntilStsHasSeenIt()
    {
        aws.World.Consistency.SetLag(Reader.Sts, TimeSpan.FromSeconds(8));
        var caller = Seeds.AddUser(aws.World, "app");
        await aws.Iam.CreateRoleAsync(new CreateRoleRequest { RoleName = "fresh", AssumeRolePolicyDocument = Seeds.Document(User.Replace(",\"sts:TagSession\",\"sts:SetSourceIdentity\"", "", StringComparison.Ordinal)) });
        var request = new AssumeRoleRequest { RoleArn = "arn:aws:iam::123456789012:role/fresh", RoleSessionName = "test" };

        await ExpectAsync(caller, request, allowed: false);
        aws.World.Time.Advance(TimeSpan.FromSeconds(9));
        await ExpectAsync(caller, request, allowed: true);
    }

    public static TheoryData<string, string, int, string> Refusals => new()
    {
        { "malformed", "MalformedPolicyDocument", 400, "" },
        { "large", "PackedPolicyTooLarge", 400, "Packed size of session tags consumes" },
        { "arn", "ValidationError", 400, "arn:aws:iam::123456789012:user/app is invalid" },
        { "session name", "ValidationError", 400, "1 validation error detected: Value 'a b' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern" },
        { "region", "RegionDisabledException", 403, "STS is not activated in this region for account:123456789012." },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task AssumeRole_WithBadInput_IsRefused(string what, string code, int status, string message)
    {
        var caller = Seeds.AddUser(aws.World, "app");
        Seeds.AddRole(aws.World, "target", User);
        using var sts = aws.StsAs(caller);
        var request = new AssumeRoleRequest { RoleArn = "arn:aws:iam::123456789012:role/target", RoleSessionName = "test" };
        switch (what)
        {
            case "malformed": request.Policy = "{}"; break;
            case "large": request.Policy = Seeds.Document($$"""{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::{{new string('a', 2100)}}"}"""); break;
            case "arn": request.RoleArn = "arn:aws:iam::123456789012:user/app"; break;
            case "session name": request.RoleSessionName = string.Join(' ', "a", "b"); break;
            default: aws.World.FindAccount(Seeds.Home)!.StsDisabledIn.Add("us-east-1"); break;
        }

        var refused = await Assert.ThrowsAnyAsync<AmazonSecurityTokenServiceException>(() => sts.AssumeRoleAsync(request));

        Assert.Equal((code, status), (refused.ErrorCode, (int)refused.StatusCode));
        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
    }

    private async Task<Credentials> SessionAsync(AWSCredentials caller, string role)
    {
        using var sts = aws.StsAs(caller);
        return (await sts.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = $"arn:aws:iam::123456789012:role/{role}", RoleSessionName = "test" })).Credentials;
    }

    private async Task ExpectAsync(AWSCredentials caller, AssumeRoleRequest request, bool allowed)
    {
        using var sts = aws.StsAs(caller);
        if (allowed)
            Assert.Equal(HttpStatusCode.OK, (await sts.AssumeRoleAsync(request)).HttpStatusCode);
        else
            AssertError(
                await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(() => sts.AssumeRoleAsync(request)),
                "AccessDenied", 403, $"User: arn:aws:iam::123456789012:user/app is not authorized to perform: sts:AssumeRole on resource: {request.RoleArn}");
    }

    private static void AssertError(AmazonServiceException error, string code, int status, string message) =>
        Assert.Equal((code, status, message), (error.ErrorCode, (int)error.StatusCode, error.Message));
}
