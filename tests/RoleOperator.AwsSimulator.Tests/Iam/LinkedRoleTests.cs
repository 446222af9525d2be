using Amazon.IdentityManagement.Model;
using static RoleOperator.AwsSimulator.Tests.Iam.Scene;

namespace RoleOperator.AwsSimulator.Tests.Iam;

public sealed class LinkedRoleTests : IAsyncLifetime
{
    private SimulatedAws aws = null!;

    public async Task InitializeAsync() => aws = await SimulatedAws.StartAsync();

    public Task DisposeAsync() => aws.DisposeAsync().AsTask();

    [Fact]
    public async Task LinkedRole_IsNamedByItsServiceAndOnlyDescribedAndTaggedByOthers()
    {
        var name = await aws.LinkedRoleAsync();
        await aws.Iam.UpdateRoleAsync(new UpdateRoleRequest { RoleName = name, Description = "ours" });
        await aws.Iam.TagRoleAsync(new TagRoleRequest { RoleName = name, Tags = Tags("t") });

        var role = (await aws.Iam.GetRoleAsync(new GetRoleRequest { RoleName = name })).Role;
        Assert.Equal("arn:aws:iam::123456789012:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling", role.Arn);
        Assert.Equal(("ours", "t"), (role.Description, role.Tags.Single().Key));
        Assert.Equal(
            "Cannot perform the operation on the protected role 'AWSServiceRoleForAutoScaling' - this role is only modifiable by AWS",
            (await RefusedAsync(() => aws.Iam.DeleteRoleAsync(new DeleteRoleRequest { RoleName = name }))).Message);
    }

    [Theory]
    [InlineData("access-analyzer")]
    [InlineData("autoscaling")]
    [InlineData("backup")]
    [InlineData("config")]
    [InlineData("ecs")]
    [InlineData("eks")]
    [InlineData("eks-nodegroup")]
    [InlineData("elasticache")]
    [InlineData("elasticloadbalancing")]
    [InlineData("guardduty")]
    [InlineData("organizations")]
    [InlineData("rds")]
    [InlineData("spot")]
    [InlineData("spotfleet")]
    [InlineData("support")]
    [InlineData("trustedadvisor")]
    public async Task LinkedRole_OfEachService_CarriesAPolicyThatAwsHas(string service)
    {
        var role = (await aws.Iam.CreateServiceLinkedRoleAsync(new CreateServiceLinkedRoleRequest { AWSServiceName = $"{service}.amazonaws.com" })).Role;
        var attached = Assert.Single(
            (await aws.Iam.ListAttachedRolePoliciesAsync(new ListAttachedRolePoliciesRequest { RoleName = role.RoleName })).AttachedPolicies);

        var policy = (await aws.Iam.GetPolicyAsync(new GetPolicyRequest { PolicyArn = attached.PolicyArn })).Policy;

        Assert.Equal((false, 1), (policy.IsAttachable, policy.AttachmentCount));
    }

    [Fact]
    public async Task CreateServiceLinkedRole_Twice_IsAnInvalidInputUnlessASuffixTellsThemApart()
    {
        await aws.LinkedRoleAsync();

        Assert.Equal("InvalidInput", (await RefusedAsync(aws.LinkedRoleAsync)).ErrorCode);
        var second = await aws.Iam.CreateServiceLinkedRoleAsync(
            new CreateServiceLinkedRoleRequest { AWSServiceName = "autoscaling.amazonaws.com", CustomSuffix = "two" });
        Assert.Equal("AWSServiceRoleForAutoScaling_two", second.Role.RoleName);
    }

    [Fact]
    public async Task DeleteServiceLinkedRole_Unused_PassesThroughItsStatesAndIsGone()
    {
        var name = await aws.LinkedRoleAsync();
        var task = await DeleteAsync(name);
        Assert.Equal("NOT_STARTED", (await StatusAsync(task)).Status);
        Assert.Equal(task, await DeleteAsync(name));

        aws.World.Time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal("IN_PROGRESS", (await StatusAsync(task)).Status);
        await aws.Iam.GetRoleAsync(new GetRoleRequest { RoleName = name });

        aws.World.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("NoSuchEntity", (await RefusedAsync(() => aws.Iam.GetRoleAsync(new GetRoleRequest { RoleName = name }))).ErrorCode);
        Assert.Equal("SUCCEEDED", (await StatusAsync(task)).Status);
    }

    [Fact]
    public async Task DeleteServiceLinkedRole_InUse_FailsWithTheResourcesAndCanBeTriedAgain()
    {
        var name = await aws.LinkedRoleAsync();
        const string group = "arn:aws:autoscaling:eu-west-1:123456789012:autoScalingGroup:1";
        aws.Set(world => aws.Account().Roles.Put(name, aws.Account().Roles.Find(name)! with { Usage = [("eu-west-1", group)] }, world.Time.GetUtcNow()));
        var task = await DeleteAsync(name);
        aws.World.Time.Advance(TimeSpan.FromSeconds(11));

        var status = await StatusAsync(task);

        Assert.Equal("FAILED", status.Status);
        Assert.Equal(("eu-west-1", group), (status.Reason.RoleUsageList.Single().Region, status.Reason.RoleUsageList.Single().Resources.Single()));
        Assert.NotEqual(task, await DeleteAsync(name));
    }

    private async Task<string> DeleteAsync(string name) =>
        (await aws.Iam.DeleteServiceLinkedRoleAsync(new DeleteServiceLinkedRoleRequest { RoleName = name })).DeletionTaskId;

    private Task<GetServiceLinkedRoleDeletionStatusResponse> StatusAsync(string task) =>
        aws.Iam.GetServiceLinkedRoleDeletionStatusAsync(new GetServiceLinkedRoleDeletionStatusRequest { DeletionTaskId = task });
}
