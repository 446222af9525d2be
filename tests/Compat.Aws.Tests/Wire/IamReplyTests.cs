using System.Net;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;

namespace Compat.Aws.Tests.Wire;

public class IamReplyTests
{
    [Fact]
    public async Task GetRole_FullReply_IsReadWithItsStructuresListsAndDates()
    {
        var response = await Reply("""
            <GetRoleResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
              <GetRoleResult>
                <Role>
                  <Path>/application_abc/</Path><RoleName>demo</RoleName><RoleId>AROADBQP57FF2AEXAMPLE</RoleId>
                  <Arn>arn:aws:iam::123456789012:role/application_abc/demo</Arn><CreateDate>2012-05-08T23:34:01.495Z</CreateDate>
                  <AssumeRolePolicyDocument>%7B%22Version%22%3A%222012-10-17%22%7D</AssumeRolePolicyDocument>
                  <Description/><MaxSessionDuration>3600</MaxSessionDuration>
                  <PermissionsBoundary>
                    <PermissionsBoundaryType>Policy</PermissionsBoundaryType><PermissionsBoundaryArn>arn:aws:iam::123456789012:policy/b</PermissionsBoundaryArn>
                  </PermissionsBoundary>
                  <Tags><member><Key>a</Key><Value> </Value></member><member><Key>b</Key><Value/></member></Tags>
                  <RoleLastUsed><LastUsedDate>2019-11-20T17:09:20Z</LastUsedDate><Region>us-east-1</Region></RoleLastUsed>
                  <NewlyInvented>ignored</NewlyInvented>
                </Role>
              </GetRoleResult>
              <ResponseMetadata><RequestId>df37e965</RequestId></ResponseMetadata>
            </GetRoleResponse>
            """).GetRoleAsync(new GetRoleRequest());

        var role = response.Role;
        Assert.Equal("df37e965", response.ResponseMetadata.RequestId);
        Assert.Equal(HttpStatusCode.OK, response.HttpStatusCode);
        Assert.Equal(new DateTime(2012, 5, 8, 23, 34, 1, 495, DateTimeKind.Utc), role.CreateDate);
        Assert.Equal(DateTimeKind.Utc, role.CreateDate!.Value.Kind);
        Assert.Equal("", role.Description);
        Assert.Equal(3600, role.MaxSessionDuration);
        Assert.Equal("Policy", role.PermissionsBoundary.PermissionsBoundaryType.Value);
        Assert.Equal([("a", " "), ("b", "")], role.Tags.Select(tag => (tag.Key, tag.Value)));
        Assert.Equal("us-east-1", role.RoleLastUsed.Region);
        // As the official package has it: whoever reads a document decodes it.
        Assert.Equal("%7B%22Version%22%3A%222012-10-17%22%7D", role.AssumeRolePolicyDocument);
    }

    [Fact]
    public async Task GetRole_WithoutOptionalMembers_LeavesThemNull()
    {
        var role = (await Reply("<GetRoleResponse><GetRoleResult><Role><RoleName>demo</RoleName><Tags/></Role></GetRoleResult></GetRoleResponse>")
            .GetRoleAsync(new GetRoleRequest())).Role;

        Assert.Null(role.Tags);
        Assert.Null(role.CreateDate);
        Assert.Null(role.MaxSessionDuration);
        Assert.Null(role.PermissionsBoundary);
    }

    [Fact]
    public async Task GetAccountSummary_MapOfNumbers_IsReadByKey()
    {
        var summary = (await Reply("""
            <GetAccountSummaryResponse><GetAccountSummaryResult><SummaryMap>
              <entry><key>Roles</key><value>12</value></entry><entry><key>RolesQuota</key><value>1000</value></entry>
            </SummaryMap></GetAccountSummaryResult></GetAccountSummaryResponse>
            """).GetAccountSummaryAsync()).SummaryMap;

        Assert.Equal(new Dictionary<string, int> { ["Roles"] = 12, ["RolesQuota"] = 1000 }, summary);
    }

    [Fact]
    public async Task GetAccountAuthorizationDetails_NestedLists_AreReadToTheBottom()
    {
        var details = await Reply("""
            <GetAccountAuthorizationDetailsResponse><GetAccountAuthorizationDetailsResult>
              <IsTruncated>true</IsTruncated><Marker>EXAMPLEkakv9BCuUNFDtxWSyfzetYwEx2ADc8dnzfvERF5S6YMvXKx41t6gCl/eeaCX3Jo94/bKqezEAg8TEVS99EKFLxm3jtbpl25FDWEXAMPLE</Marker>
              <RoleDetailList><member>
                <RoleName>demo</RoleName>
                <RolePolicyList><member><PolicyName>p</PolicyName><PolicyDocument>%7B%7D</PolicyDocument></member></RolePolicyList>
                <InstanceProfileList><member><InstanceProfileName>web</InstanceProfileName><Roles><member><RoleName>demo</RoleName></member></Roles></member></InstanceProfileList>
              </member></RoleDetailList>
              <Policies><member><PolicyName>m</PolicyName><PolicyVersionList>
                <member><VersionId>v1</VersionId><IsDefaultVersion>false</IsDefaultVersion></member>
                <member><VersionId>v2</VersionId><IsDefaultVersion>true</IsDefaultVersion></member>
              </PolicyVersionList></member></Policies>
            </GetAccountAuthorizationDetailsResult></GetAccountAuthorizationDetailsResponse>
            """).GetAccountAuthorizationDetailsAsync(new GetAccountAuthorizationDetailsRequest());

        Assert.True(details.IsTruncated);
        var role = Assert.Single(details.RoleDetailList);
        Assert.Equal("%7B%7D", Assert.Single(role.RolePolicyList).PolicyDocument);
        Assert.Equal("demo", Assert.Single(Assert.Single(role.InstanceProfileList).Roles).RoleName);
        Assert.Equal(
            [("v1", false), ("v2", true)],
            Assert.Single(details.Policies).PolicyVersionList.Select(version => (version.VersionId, version.IsDefaultVersion)));
        Assert.Null(details.UserDetailList);
    }

    [Theory]
    [InlineData("<UpdateRoleResponse><UpdateRoleResult/><ResponseMetadata><RequestId>r1</RequestId></ResponseMetadata></UpdateRoleResponse>")]
    [InlineData("<UpdateRoleResponse><ResponseMetadata><RequestId>r1</RequestId></ResponseMetadata></UpdateRoleResponse>")]
    public async Task UpdateRole_EmptyOrNoResult_IsAResponse(string body) =>
        Assert.Equal("r1", (await Reply(body).UpdateRoleAsync(new UpdateRoleRequest())).ResponseMetadata.RequestId);

    private static AmazonIdentityManagementServiceClient Reply(string body) => new FakeService(new FakeService.Reply(body)).Iam();
}
