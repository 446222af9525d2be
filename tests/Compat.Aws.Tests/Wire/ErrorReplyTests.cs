using System.Net;
using Amazon.EC2;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;

namespace Compat.Aws.Tests.Wire;

public class ErrorReplyTests
{
    [Theory]
    [InlineData("""
        <ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
          <Error><Type>Sender</Type><Code>NoSuchEntity</Code><Message>The role with name demo cannot be found.</Message></Error><RequestId>id-1</RequestId>
        </ErrorResponse>
        """)]
    // moto: several errors, no namespace.
    [InlineData("""
        <ErrorResponse><Errors><Error><Code>NoSuchEntity</Code><Message>The role with name demo cannot be found.</Message><Type>Sender</Type></Error></Errors>
          <RequestId>id-1</RequestId></ErrorResponse>
        """)]
    // moto: the request's id inside the error.
    [InlineData("""
        <?xml version="1.0" encoding="UTF-8"?><ErrorResponse>
          <Error><Code>NoSuchEntity</Code><Message>The role with name demo cannot be found.</Message><Type>Sender</Type><RequestId>id-1</RequestId></Error>
        </ErrorResponse>
        """)]
    public async Task ModelledError_InAnyEnvelope_IsItsException(string body)
    {
        var error = await Assert.ThrowsAsync<NoSuchEntityException>(() => GetRole(body, HttpStatusCode.NotFound));

        Assert.Equal("The role with name demo cannot be found.", error.Message);
        Assert.Equal("NoSuchEntity", error.ErrorCode);
        Assert.Equal(ErrorType.Sender, error.ErrorType);
        Assert.Equal("id-1", error.RequestId);
        Assert.Equal(HttpStatusCode.NotFound, error.StatusCode);
    }

    [Theory]
    [InlineData("<ErrorResponse><Error><Type>Sender</Type><Code>Throttling</Code><Message>Rate exceeded</Message></Error></ErrorResponse>", "Throttling")]
    // Modelled by the service, though not by this operation: as in the official package, only the code tells.
    [InlineData("<ErrorResponse><Error><Code>DeleteConflict</Code><Message>m</Message></Error></ErrorResponse>", "DeleteConflict")]
    public async Task UnmodelledError_OfIam_IsTheServicesExceptionWithItsCode(string body, string code)
    {
        var error = await Assert.ThrowsAsync<AmazonIdentityManagementServiceException>(() => GetRole(body, HttpStatusCode.BadRequest));

        Assert.Equal(code, error.ErrorCode);
    }

    [Theory]
    [InlineData("<Response><Errors><Error><Code>IncorrectState</Code><Message>Not running</Message></Error></Errors><RequestID>id-2</RequestID></Response>")]
    // moto answers EC2's look-up of a profile in IAM's envelope.
    [InlineData("<ErrorResponse><Error><Code>IncorrectState</Code><Message>Not running</Message><RequestId>id-2</RequestId></Error></ErrorResponse>")]
    public async Task Error_OfEc2_IsTheServicesExceptionWithItsCode(string body)
    {
        var service = new FakeService(new FakeService.Reply(body, HttpStatusCode.BadRequest));

        var error = await Assert.ThrowsAsync<AmazonEC2Exception>(() => service.Ec2().DescribeInstancesAsync());

        Assert.Equal(("IncorrectState", "Not running", "id-2", ErrorType.Unknown), (error.ErrorCode, error.Message, error.RequestId, error.ErrorType));
    }

    [Fact]
    public async Task Throttling_WithRetriesOn_IsRetried()
    {
        var service = new FakeService(
            new FakeService.Reply(
                "<ErrorResponse><Error><Code>Throttling</Code><Message>Rate exceeded</Message></Error></ErrorResponse>", HttpStatusCode.BadRequest),
            new FakeService.Reply("<GetRoleResponse><GetRoleResult><Role><RoleName>demo</RoleName></Role></GetRoleResult></GetRoleResponse>"));
        var config = service.Configure(new AmazonIdentityManagementServiceConfig());
        config.MaxErrorRetry = 1;
        using var iam = new AmazonIdentityManagementServiceClient(FakeService.Credentials, config);

        Assert.Equal("demo", (await iam.GetRoleAsync(new GetRoleRequest())).Role.RoleName);
        Assert.Equal(2, service.Requests.Count);
    }

    private static Task<GetRoleResponse> GetRole(string body, HttpStatusCode status) =>
        new FakeService(new FakeService.Reply(body.Trim(), status)).Iam().GetRoleAsync(new GetRoleRequest());
}
