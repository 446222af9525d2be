using Amazon.IdentityManagement.Model;
using RoleOperator.AwsSimulator.World;
using static RoleOperator.AwsSimulator.Tests.Iam.Scene;

namespace RoleOperator.AwsSimulator.Tests.Iam;

public sealed class ConsistencyTests : IAsyncLifetime
{
    private SimulatedAws aws = null!;

    public async Task InitializeAsync() => aws = await SimulatedAws.StartAsync();

    public Task DisposeAsync() => aws.DisposeAsync().AsTask();

    [Fact]
    public async Task RoleJustMade_IsNotFoundByReadsAndWritesButItsNameIsTaken()
    {
        aws.Lag(Reader.Get);
        await aws.RoleAsync("r");

        Assert.Equal("NoSuchEntity", await CodeAsync(() => aws.Iam.GetRoleAsync(new GetRoleRequest { RoleName = "r" })));
        Assert.Equal("NoSuchEntity", await CodeAsync(() => aws.AttachAsync("r", ReadOnly)));
        Assert.Equal("NoSuchEntity", await CodeAsync(() => aws.Iam.TagRoleAsync(new TagRoleRequest { RoleName = "r", Tags = Tags("t") })));
        Assert.Equal("EntityAlreadyExists", await CodeAsync(() => aws.RoleAsync("r")));

        aws.PassTheLag();
        await aws.AttachAsync("r", ReadOnly);
    }

    [Fact]
    public async Task PolicyJustMade_CannotBeAttachedYet()
    {
        await aws.RoleAsync("r");
        aws.PassTheLag();
        aws.Lag(Reader.Get);
        var arn = await aws.PolicyAsync();
        Assert.Equal("NoSuchEntity", await CodeAsync(() => aws.AttachAsync("r", arn)));

        aws.PassTheLag();
        await aws.AttachAsync("r", arn);
    }

    [Fact]
    public async Task WritesInARow_UnderLaggingReads_DoNotUndoEachOther()
    {
        await aws.RoleAsync("r");
        aws.PassTheLag();
        aws.Lag(Reader.Get);
        await aws.AttachAsync("r", ReadOnly);
        await aws.Iam.UpdateRoleAsync(new UpdateRoleRequest { RoleName = "r", Description = "second" });

        Assert.Null((await aws.Iam.GetRoleAsync(new GetRoleRequest { RoleName = "r" })).Role.Description);
        aws.PassTheLag();
        Assert.Equal("second", (await aws.Iam.GetRoleAsync(new GetRoleRequest { RoleName = "r" })).Role.Description);
        Assert.Single((await aws.Iam.ListAttachedRolePoliciesAsync(new ListAttachedRolePoliciesRequest { RoleName = "r" })).AttachedPolicies);
    }

    [Fact]
    public async Task PolicyUpdated_StaleReadStillShowsTheOldDefault()
    {
        var arn = await aws.PolicyAsync();
        aws.PassTheLag();
        aws.Lag(Reader.Get);
        await aws.Iam.CreatePolicyVersionAsync(new CreatePolicyVersionRequest { PolicyArn = arn, PolicyDocument = Document, SetAsDefault = true });

        Assert.Equal("v1", (await aws.Iam.GetPolicyAsync(new GetPolicyRequest { PolicyArn = arn })).Policy.DefaultVersionId);
        aws.PassTheLag();
        Assert.Equal("v2", (await aws.Iam.GetPolicyAsync(new GetPolicyRequest { PolicyArn = arn })).Policy.DefaultVersionId);
    }

    [Fact]
    public async Task Lists_OfWhatWasJustAttachedOrRemoved_AreStale()
    {
        await aws.AttachedAsync();
        aws.PassTheLag();
        aws.Lag(Reader.List);
        await aws.Iam.DetachRolePolicyAsync(new DetachRolePolicyRequest { RoleName = "r", PolicyArn = PolicyArn("p") });
        await aws.Iam.PutRolePolicyAsync(new PutRolePolicyRequest { RoleName = "r", PolicyName = "inline", PolicyDocument = Document });

        Assert.Single((await aws.Iam.ListAttachedRolePoliciesAsync(new ListAttachedRolePoliciesRequest { RoleName = "r" })).AttachedPolicies);
        Assert.Empty((await aws.Iam.ListRolePoliciesAsync(new ListRolePoliciesRequest { RoleName = "r" })).PolicyNames ?? []);
        aws.PassTheLag();
        Assert.Empty((await aws.Iam.ListAttachedRolePoliciesAsync(new ListAttachedRolePoliciesRequest { RoleName = "r" })).AttachedPolicies ?? []);
        Assert.Single((await aws.Iam.ListRolePoliciesAsync(new ListRolePoliciesRequest { RoleName = "r" })).PolicyNames);
    }

