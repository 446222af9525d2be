using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using RoleOperator.AwsSimulator.Tests.Iam;
using RoleOperator.AwsSimulator.World;
using static RoleOperator.AwsSimulator.Tests.Iam.Scene;

namespace RoleOperator.AwsSimulator.Tests.Authorization;

/// <summary>What conditions see of the object that a call is about may be older than the object.</summary>
public sealed class LateTagsTests : IAsyncLifetime
{
    private const string Tagged = """{"Effect":"Allow","Action":"iam:*","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/owner":"me"}}}""";
    private const string Bounded = $$$"""
        {"Effect":"Allow","Action":"iam:*","Resource":"*","Condition": {"StringEquals": {"iam:PermissionsBoundary":"{{{ReadOnly}}}"} } }
        """;

    private SimulatedAws aws = null!;

    public static TheoryData<string, Func<IAmazonIdentityManagementService, Task>, Func<IAmazonIdentityManagementService, Task>> Calls => new()
    {
        {
            Tagged,
            iam => iam.TagRoleAsync(new TagRoleRequest { RoleName = "r", Tags = Mine }),
            iam => iam.UpdateRoleAsync(new UpdateRoleRequest { RoleName = "r", Description = "d" })
        },
        {
            Tagged,
            iam => iam.TagPolicyAsync(new TagPolicyRequest { PolicyArn = PolicyArn("p"), Tags = Mine }),
            iam => iam.DeletePolicyAsync(new DeletePolicyRequest { PolicyArn = PolicyArn("p") })
        },
        {
            Tagged,
            iam => iam.TagInstanceProfileAsync(new TagInstanceProfileRequest { InstanceProfileName = "i", Tags = Mine }),
            iam => iam.DeleteInstanceProfileAsync(new DeleteInstanceProfileRequest { InstanceProfileName = "i" })
        },
        {
            Bounded,
            iam => iam.PutRolePermissionsBoundaryAsync(new PutRolePermissionsBoundaryRequest { RoleName = "r", PermissionsBoundary = ReadOnly }),
            iam => iam.AttachRolePolicyAsync(new AttachRolePolicyRequest { RoleName = "r", PolicyArn = ReadOnly })
        },
    };

    private static List<Amazon.IdentityManagement.Model.Tag> Mine => [new() { Key = "owner", Value = "me" }];

    public async Task InitializeAsync() => aws = await SimulatedAws.StartAsync();

    public Task DisposeAsync() => aws.DisposeAsync().AsTask();

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Call_ThatATagOrABoundaryAllows_IsDeniedUntilAuthorizationSeesIt(
        string statement, Func<IAmazonIdentityManagementService, Task> mark, Func<IAmazonIdentityManagementService, Task> call)
    {
        await aws.RoleAsync("r");
        await aws.PolicyAsync();
        await aws.ProfileAsync("i");
        aws.PassTheLag();
        aws.Lag(Reader.Authorization);
        using var iam = aws.IamAs(Seeds.AddUser(aws.World, "app", statement));
        await mark(aws.Iam);

        Assert.Equal("AccessDenied", (await RefusedAsync(() => call(iam))).ErrorCode);
        aws.PassTheLag();
        await call(iam);
    }

    [Fact]
    public async Task Role_ThatIsGone_HasNoTagsAtOnce()
    {
        await aws.RoleAsync("r");
        await aws.Iam.TagRoleAsync(new TagRoleRequest { RoleName = "r", Tags = Mine });
        aws.PassTheLag();
        aws.Lag(Reader.Authorization);
        using var iam = aws.IamAs(Seeds.AddUser(aws.World, "app", Tagged));
        Task Delete() => iam.DeleteRoleAsync(new DeleteRoleRequest { RoleName = "r" });
        await Delete();

        Assert.Equal("AccessDenied", (await RefusedAsync(Delete)).ErrorCode);
    }
}
