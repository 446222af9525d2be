using System.Net;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Compat.Aws.Tests.Wire;

namespace Compat.Aws.Tests.StandIn;

public class ReplyTests
{
    // The official client puts the whole answer into the message.
    [Theory]
    [InlineData("<!doctype html><html lang=en><title>500 Internal Server Error</title><h1>Internal Server Error</h1>", "text/html")]
    [InlineData("<html><body><p>Bad Gateway</p></body></html>", "text/html")]
    [InlineData("upstream connect error", "text/plain")]
    [InlineData("", "text/plain")]
    public async Task ErrorWithoutADocument_OfAnyServer_IsTheServicesExceptionWithAShortMessage(string body, string contentType)
    {
        var error = await Assert.ThrowsAsync<AmazonIdentityManagementServiceException>(() => GetRole(body, HttpStatusCode.InternalServerError, contentType));

        Assert.Equal(HttpStatusCode.InternalServerError, error.StatusCode);
        Assert.Equal($"The service answered HTTP 500 without an error document (content type: {contentType}).", error.Message);
        Assert.Null(error.ErrorCode);
    }

    [Fact]
    public async Task ErrorWithoutAMessage_OfIam_SaysItsCode()
    {
        var error = await Assert.ThrowsAsync<AmazonIdentityManagementServiceException>(
            () => GetRole("<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>", HttpStatusCode.Forbidden));

        Assert.Equal("The service answered HTTP 403 with the code AccessDenied and no message.", error.Message);
    }

    // The official client lets the parser's own exceptions through, and reads document types.
    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'c'>]><R><GetRoleResult><Role><RoleName>&b;</RoleName></Role></GetRoleResult></R>")]
    [InlineData("<R><GetRoleResult><Role><RoleName>an & that nobody escaped</RoleName></Role></GetRoleResult></R>")]
    [InlineData("<R><GetRoleResult><Role><MaxSessionDuration>an hour</MaxSessionDuration></Role></GetRoleResult></R>")]
    [InlineData("<R><GetRoleResult><Role><CreateDate>yesterday</CreateDate></Role></GetRoleResult></R>")]
    [InlineData("")]
    public async Task Reply_ThatCannotBeRead_IsAnUnmarshallingException(string body)
    {
        var error = await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => Reply(body).GetRoleAsync(new GetRoleRequest()));

        Assert.Equal(HttpStatusCode.OK, error.StatusCode);
        Assert.NotNull(error.InnerException);
    }

    private static Task<GetRoleResponse> GetRole(string body, HttpStatusCode status, string contentType = "text/xml") =>
        new FakeService(new FakeService.Reply(body, status, contentType)).Iam().GetRoleAsync(new GetRoleRequest());

    private static AmazonIdentityManagementServiceClient Reply(string body) => new FakeService(new FakeService.Reply(body)).Iam();
}
