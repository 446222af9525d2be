using System.Net;
using Amazon.Runtime;
using Amazon.SecurityToken;
using RoleOperator.Aws.Clients;
using RoleOperator.Controllers.Ports;
using RoleOperator.Core.Errors;

namespace RoleOperator.Telemetry.Tests.Unit;

/// <summary>What the SDK throws where the credentials for a call are refused, and what it means. That it throws so, the documents' tests show.</summary>
public sealed class FailedLoginTests
{
    private const string Outer = "Error calling AssumeRole for role arn:aws:iam::111122223333:role/operator";

    [Theory]
    [InlineData("AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity", 403, nameof(AwsFault.Credentials))]
    [InlineData("InvalidIdentityToken", "No OpenIDConnect provider found in your account for https://x", 400, nameof(AwsFault.Credentials))]
    [InlineData("ExpiredTokenException", "Token expired", 400, nameof(AwsFault.Credentials))]
    [InlineData("IDPCommunicationError", "Couldn't retrieve verification key from your identity provider", 400, nameof(AwsFault.Transport))]
    [InlineData("Throttling", "Rate exceeded", 400, nameof(AwsFault.Throttled))]
    [InlineData("InternalFailure", "failed", 500, nameof(AwsFault.Transport))]
    public async Task Role_ThatStsRefuses_IsToldInItsWords(string code, string message, int status, string fault)
    {
        var refused = new AmazonSecurityTokenServiceException(message, ErrorType.Sender, code, "r-1", (HttpStatusCode)status);

        var told = await ErrorAsync(new AmazonClientException(Outer, refused));

        Assert.Equal((new AwsError("sts:AssumeRole", code, $"{Outer}: {message}", status), "r-1"), (told.Error, told.RequestId));
        Assert.Equal(fault, AwsErrorTable.Classify(told.Error, age: null).GetType().Name);
    }

    [Theory]
    [InlineData("400 (Bad Request)", 400, nameof(AwsFault.Credentials))]
    [InlineData("403 (Forbidden)", 403, nameof(AwsFault.Credentials))]
    [InlineData("404 (Not Found)", 404, nameof(AwsFault.Credentials))]
    [InlineData("429 (Too Many Requests)", 429, nameof(AwsFault.Throttled))]
    [InlineData("500 (Internal Server Error)", 500, nameof(AwsFault.Transport))]
    public async Task Agent_ThatRefuses_IsToldAsSuch(string answer, int status, string fault)
    {
        var message = $"Unable to retrieve credentials. Message = \"Response status code does not indicate success: {answer}.\".";

        var told = await ErrorAsync(new AmazonServiceException(message));

        Assert.Equal(new AwsError("eks-auth:AssumeRoleForPodIdentity", "", message, status), told.Error);
        Assert.Equal(fault, AwsErrorTable.Classify(told.Error, age: null).GetType().Name);
    }

    public static TheoryData<Exception> Unanswered =>
    [
        new AmazonClientException(Outer, new HttpRequestException("Connection refused")),
        new AmazonServiceException("Unable to retrieve credentials. Message = \"Connection refused (169.254.170.23:80)\"."),
        new AmazonServiceException("A WebException was thrown"),
    ];

    [Theory]
    [MemberData(nameof(Unanswered))]
    public async Task Login_ThatNobodyAnswers_IsALostAnswerOfTheCall(Exception error) =>
        Assert.Equal(new AwsError("call", "", error.Message, 0), (await ErrorAsync(error)).Error);

    private static Task<AwsCallException> ErrorAsync(Exception thrown) =>
        Assert.ThrowsAsync<AwsCallException>(() => AwsCall.MakeAsync("call", _ => Task.FromException<int>(thrown), CancellationToken.None));
}
