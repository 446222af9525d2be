using System.Net;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using RoleOperator.AwsSimulator.Serving;

namespace RoleOperator.AwsSimulator.Tests.Signing;

public sealed class SigningTests : IAsyncLifetime
{
    public const string AdministratorKey = "AKIASIMULATOREXAMPLE", AdministratorSecret = "simulator/secret/of/the/administrator+key";
    private const string WhoAmI = "Action=GetCallerIdentity&Version=2011-06-15";

    private SimulatedAws aws = null!;

    public async Task InitializeAsync() => aws = await SimulatedAws.StartAsync();

    public Task DisposeAsync() => aws.DisposeAsync().AsTask();

    public static TheoryData<string, Func<SignedRequest, SignedRequest>, int, string, string> Refusals => new()
    {
        { "another secret", request => request with { Secret = "wrong" }, 403, "SignatureDoesNotMatch", "The request signature we calculated does not match" },
        {
            "unknown key",
            request => request with { Key = "AKIAUNKNOWN" },
            403,
            "InvalidClientTokenId",
            "The security token included in the request is invalid."
        },
        { "a token too many", request => request with { Token = "x" }, 403, "InvalidClientTokenId", "The security token included in the request is invalid." },
        {
            "another service",
            request => request with { Service = "iam" },
            403,
            "SignatureDoesNotMatch",
            "Credential should be scoped to correct service: 'sts'."
        },
        {
            "no such region",
            request => request with { Region = "eu-west-99" },
            403,
            "SignatureDoesNotMatch",
            "Credential should be scoped to a valid region, not 'eu-west-99'."
        },
        {
            "another partition",
            request => request with { Region = "cn-north-1" },
            403,
            "InvalidClientTokenId",
            "The security token included in the request is invalid."
        },
        {
            "a region not enabled",
            request => request with { Region = "af-south-1" },
            403,
            "InvalidClientTokenId",
            "The security token included in the request is invalid."
        },
        { "too old", request => request with { Age = TimeSpan.FromMinutes(16) }, 403, "SignatureDoesNotMatch", "Signature expired: " },
        { "too new", request => request with { Age = TimeSpan.FromMinutes(-16) }, 403, "SignatureDoesNotMatch", "Signature not yet current: " },
        { "another day", request => request with { Day = "20200101" }, 403, "SignatureDoesNotMatch", "Date in Credential scope does not match YYYYMMDD" },
        {
            "host not signed",
            request => request with { SignedHeaders = ["x-amz-date"] },
            403,
            "SignatureDoesNotMatch",
            "'Host' or ':authority' must be a 'SignedHeader'"
        },
        {
            "body changed after signing",
            request => request with { SentBody = WhoAmI + "&x=y" },
            403,
            "SignatureDoesNotMatch",
            "The request signature we calculated"
        },
        { "no header", request => request with { Header = _ => null }, 403, "MissingAuthenticationToken", "Request is missing Authentication Token" },
        {
            "no signature",
            request => request with { Header = header => header.Split(", Signature")[0] },
            400,
            "IncompleteSignature",
            "Authorization header requires 'Signature' parameter."
        },
        {
            "no signed headers",
            request => request with { Header = header => header.Replace("SignedHeaders", "Headers", StringComparison.Ordinal) },
            400,
            "IncompleteSignature",
            "requires 'SignedHeaders' parameter."
        },
        {
            "a short scope",
            request => request with { Header = header => header.Replace("/aws4_request", "", StringComparison.Ordinal) },
            400,
            "IncompleteSignature",
            "exactly 5 slash-delimited elements"
        },
        {
            "another algorithm",
            request => request with { Header = header => header.Replace("HMAC", "ECDSA", StringComparison.Ordinal) },
            400,
            "IncompleteSignature",
            "Unsupported AWS 'algorithm'"
        },
        { "no date", request => request with { SendDate = false }, 400, "IncompleteSignature", "existence of either a 'X-Amz-Date' or a 'Date' header" },
        { "signed in the query", request => request with { Query = "X-Amz-Algorithm=AWS4-HMAC-SHA256" }, 501, "NotImplemented", "signed in the query string" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Request_BadlySigned_IsRefusedAsAwsRefusesIt(
        string what, Func<SignedRequest, SignedRequest> spoil, int status, string code, string message)
    {
        var answer = await SendAsync(spoil(new SignedRequest { Body = WhoAmI }));

        Assert.True(answer.Status == status, $"{what}: {answer}");
        Assert.Contains($"<Code>{code}</Code>", answer.Body, StringComparison.Ordinal);
        Assert.Contains(message, WebUtility.HtmlDecode(answer.Body), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "")]
    [InlineData("GET", "Version=2011-06-15&Action=GetCallerIdentity")]
    [InlineData("GET", "b=%7e&Action=GetCallerIdentity&a=x%20y&Version=2011-06-15")]
    public async Task Request_WellSigned_IsAnswered(string method, string query)
    {
        var answer = await SendAsync(new SignedRequest { Method = method, Query = query, Body = query.Length == 0 ? WhoAmI : "" });

        Assert.Equal(200, answer.Status);
    }

    // From AWS's test suite for signature version 4: get-vanilla and get-vanilla-query-order-key-case.
    [Theory]
    [InlineData("", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("Param2=value2&Param1=value1", "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500")]
    public void Signature_OfAPublishedExample_IsThePublishedOne(string query, string signature)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Host"] = "example.amazonaws.com",
            ["X-Amz-Date"] = "20150830T123600Z",
        };
        var at = new DateTimeOffset(2015, 8, 30, 12, 36, 0, TimeSpan.Zero);
        var header = new SignatureHeader("AKIDEXAMPLE", "20150830", "us-east-1", "service", ["host", "x-amz-date"], "");

        Assert.Equal(signature, SignatureVersion4.Sign(
            new WireRequest("GET", "/", query, headers, []), header, at, "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"));
    }

    [Fact]
    public async Task Iam_IsSignedForOneRegionOfThePartition()
    {
        var request = new SignedRequest { Service = "iam", Body = "Action=GetRole&Version=2010-05-08&RoleName=none" };

        Assert.Equal(404, (await SendAsync(request)).Status);
        var refused = WebUtility.HtmlDecode((await SendAsync(request with { Region = "eu-west-1" })).Body);
        Assert.Contains("Credential should be scoped to a valid region, not 'eu-west-1'.", refused, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AKIAUNKNOWN", AdministratorSecret, "AuthFailure", 401)]
    [InlineData(AdministratorKey, "wrong", "AuthFailure", 401)]
    public async Task Ec2_WithABadKey_AnswersAuthFailure(string key, string secret, string code, int status)
    {
        using var ec2 = aws.Ec2As(new BasicAWSCredentials(key, secret));

        var refused = await Assert.ThrowsAsync<AmazonEC2Exception>(() => ec2.DescribeInstancesAsync(new DescribeInstancesRequest()));

        Assert.Equal(
            (code, status, "AWS was not able to validate the provided access credentials"), (refused.ErrorCode, (int)refused.StatusCode, refused.Message));
    }

    [Fact]
    public async Task Ec2_InARegionThatIsNotEnabled_AnswersAuthFailure_AndWorksOnceItIs()
    {
        using var ec2 = aws.Ec2As(new BasicAWSCredentials(AdministratorKey, AdministratorSecret), "me-south-1");

        var refused = await Assert.ThrowsAsync<AmazonEC2Exception>(() => ec2.DescribeInstancesAsync(new DescribeInstancesRequest()));
        aws.World.FindAccount("123456789012")!.EnabledRegions.Add("me-south-1");
        var answered = await ec2.DescribeInstancesAsync(new DescribeInstancesRequest());

        Assert.Equal("AuthFailure", refused.ErrorCode);
        Assert.Equal(HttpStatusCode.OK, answered.HttpStatusCode);
    }

    [Fact]
    public async Task Clients_WithAWrongSecret_AreRefused()
    {
        var wrong = new BasicAWSCredentials(AdministratorKey, "wrong");
        using var iam = aws.IamAs(wrong);
        using var sts = aws.StsAs(wrong);

        var ofIam = await Assert.ThrowsAsync<AmazonIdentityManagementServiceException>(() => iam.GetRoleAsync(new GetRoleRequest { RoleName = "x" }));
        var ofSts = await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(() => sts.GetCallerIdentityAsync(new GetCallerIdentityRequest()));

        Assert.Equal(("SignatureDoesNotMatch", HttpStatusCode.Forbidden), (ofIam.ErrorCode, ofIam.StatusCode));
        Assert.Equal(("SignatureDoesNotMatch", HttpStatusCode.Forbidden), (ofSts.ErrorCode, ofSts.StatusCode));
    }

    [Fact]
    public async Task Clock_MovedOnByDays_LeavesSignaturesValid()
    {
        aws.World.Time.Advance(TimeSpan.FromDays(3));

        Assert.Equal("123456789012", (await aws.Sts.GetCallerIdentityAsync(new GetCallerIdentityRequest())).Account);
    }

    private async Task<(int Status, string Body)> SendAsync(SignedRequest request)
    {
        using var http = new HttpClient();
        using var answer = await http.SendAsync(request.ToMessage(aws.Endpoint));
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
