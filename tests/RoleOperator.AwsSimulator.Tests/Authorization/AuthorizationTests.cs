using System.Net.Http.Json;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using RoleOperator.AwsSimulator.Authorization;
using RoleOperator.AwsSimulator.Operations.Iam;
using RoleOperator.AwsSimulator.World;
using Tag = Amazon.IdentityManagement.Model.Tag;

namespace RoleOperator.AwsSimulator.Tests.Authorization;

public sealed class AuthorizationTests : IAsyncLifetime
{
    private const string Trust = """{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}""";
    private const string Everything = """{"Effect":"Allow","Action":"*","Resource":"*"}""";
    private const string User = "User: arn:aws:iam::123456789012:user/app is not authorized to perform: ";

    private SimulatedAws aws = null!;

    public async Task InitializeAsync() => aws = await SimulatedAws.StartAsync();

    public Task DisposeAsync() => aws.DisposeAsync().AsTask();

    [Fact]
    public void Table_KnowsTheResourceOfEveryIamOperationThatIsSimulated() =>
        Assert.Empty(IamHandlers.All.Keys.Select(action => action["iam:".Length..]).Except(IamTargets.Operations));

    public static TheoryData<Func<IAmazonIdentityManagementService, Task>, string> Denials => new()
    {
        { iam => iam.GetRoleAsync(new GetRoleRequest { RoleName = "app" }), "iam:GetRole on resource: role app" },
        { iam => iam.GetRoleAsync(new GetRoleRequest { RoleName = "none" }), "iam:GetRole on resource: role none" },
        { iam => iam.ListRolesAsync(new ListRolesRequest()), "iam:ListRoles on resource: arn:aws:iam::123456789012:role/" },
        {
            iam => iam.CreateRoleAsync(new CreateRoleRequest { RoleName = "new", Path = "/p/", AssumeRolePolicyDocument = Seeds.Document(Trust) }),
            "iam:CreateRole on resource: arn:aws:iam::123456789012:role/p/new"
        },
        {
            iam => iam.GetPolicyAsync(new GetPolicyRequest { PolicyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess" }),
            "iam:GetPolicy on resource: policy arn:aws:iam::aws:policy/ReadOnlyAccess"
        },
        { iam => iam.ListPoliciesAsync(new ListPoliciesRequest()), "iam:ListPolicies on resource: policy path /" },
        {
            iam => iam.GetInstanceProfileAsync(new GetInstanceProfileRequest { InstanceProfileName = "web" }),
            "iam:GetInstanceProfile on resource: instance profile web"
        },
        {
            iam => iam.CreateInstanceProfileAsync(new CreateInstanceProfileRequest { InstanceProfileName = "new" }),
            "iam:CreateInstanceProfile on resource: arn:aws:iam::123456789012:instance-profile/new"
        },
        { iam => iam.GetAccountSummaryAsync(new GetAccountSummaryRequest()), "iam:GetAccountSummary on resource: *" },
    };

    [Theory]
    [MemberData(nameof(Denials))]
    public async Task Iam_WithoutAnyPolicy_DeniesInTheWordsOfAws(Func<IAmazonIdentityManagementService, Task> act, string denied)
    {
        Seeds.AddRole(aws.World, "app", Trust);
        using var iam = aws.IamAs(Seeds.AddUser(aws.World, "app"));

        var refused = await Assert.ThrowsAsync<AmazonIdentityManagementServiceException>(() => act(iam));

        Assert.Equal(("AccessDenied", 403), (refused.ErrorCode, (int)refused.StatusCode));
        Assert.Equal($"{User}{denied} because no identity-based policy allows the {denied.Split(' ')[0]} action", refused.Message);
    }

    [Fact]
    public async Task Denial_NamesTheKindOfPolicyThatStoodInTheWay()
    {
        Seeds.AddRole(aws.World, "app", Trust);
        const string deny = """[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"iam:GetRole","Resource":"*"}]""";
        var narrow = Seeds.AddPolicy(aws.World, "narrow", """{"Effect":"Allow","Action":"s3:*","Resource":"*"}""");
        var forbidding = Seeds.AddPolicy(aws.World, "forbidding", deny);

        Assert.Equal("with an explicit deny in an identity-based policy", await ReasonAsync(deny));
        Assert.Equal("because no permissions boundary allows the iam:GetRole action", await ReasonAsync(Everything, narrow));
        Assert.Equal("with an explicit deny in a permissions boundary", await ReasonAsync(Everything, forbidding));
        aws.World.FindAccount(Seeds.Home)!.ServiceControlPolicies.Add(Seeds.Document("""{"Effect":"Deny","Action":"iam:Get*","Resource":"*"}"""));
        Assert.Equal("with an explicit deny in a service control policy", await ReasonAsync(Everything));
    }

    [Fact]
    public async Task ServiceControlPolicy_OnTagging_LeavesTheRestToTheAccount()
    {
        Seeds.AddRole(aws.World, "app", Trust);
        using var control = new HttpClient { BaseAddress = aws.Endpoint };
        string[] documents = [Seeds.Document("""{"Effect":"Deny","Action":["iam:TagRole","iam:UntagRole"],"Resource":"*"}""")];
        (await control.PutAsJsonAsync(new Uri("/simulator/service-control-policies/123456789012", UriKind.Relative), documents)).EnsureSuccessStatusCode();

        var refused = await Assert.ThrowsAsync<AmazonIdentityManagementServiceException>(
            () => aws.Iam.TagRoleAsync(new TagRoleRequest { RoleName = "app", Tags = [new Tag { Key = "team", Value = "blue" }] }));
        await aws.Iam.UpdateRoleAsync(new UpdateRoleRequest { RoleName = "app", Description = "changed" });

        Assert.Equal(
            "User: arn:aws:iam::123456789012:user/administrator is not authorized to perform: iam:TagRole on resource: role app " +
            "with an explicit deny in a service control policy",
            refused.Message);
    }

    [Theory]
    [InlineData("arn:aws:iam::123456789012:role/team/*", "team", true)]
    [InlineData("arn:aws:iam::123456789012:role/other/*", "team", false)]
    public async Task Resource_IsTheRolesArnWithItsPath(string resource, string path, bool allowed)
    {
        Seeds.AddRole(aws.World, "app", Trust, path: $"/{path}/");
        using var iam = aws.IamAs(Seeds.AddUser(aws.World, "app", $$"""{"Effect":"Allow","Action":"iam:GetRole","Resource":"{{resource}}"}"""));

        await ExpectAsync(() => iam.GetRoleAsync(new GetRoleRequest { RoleName = "app" }), allowed ? null : "iam:GetRole");
    }

    [Fact]
    public async Task Conditions_OnOwnerTagBoundaryAndPolicy_AreKept()
    {
        const string boundary = "arn:aws:iam::123456789012:policy/boundary";
        Seeds.AddPolicy(aws.World, "boundary", Everything);
        using var iam = aws.IamAs(Seeds.AddUser(aws.World, "app", $$"""
            [{"Effect":"Allow","Action":"iam:CreateRole","Resource":"*","Condition":{
              "StringEquals":{"iam:PermissionsBoundary":"{{boundary}}","aws:RequestTag/owner":"me"} } },
             {"Effect":"Allow","Action":"iam:TagRole","Resource":"*","Condition":{"ForAllValues:StringEquals":{"aws:TagKeys":["owner","team"]} } },
             {"Effect":"Allow","Action":"iam:DeleteRole","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/owner":"me"} } },
             {"Effect":"Allow","Action":"iam:AttachRolePolicy","Resource":"*","Condition":{
              "ArnLike":{"iam:PolicyARN":"arn:aws:iam::aws:policy/Read*"},"StringEquals":{"iam:PermissionsBoundary":"{{boundary}}"} } }]
            """));
        Seeds.AddRole(aws.World, "foreign", Trust);
        CreateRoleRequest Create(string? by, params Tag[] tags) =>
            new() { RoleName = "mine", AssumeRolePolicyDocument = Seeds.Document(Trust), PermissionsBoundary = by, Tags = [.. tags] };
        AttachRolePolicyRequest Attach(string role, string policy) => new() { RoleName = role, PolicyArn = $"arn:aws:iam::aws:policy/{policy}" };
        Tag owner = new() { Key = "owner", Value = "me" };

        await ExpectAsync(() => iam.CreateRoleAsync(Create(null, owner)), "iam:CreateRole");
        await ExpectAsync(() => iam.CreateRoleAsync(Create(boundary)), "iam:CreateRole");
        await ExpectAsync(() => iam.CreateRoleAsync(Create(boundary, owner, new Tag { Key = "cost", Value = "x" })), "iam:TagRole");
        await ExpectAsync(() => iam.CreateRoleAsync(Create(boundary, owner)), null);
        await ExpectAsync(() => iam.AttachRolePolicyAsync(Attach("mine", "AdministratorAccess")), "iam:AttachRolePolicy");
        await ExpectAsync(() => iam.AttachRolePolicyAsync(Attach("foreign", "ReadOnlyAccess")), "iam:AttachRolePolicy");
        await ExpectAsync(() => iam.DeleteRoleAsync(new DeleteRoleRequest { RoleName = "foreign" }), "iam:DeleteRole");
        await ExpectAsync(() => iam.DeleteRoleAsync(new DeleteRoleRequest { RoleName = "mine" }), null);
    }

    [Fact]
    public async Task AddRoleToInstanceProfile_NeedsPassRole()
    {
        Seeds.AddRole(aws.World, "web", Trust);
        Seeds.AddProfile(aws.World, "web", role: null);
        var request = new AddRoleToInstanceProfileRequest { InstanceProfileName = "web", RoleName = "web" };
        using var without = aws.IamAs(Seeds.AddUser(aws.World, "app", """{"Effect":"Allow","Action":"iam:AddRole*","Resource":"*"}"""));
        using var with = aws.IamAs(Seeds.AddUser(aws.World, "with", """
            [{"Effect":"Allow","Action":"iam:AddRole*","Resource":"*"},
             {"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::123456789012:role/web",
              "Condition":{"StringEquals":{"iam:PassedToService":"ec2.amazonaws.com"}}}]
            """));

        var refused = await Assert.ThrowsAsync<AmazonIdentityManagementServiceException>(() => without.AddRoleToInstanceProfileAsync(request));
        await with.AddRoleToInstanceProfileAsync(request);

        Assert.Equal(
            $"{User}iam:PassRole on resource: arn:aws:iam::123456789012:role/web because no identity-based policy allows the iam:PassRole action",
            refused.Message);
    }

    [Theory]
    [InlineData("other", "web", "AccessDenied")]
    [InlineData("none", "web", "NoSuchEntity")]
    [InlineData("new", "none", "NoSuchEntity")]
    [InlineData("new", "web", "LimitExceeded")]
    public async Task AddRoleToInstanceProfile_WithARoleInIt_SpeaksOfTheQuotaLast(string role, string profile, string code)
    {
        foreach (var name in (string[])["old", "new", "other"]) Seeds.AddRole(aws.World, name, Trust);
        Seeds.AddProfile(aws.World, "web", role: "old");
        using var iam = aws.IamAs(Seeds.AddUser(aws.World, "app", """
            [{"Effect":"Allow","Action":"iam:AddRole*","Resource":"*"},
             {"Effect":"Allow","Action":"iam:PassRole","NotResource":"arn:aws:iam::123456789012:role/other"}]
            """));

        var refused = await Assert.ThrowsAnyAsync<AmazonIdentityManagementServiceException>(() =>
            iam.AddRoleToInstanceProfileAsync(new AddRoleToInstanceProfileRequest { InstanceProfileName = profile, RoleName = role }));

        Assert.Equal(code, refused.ErrorCode);
    }

    [Fact]
    public async Task Ec2_DeniesWithUnauthorizedOperation()
    {
        using var ec2 = aws.Ec2As(Seeds.AddUser(aws.World, "app"));

        var listing = await Assert.ThrowsAsync<AmazonEC2Exception>(() => ec2.DescribeInstancesAsync(new DescribeInstancesRequest()));
        var stopping = await Assert.ThrowsAsync<AmazonEC2Exception>(
            () => ec2.StopInstancesAsync(new StopInstancesRequest { InstanceIds = ["i-0123456789abcdef0"] }));

        Assert.Equal(("UnauthorizedOperation", 403), (listing.ErrorCode, (int)listing.StatusCode));
        Assert.Equal(
            $"You are not authorized to perform this operation. {User}ec2:DescribeInstances "
            + "because no identity-based policy allows the ec2:DescribeInstances action",
            listing.Message);
        Assert.StartsWith(
            $"You are not authorized to perform this operation. {User}ec2:StopInstances "
            + "on resource: arn:aws:ec2:eu-west-1:123456789012:instance/i-0123456789abcdef0 "
            + "because no identity-based policy allows the ec2:StopInstances action. Encoded authorization failure message: ",
            stopping.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task AttachedPolicy_CountsFromTheMomentThatStsSeesIt()
    {
        aws.World.Consistency.SetLag(Reader.Sts, TimeSpan.FromSeconds(5));
        var caller = Seeds.AddUser(aws.World, "app");
        var users = aws.World.FindAccount(Seeds.Home)!.Users;
        users.Put("app", users.Find("app")! with { Attached = ["arn:aws:iam::aws:policy/AdministratorAccess"] }, aws.World.Time.GetUtcNow());
        using var iam = aws.IamAs(caller);

        await ExpectAsync(() => iam.ListRolesAsync(new ListRolesRequest()), "iam:ListRoles");
        aws.World.Time.Advance(TimeSpan.FromSeconds(6));
        await ExpectAsync(() => iam.ListRolesAsync(new ListRolesRequest()), null);
    }

    private async Task<string> ReasonAsync(string statements, string? boundary = null)
    {
        using var iam = aws.IamAs(Seeds.AddUser(aws.World, "app", statements, boundary));
        var refused = await Assert.ThrowsAsync<AmazonIdentityManagementServiceException>(() => iam.GetRoleAsync(new GetRoleRequest { RoleName = "app" }));
        return refused.Message[$"{User}iam:GetRole on resource: role app ".Length..];
    }

    private static async Task ExpectAsync(Func<Task> act, string? denied)
    {
        if (denied is null)
            await act();
        else
        {
            var refused = await Assert.ThrowsAsync<AmazonIdentityManagementServiceException>(act);
            Assert.Contains($" is not authorized to perform: {denied} on ", refused.Message, StringComparison.Ordinal);
        }
    }
}
