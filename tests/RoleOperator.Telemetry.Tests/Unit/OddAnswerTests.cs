using System.Net;
using System.Net.Http.Headers;
using Amazon.IdentityManagement;
using Amazon.Runtime;
using Amazon.SecurityToken;
using RoleOperator.Aws.Clients;
using RoleOperator.Controllers.Ports;
using RoleOperator.Core.Errors;

namespace RoleOperator.Telemetry.Tests.Unit;

/// <summary>
/// What becomes of answers that AWS does not give, but a proxy or an emulator does. Each is given to two services' clients: STS's is AWS's own in every build.
/// </summary>
public sealed class OddAnswerTests
{
    private const string Html = "<!doctype html><html><title>502</title><h1>Bad Gateway</h1></html>";

    public static TheoryData<int, string, string, string, int> Answers => new()
    {
        { 502, Html, "", "The service answered HTTP 502 without an error document.", 502 },
        { 502, "upstream connect error", "", "The service answered HTTP 502 without an error document.", 502 },
        { 503, "", "", "The service answered HTTP 503 without an error document.", 503 },
        {
            403, "<ErrorResponse><Error><Code>AccessDenied</Code></Error><RequestId>7f3</RequestId></ErrorResponse>", "AccessDenied",
            "The service answered HTTP 403 with the code AccessDenied and no message.", 403
        },
        {
            403, "<ErrorResponse><Error><Code>AccessDenied</Code><Message>No.</Message></Error></ErrorResponse>", "AccessDenied", "No.", 403
        },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Refusal_WithoutAMessage_IsAShortOne(int status, string body, string code, string message, int told)
    {
        foreach (var error in await ErrorsAsync(status, body))
            Assert.Equal(new AwsError("call", code, message, told), error);
    }

    [Theory]
    [InlineData("")]
    [InlineData(Html)]
    [InlineData("<R><ListRolesResult><Roles><member><CreateDate>yesterday</CreateDate></member></Roles></ListRolesResult><GetCallerIdentityResult>&</R>")]
    public async Task Success_ThatCannotBeRead_IsNoAnswer(string body)
    {
        foreach (var error in await ErrorsAsync(200, body))
            Assert.Equal(("", 0), (error.Code, error.HttpStatus));
    }

    private static async Task<AwsError[]> ErrorsAsync(int status, string body)
    {
        var credentials = new BasicAWSCredentials("testing", "testing");
        using var iam = new AmazonIdentityManagementServiceClient(credentials, Settings<AmazonIdentityManagementServiceConfig>(status, body));
        using var sts = new AmazonSecurityTokenServiceClient(credentials, Settings<AmazonSecurityTokenServiceConfig>(status, body));
        return [await ErrorAsync(ct => iam.ListRolesAsync(new(), ct)), await ErrorAsync(ct => sts.GetCallerIdentityAsync(new(), ct))];
    }

    private static async Task<AwsError> ErrorAsync<T>(Func<CancellationToken, Task<T>> call) =>
        (await Assert.ThrowsAsync<AwsCallException>(() => AwsCall.MakeAsync("call", call, default))).Error;

    private static TConfig Settings<TConfig>(int status, string body)
        where TConfig : ClientConfig, new() => new()
        {
            ServiceURL = "http://127.0.0.1:1",
            AuthenticationRegion = "us-east-1",
            MaxErrorRetry = 0,
            HttpClientFactory = new Answering(status, body),
        };

    private sealed class Answering(int status, string body) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(status, body));

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;
    }

    private sealed class Handler(int status, string body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, MediaTypeHeaderValue.Parse("text/html")) });
    }
}
