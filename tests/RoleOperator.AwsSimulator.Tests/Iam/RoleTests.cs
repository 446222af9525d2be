using Amazon.IdentityManagement.Model;
using static RoleOperator.AwsSimulator.Tests.Iam.Scene;

namespace RoleOperator.AwsSimulator.Tests.Iam;

public sealed class RoleTests : IAsyncLifetime
{
    private SimulatedAws aws = null!;

    public async Task InitializeAsync() => aws = await SimulatedAws.StartAsync();

    public Task DisposeAsync() => aws.DisposeAsync().AsTask();

    [Fact]
    public async Task GetRole_AfterCreate_ReturnsWhatWasCreated()
    {
        var boundary = await aws.PolicyAsync("limit");
        var created = (await aws.Iam.CreateRoleAsync(new CreateRoleRequest
        {
            RoleName = "app",
            Path = "/team/",
            AssumeRolePolicyDocument = Trust,
            Description = "An app",
            MaxSessionDuration = 7200,
            PermissionsBoundary = boundary,
            Tags = Tags("owner"),
        })).Role;

        var role = await GetAsync("app");

        Assert.Equal("arn:aws:iam::123456789012:role/team/app", role.Arn);
        Assert.Matches("^AROA[A-Z2-7]{17}$", role.RoleId);
        Assert.Equal((created.RoleId, "An app", 7200), (role.RoleId, role.Description, role.MaxSessionDuration));
        Assert.Equal(("Policy", boundary), (role.PermissionsBoundary.PermissionsBoundaryType.Value, role.PermissionsBoundary.PermissionsBoundaryArn));
        Assert.Equal(["owner"], role.Tags.Select(tag => tag.Key));
    }

    [Fact]
    public async Task CreateRole_NamesakeInOtherCaseAndPath_AlreadyExists()
    {
        await aws.RoleAsync("app");

        var refusal = await RefusedAsync(
            () => aws.Iam.CreateRoleAsync(new CreateRoleRequest { RoleName = "APP", Path = "/other/", AssumeRolePolicyDocument = Trust }));

        Assert.Equal(("EntityAlreadyExists", "Role with name APP already exists."), (refusal.ErrorCode, refusal.Message));
    }

    [Fact]
    public async Task CreateRole_BoundaryThatDoesNotExist_NoSuchEntityAndNoRole()
    {
        var refusal = await RefusedAsync(() => aws.Iam.CreateRoleAsync(new CreateRoleRequest
        {
            RoleName = "app",
            AssumeRolePolicyDocument = Trust,
            PermissionsBoundary = PolicyArn("nobody"),
        }));

        Assert.Equal("NoSuchEntity", refusal.ErrorCode);
        Assert.Equal("NoSuchEntity", (await RefusedAsync(() => GetAsync("app"))).ErrorCode);
    }

    [Fact]
    public async Task UpdateRole_OmittedMember_StaysAsItWas()
    {
        await aws.Iam.CreateRoleAsync(
            new CreateRoleRequest { RoleName = "app", AssumeRolePolicyDocument = Trust, Description = "An app", MaxSessionDuration = 7200 });

        await aws.Iam.UpdateRoleAsync(new UpdateRoleRequest { RoleName = "app", MaxSessionDuration = 3600 });
        Assert.Equal("An app", (await GetAsync("app")).Description);

        await aws.Iam.UpdateRoleAsync(new UpdateRoleRequest { RoleName = "app", Description = "" });
        var role = await GetAsync("app");
        Assert.Equal(("", 3600), (role.Description ?? "", role.MaxSessionDuration));
    }

    [Fact]
    public async Task ListRoles_RoleWithBoundaryAndTags_ShowsNeither()
    {
        await aws.Iam.CreateRoleAsync(new CreateRoleRequest
        {
            RoleName = "app",
            Path = "/team/",
            AssumeRolePolicyDocument = Trust,
            PermissionsBoundary = ReadOnly,
            Tags = Tags("owner"),
        });
        await aws.RoleAsync("other");

        var listed = Assert.Single((await aws.Iam.ListRolesAsync(new ListRolesRequest { PathPrefix = "/team/" })).Roles);

        Assert.Equal("app", listed.RoleName);
        Assert.Null(listed.PermissionsBoundary);
        Assert.Empty(listed.Tags ?? []);
    }

