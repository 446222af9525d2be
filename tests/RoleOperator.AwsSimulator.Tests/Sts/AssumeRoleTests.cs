using System.Net;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Tests.Sts;

public sealed class AssumeRoleTests : IAsyncLifetime
{
    private const string User =
        """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:user/app"},"Action":["sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity"]}""";
    private const string AllowAssume = """{"Effect":"Allow","Action":"sts:*","Resource":"*"}""";
    private const string DenyAssume = """{"Effect":"Deny","Action":"sts:AssumeRole","Resource":"*"}""";

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
            aws.World,
            "target",
            $$"""{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"sts:AssumeRole","Condition":{{condition}}}""",
            account: Seeds.Other);

        await ExpectAsync(
            caller, new AssumeRoleRequest { RoleArn = $"arn:aws:iam::{Seeds.Other}:role/target", RoleSessionName = "test", ExternalId = externalId }, allowed);
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
    public async Task Trust_OfAUserWhoWasMadeAnew_IsGone()
    {
        Seeds.AddUser(aws.World, "app");
        var trusted = aws.World.FindAccount(Seeds.Home)!.Users.Find("app")!;
        var role = Seeds.AddRole(aws.World, "target", User);
        aws.World.FindAccount(Seeds.Home)!.Roles.Put(
            "target", role with { TrustedIds = role.TrustedIds.Add("arn:aws:iam::123456789012:user/app", trusted.Id) }, DateTimeOffset.MinValue);
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
        {
            var ends = (await sts.AssumeRoleAsync(request)).Credentials.Expiration!.Value.ToUniversalTime();
            Assert.InRange(ends - aws.World.Time.GetUtcNow().UtcDateTime, TimeSpan.FromSeconds(seconds - 30), TimeSpan.FromSeconds(seconds));
        }
        else
        {
            AssertError(await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(() => sts.AssumeRoleAsync(request)), "ValidationError", 400, message);
        }
    }

    [Fact]
    public async Task NewRole_CannotBeAssumed_UntilStsHasSeenIt()
    {
        aws.World.Consistency.SetLag(Reader.Sts, TimeSpan.FromSeconds(8));
        var caller = Seeds.AddUser(aws.World, "app");
        await aws.Iam.CreateRoleAsync(new CreateRoleRequest { RoleName = "fresh", AssumeRolePolicyDocument = Seeds.Document(User) });
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
        {
            "session name",
            "ValidationError",
            400,
            "1 validation error detected: Value 'a b' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern"
        },
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
            case "large":
                request.Policy = Seeds.Document($$"""{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::{{new string('a', 2100)}}"}""");
                break;
            case "arn": request.RoleArn = "arn:aws:iam::123456789012:user/app"; break;
            case "session name": request.RoleSessionName = string.Join(' ', "a", "b"); break;
            default: aws.World.FindAccount(Seeds.Home)!.StsDisabledIn.Add("us-east-1"); break;
        }

        var refused = await Assert.ThrowsAnyAsync<AmazonSecurityTokenServiceException>(() => sts.AssumeRoleAsync(request));

        Assert.Equal((code, status), (refused.ErrorCode, (int)refused.StatusCode));
        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
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
