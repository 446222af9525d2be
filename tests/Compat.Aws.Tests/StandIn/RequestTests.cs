using Amazon.IdentityManagement.Model;
using Compat.Aws.Tests.Wire;

namespace Compat.Aws.Tests.StandIn;

public class RequestTests
{
    // The official client sends the list's name with nothing behind it.
    [Fact]
    public async Task Request_WithAnEmptyList_LeavesItOut()
    {
        var service = new FakeService(new FakeService.Reply("<Reply/>"));

        await service.Iam().CreateRoleAsync(new CreateRoleRequest { RoleName = "demo", Tags = [] });

        Assert.Equal(["RoleName=demo"], service.Request.Parameters);
    }

    // The official client asks for the first page for ever.
    [Fact]
    public async Task ListRoles_TruncatedWithoutAMarker_Stops()
    {
        var service = new FakeService(new FakeService.Reply("<R><ListRolesResult><IsTruncated>true</IsTruncated></ListRolesResult></R>"));

        await foreach (var _ in service.Iam().Paginators.ListRoles(new ListRolesRequest()).Responses)
            Assert.Single(service.Requests);

        Assert.Single(service.Requests);
    }
}
