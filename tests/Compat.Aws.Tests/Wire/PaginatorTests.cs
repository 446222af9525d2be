using Amazon.EC2.Model;
using Amazon.IdentityManagement.Model;

namespace Compat.Aws.Tests.Wire;

public class PaginatorTests
{
    [Fact]
    public async Task ListRoles_SeveralPages_FollowsTheMarkerToTheLast()
    {
        var service = new FakeService(Roles("a", "m1"), Roles("b", "m2"), Roles("c", null));
        var names = new List<string>();

        await foreach (var role in service.Iam().Paginators.ListRoles(new ListRolesRequest { MaxItems = 1 }).Roles)
            names.Add(role.RoleName);

        Assert.Equal(["a", "b", "c"], names);
        Assert.Equal([["MaxItems=1"], ["Marker=m1", "MaxItems=1"], ["Marker=m2", "MaxItems=1"]], service.Requests.Select(request => request.Parameters));
    }

    [Fact]
    public async Task ListRoles_AnEmptyPageInBetween_IsNotTheEnd()
    {
        var service = new FakeService(
            new FakeService.Reply("<R><ListRolesResult><IsTruncated>true</IsTruncated><Marker>m1</Marker></ListRolesResult></R>"), Roles("b", null));
        var names = new List<string>();

        await foreach (var role in service.Iam().Paginators.ListRoles(new ListRolesRequest()).Roles)
            names.Add(role.RoleName);

        Assert.Equal(["b"], names);
    }

    [Fact]
    public async Task DescribeInstances_SeveralPages_FollowsTheTokenToTheLast()
    {
        var service = new FakeService(Reservations("r-1", "t1"), Reservations("r-2", ""));
        var ids = new List<string>();

        await foreach (var reservation in service.Ec2().Paginators.DescribeInstances(new DescribeInstancesRequest()).Reservations)
            ids.Add(reservation.ReservationId);

        Assert.Equal(["r-1", "r-2"], ids);
        Assert.Equal([[], ["NextToken=t1"]], service.Requests.Select(request => request.Parameters));
    }

    [Fact]
    public async Task Paginator_WalkedASecondTime_IsRefused()
    {
        var pages = new FakeService(Roles("a", null)).Iam().Paginators.ListRoles(new ListRolesRequest());
        await foreach (var _ in pages.Responses)
        {
        }

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await pages.Responses.GetAsyncEnumerator().MoveNextAsync());
    }

    private static FakeService.Reply Roles(string name, string? marker) => new($"""
        <ListRolesResponse><ListRolesResult>
          <Roles><member><RoleName>{name}</RoleName></member></Roles>
          <IsTruncated>{(marker is null ? "false" : "true")}</IsTruncated>{(marker is null ? "" : $"<Marker>{marker}</Marker>")}
        </ListRolesResult></ListRolesResponse>
        """);

    private static FakeService.Reply Reservations(string id, string token) => new($"""
        <DescribeInstancesResponse>
          <reservationSet><item><reservationId>{id}</reservationId></item></reservationSet><nextToken>{token}</nextToken>
        </DescribeInstancesResponse>
        """);
}