    [Fact]
    public async Task DeleteConflict_AfterAllWasDetached_LastsAsLongAsTheLag()
    {
        await aws.AttachedAsync();
        await aws.ProfileAsync("i");
        await aws.Iam.AddRoleToInstanceProfileAsync(new AddRoleToInstanceProfileRequest { InstanceProfileName = "i", RoleName = "r" });
        aws.PassTheLag();
        aws.Lag(Reader.DeleteCheck);
        await aws.Iam.RemoveRoleFromInstanceProfileAsync(new RemoveRoleFromInstanceProfileRequest { InstanceProfileName = "i", RoleName = "r" });
        await aws.Iam.DetachRolePolicyAsync(new DetachRolePolicyRequest { RoleName = "r", PolicyArn = PolicyArn("p") });
        Task<DeleteRoleResponse> Role() => aws.Iam.DeleteRoleAsync(new DeleteRoleRequest { RoleName = "r" });
        Task<DeletePolicyResponse> Policy() => aws.Iam.DeletePolicyAsync(new DeletePolicyRequest { PolicyArn = PolicyArn("p") });
        Task<DeleteInstanceProfileResponse> Profile() => aws.Iam.DeleteInstanceProfileAsync(new DeleteInstanceProfileRequest { InstanceProfileName = "i" });

        Assert.Equal("DeleteConflict", await CodeAsync(Role));
        Assert.Equal("DeleteConflict", await CodeAsync(Policy));
        Assert.Equal("DeleteConflict", await CodeAsync(Profile));

        aws.PassTheLag();
        await Role();
        await Policy();
        await Profile();
    }

    [Fact]
    public async Task DeleteConflict_OfWhatWasJustPutToUse_DoesNotWaitForTheLag()
    {
        await aws.RoleAsync("r");
        await aws.ProfileAsync("i");
        aws.PassTheLag();
        aws.Lag(Reader.DeleteCheck);
        await aws.Iam.AddRoleToInstanceProfileAsync(new AddRoleToInstanceProfileRequest { InstanceProfileName = "i", RoleName = "r" });

        Assert.Equal("DeleteConflict", await CodeAsync(() => aws.Iam.DeleteRoleAsync(new DeleteRoleRequest { RoleName = "r" })));
        Assert.Equal(
            "DeleteConflict", await CodeAsync(() => aws.Iam.DeleteInstanceProfileAsync(new DeleteInstanceProfileRequest { InstanceProfileName = "i" })));
    }

    [Fact]
    public async Task DeleteConflict_OfARoleMadeAnew_IsNotThatOfItsNamesake()
    {
        await aws.AttachedAsync();
        aws.PassTheLag();
        await aws.Iam.DetachRolePolicyAsync(new DetachRolePolicyRequest { RoleName = "r", PolicyArn = PolicyArn("p") });
        await aws.Iam.DeleteRoleAsync(new DeleteRoleRequest { RoleName = "r" });
        aws.Lag(Reader.DeleteCheck);
        await aws.RoleAsync("r");

        await aws.Iam.DeleteRoleAsync(new DeleteRoleRequest { RoleName = "r" });
    }

    [Fact]
    public async Task Arn_JustAfterCreation_IsTheBareIdWhileItLags()
    {
        aws.Set(world => world.Iam.ArnDelay = TimeSpan.FromSeconds(30));
        var created = await aws.RoleAsync("r");
        Assert.Equal(created.RoleId, (await aws.Iam.GetRoleAsync(new GetRoleRequest { RoleName = "r" })).Role.Arn);

        aws.PassTheLag();
        Assert.Equal(RoleArn("r"), (await aws.Iam.GetRoleAsync(new GetRoleRequest { RoleName = "r" })).Role.Arn);
    }

    [Fact]
    public async Task ConcurrentModification_OfOneRoleWithinTheWindow_RefusesTheLaterAndSparesOthers()
    {
        aws.Set(world => world.Iam.ConcurrencyWindow = TimeSpan.FromSeconds(30));
        await aws.RoleAsync("r");
        await aws.RoleAsync("other");

        Assert.Equal("ConcurrentModification", await CodeAsync(() => aws.Iam.TagRoleAsync(new TagRoleRequest { RoleName = "r", Tags = Tags("t") })));
        aws.PassTheLag();
        await aws.Iam.TagRoleAsync(new TagRoleRequest { RoleName = "r", Tags = Tags("t") });
        await aws.Iam.TagRoleAsync(new TagRoleRequest { RoleName = "other", Tags = Tags("t") });
    }

    private static async Task<string> CodeAsync(Func<Task> call) => (await RefusedAsync(call)).ErrorCode;
}