    [Fact]
    public async Task DeleteRole_UntilDrained_NamesWhatHinders()
    {
        await aws.InstanceProfileWithRoleAsync();
        await aws.AttachAsync("r", await aws.PolicyAsync());
        await aws.Iam.PutRolePolicyAsync(new PutRolePolicyRequest { RoleName = "r", PolicyName = "inline", PolicyDocument = Document });
        await aws.Iam.PutRolePermissionsBoundaryAsync(new PutRolePermissionsBoundaryRequest { RoleName = "r", PermissionsBoundary = ReadOnly });

        Assert.Equal("Cannot delete entity, must remove roles from instance profile first.", await RefusedDeleteAsync());
        await aws.Iam.RemoveRoleFromInstanceProfileAsync(new RemoveRoleFromInstanceProfileRequest { InstanceProfileName = "i", RoleName = "r" });
        Assert.Equal("Cannot delete entity, must detach all policies first.", await RefusedDeleteAsync());
        await aws.Iam.DetachRolePolicyAsync(new DetachRolePolicyRequest { RoleName = "r", PolicyArn = PolicyArn("p") });
        Assert.Equal("Cannot delete entity, must delete policies first.", await RefusedDeleteAsync());
        await aws.Iam.DeleteRolePolicyAsync(new DeleteRolePolicyRequest { RoleName = "r", PolicyName = "inline" });
        await aws.Iam.DeleteRoleAsync(new DeleteRoleRequest { RoleName = "r" });

        Assert.Equal("NoSuchEntity", (await RefusedAsync(() => GetAsync("r"))).ErrorCode);
    }

    [Fact]
    public async Task TagRole_KeyInOtherCase_TakesThePlaceOfTheOldOne()
    {
        await aws.RoleAsync("app");
        await aws.Iam.TagRoleAsync(new TagRoleRequest { RoleName = "app", Tags = Tags("Team", "other") });

        await aws.Iam.TagRoleAsync(new TagRoleRequest { RoleName = "app", Tags = Tags("team") });

        Assert.Equal(["team", "other"], (await aws.Iam.ListRoleTagsAsync(new ListRoleTagsRequest { RoleName = "app" })).Tags.Select(tag => tag.Key));
        var refusal = await RefusedAsync(() => aws.Iam.TagRoleAsync(new TagRoleRequest { RoleName = "app", Tags = Tags("K", "k") }));
        Assert.Equal("Duplicate tag keys found. Please note that Tag keys are case insensitive.", refusal.Message);
    }

    [Fact]
    public async Task TagRole_FiftyInAll_TheNextIsOverTheQuotaButAnOldOneIsNot()
    {
        await aws.RoleAsync("app");
        await aws.Iam.TagRoleAsync(new TagRoleRequest { RoleName = "app", Tags = Tags([.. Enumerable.Range(0, 50).Select(number => $"k{number}")]) });

        Assert.Equal(
            "LimitExceeded", (await RefusedAsync(() => aws.Iam.TagRoleAsync(new TagRoleRequest { RoleName = "app", Tags = Tags("one-more") }))).ErrorCode);
        await aws.Iam.TagRoleAsync(new TagRoleRequest { RoleName = "app", Tags = Tags("K7") });
    }

    [Fact]
    public async Task AttachRolePolicy_Twice_CountsOnceAndDetachesOnce()
    {
        await aws.AttachedAsync();
        await aws.AttachAsync("r", PolicyArn("p"));

        Assert.Equal(1, (await aws.Iam.GetPolicyAsync(new GetPolicyRequest { PolicyArn = PolicyArn("p") })).Policy.AttachmentCount);
        var detach = new DetachRolePolicyRequest { RoleName = "r", PolicyArn = PolicyArn("p") };
        await aws.Iam.DetachRolePolicyAsync(detach);
        Assert.Equal("Policy arn:aws:iam::123456789012:policy/p was not found.", (await RefusedAsync(() => aws.Iam.DetachRolePolicyAsync(detach))).Message);
    }

    [Fact]
    public async Task PutRolePolicy_AllTogetherOverTheQuota_RefusedAndTheOldOneStays()
    {
        await aws.RoleAsync("r");
        var resources = string.Join(',', Enumerable.Range(0, 150).Select(number => $"\"arn:aws:s3:::a-rather-long-name-of-a-bucket-{number}\""));
        var large = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":[{{resources}}]}]}""";
        await aws.Iam.PutRolePolicyAsync(new PutRolePolicyRequest { RoleName = "r", PolicyName = "one", PolicyDocument = large });

        var refusal = await RefusedAsync(
            () => aws.Iam.PutRolePolicyAsync(new PutRolePolicyRequest { RoleName = "r", PolicyName = "two", PolicyDocument = large }));

        Assert.Equal(("LimitExceeded", "Maximum policy size of 10240 bytes exceeded for role r"), (refusal.ErrorCode, refusal.Message));
        Assert.Equal(["one"], (await aws.Iam.ListRolePoliciesAsync(new ListRolePoliciesRequest { RoleName = "r" })).PolicyNames);
        await aws.Iam.PutRolePolicyAsync(
            new PutRolePolicyRequest { RoleName = "r", PolicyName = "one", PolicyDocument = large.Replace(",", " ,  ", StringComparison.Ordinal) });
    }

    private async Task<Role> GetAsync(string name) => (await aws.Iam.GetRoleAsync(new GetRoleRequest { RoleName = name })).Role;

    private async Task<string> RefusedDeleteAsync()
    {
        var refusal = await RefusedAsync(() => aws.Iam.DeleteRoleAsync(new DeleteRoleRequest { RoleName = "r" }));
        Assert.Equal("DeleteConflict", refusal.ErrorCode);
        return refusal.Message;
    }
}
