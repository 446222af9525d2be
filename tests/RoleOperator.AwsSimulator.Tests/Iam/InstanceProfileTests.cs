using Amazon.IdentityManagement.Model;
using static RoleOperator.AwsSimulator.Tests.Iam.Scene;

namespace RoleOperator.AwsSimulator.Tests.Iam;

public sealed class InstanceProfileTests : IAsyncLifetime
{
    private SimulatedAws aws = null!;

    public async Task InitializeAsync() => aws = await SimulatedAws.StartAsync();

    public Task DisposeAsync() => aws.DisposeAsync().AsTask();

    [Fact]
    public async Task InstanceProfile_WithRoleAndTags_IsReadWholeAndListedWithoutTags()
    {
        await aws.RoleAsync("r");
        await aws.Iam.CreateInstanceProfileAsync(new CreateInstanceProfileRequest { InstanceProfileName = "i", Path = "/team/", Tags = Tags("t") });
        await AddAsync("r");

        var read = (await aws.Iam.GetInstanceProfileAsync(new GetInstanceProfileRequest { InstanceProfileName = "i" })).InstanceProfile;
        var listed = Assert.Single((await aws.Iam.ListInstanceProfilesAsync(new ListInstanceProfilesRequest { PathPrefix = "/team" })).InstanceProfiles);

        Assert.Equal("arn:aws:iam::123456789012:instance-profile/team/i", read.Arn);
        Assert.Matches("^AIPA[A-Z2-7]{17}$", read.InstanceProfileId);
        Assert.Equal(("r", "t"), (read.Roles.Single().RoleName, read.Tags.Single().Key));
        Assert.Equal("r", listed.Roles.Single().RoleName);
        Assert.Null(listed.Roles.Single().MaxSessionDuration);
        Assert.Empty(listed.Tags ?? []);
        var ofRole = (await aws.Iam.ListInstanceProfilesForRoleAsync(new ListInstanceProfilesForRoleRequest { RoleName = "r" })).InstanceProfiles;
        Assert.Equal(["i"], ofRole.Select(profile => profile.InstanceProfileName));
    }

    [Theory]
    [InlineData("r")]
    [InlineData("other")]
    public async Task AddRole_WhereThereIsOne_ExceedsTheQuota(string role)
    {
        await aws.InstanceProfileWithRoleAsync();
        await aws.RoleAsync("other");

        var refusal = await RefusedAsync(() => AddAsync(role));

        Assert.Equal(("LimitExceeded", "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1"), (refusal.ErrorCode, refusal.Message));
    }

    [Fact]
    public async Task DeleteInstanceProfile_WithRole_ConflictsUntilItIsRemoved()
    {
        await aws.InstanceProfileWithRoleAsync();
        var delete = new DeleteInstanceProfileRequest { InstanceProfileName = "i" };
        Assert.Equal(
            "Cannot delete entity, must remove roles from instance profile first.",
            (await RefusedAsync(() => aws.Iam.DeleteInstanceProfileAsync(delete))).Message);

        await aws.Iam.RemoveRoleFromInstanceProfileAsync(new RemoveRoleFromInstanceProfileRequest { InstanceProfileName = "i", RoleName = "r" });
        await aws.Iam.DeleteInstanceProfileAsync(delete);

        Assert.Equal("Instance Profile i cannot be found.", (await RefusedAsync(() => aws.Iam.DeleteInstanceProfileAsync(delete))).Message);
    }

    [Fact]
    public async Task InstanceProfile_MadeAnew_HasAnotherId()
    {
        var first = await aws.ProfileAsync();
        await aws.Iam.DeleteInstanceProfileAsync(new DeleteInstanceProfileRequest { InstanceProfileName = "i" });

        Assert.NotEqual(first.InstanceProfileId, (await aws.ProfileAsync()).InstanceProfileId);
    }

    private Task<AddRoleToInstanceProfileResponse> AddAsync(string role) =>
        aws.Iam.AddRoleToInstanceProfileAsync(new AddRoleToInstanceProfileRequest { InstanceProfileName = "i", RoleName = role });
}
