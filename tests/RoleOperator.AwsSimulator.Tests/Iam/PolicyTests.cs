using Amazon.IdentityManagement.Model;
using static RoleOperator.AwsSimulator.Tests.Iam.Scene;

namespace RoleOperator.AwsSimulator.Tests.Iam;

public sealed class PolicyTests : IAsyncLifetime
{
    private SimulatedAws aws = null!;

    public async Task InitializeAsync() => aws = await SimulatedAws.StartAsync();

    public Task DisposeAsync() => aws.DisposeAsync().AsTask();

    [Fact]
    public async Task CreatePolicy_WithDescription_OnlyGetPolicyTellsIt()
    {
        var request = new CreatePolicyRequest { PolicyName = "p", Path = "/a/", PolicyDocument = Document, Description = "d", Tags = Tags("t") };
        var created = (await aws.Iam.CreatePolicyAsync(request)).Policy;
        var read = (await aws.Iam.GetPolicyAsync(new GetPolicyRequest { PolicyArn = created.Arn })).Policy;
        var listed = Assert.Single((await aws.Iam.ListPoliciesAsync(new ListPoliciesRequest { Scope = "Local" })).Policies);

        Assert.Equal(("arn:aws:iam::123456789012:policy/a/p", null), (created.Arn, created.Description));
        Assert.Matches("^ANPA[A-Z2-7]{17}$", created.PolicyId);
        Assert.Equal(("d", "v1"), (read.Description, read.DefaultVersionId));
        Assert.Equal(["t"], read.Tags.Select(tag => tag.Key));
        Assert.Null(listed.Description);
        Assert.Empty(listed.Tags ?? []);
    }

    [Fact]
    public async Task CreatePolicy_NamesakeInOtherCaseAndPath_AlreadyExists()
    {
        await aws.PolicyAsync("reader");

        var refusal = await RefusedAsync(
            () => aws.Iam.CreatePolicyAsync(new CreatePolicyRequest { PolicyName = "Reader", Path = "/x/", PolicyDocument = Document }));

        Assert.Equal("A policy called Reader already exists. Duplicate names are not allowed.", refusal.Message);
    }

    [Fact]
    public async Task Versions_DeletedOnes_LeaveGapsAndFiveAreTheMost()
    {
        var arn = await aws.PolicyAsync();
        for (var version = 2; version <= 5; version++)
            await CreateVersionAsync(arn, isDefault: false);
        Assert.Equal(
            "A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.",
            (await RefusedAsync(() => CreateVersionAsync(arn, isDefault: false))).Message);

        await DeleteVersionAsync(arn, "v2");
        await DeleteVersionAsync(arn, "v5");
        Assert.Equal("v6", await CreateVersionAsync(arn, isDefault: true));
        Assert.Equal("v7", await CreateVersionAsync(arn, isDefault: false));

        var versions = (await aws.Iam.ListPolicyVersionsAsync(new ListPolicyVersionsRequest { PolicyArn = arn })).Versions;
        Assert.Equal(
            [("v7", false), ("v6", true), ("v4", false), ("v3", false), ("v1", false)],
            versions.Select(version => (version.VersionId, version.IsDefaultVersion ?? false)));
        Assert.All(versions, version => Assert.Null(version.Document));
    }

    [Fact]
    public async Task DeletePolicyVersion_Default_ConflictsUntilAnotherIs()
    {
        var arn = await aws.PolicyAsync();
        await CreateVersionAsync(arn, isDefault: false);
        Assert.Equal("Cannot delete the default version of a policy.", (await RefusedAsync(() => DeleteVersionAsync(arn, "v1"))).Message);

        await aws.Iam.SetDefaultPolicyVersionAsync(new SetDefaultPolicyVersionRequest { PolicyArn = arn, VersionId = "v2" });
        await DeleteVersionAsync(arn, "v1");

        Assert.Equal("v2", (await aws.Iam.GetPolicyAsync(new GetPolicyRequest { PolicyArn = arn })).Policy.DefaultVersionId);
    }

    [Fact]
    public async Task UpdateDate_IsWhenTheNewestVersionWasMade_WhateverTheDefaultDoes()
    {
        var arn = await aws.PolicyAsync();
        aws.World.Time.Advance(TimeSpan.FromHours(1));
        await CreateVersionAsync(arn, isDefault: false);
        var made = (await aws.Iam.GetPolicyAsync(new GetPolicyRequest { PolicyArn = arn })).Policy;
        aws.World.Time.Advance(TimeSpan.FromHours(1));
        await aws.Iam.SetDefaultPolicyVersionAsync(new SetDefaultPolicyVersionRequest { PolicyArn = arn, VersionId = "v2" });

        Assert.True(made.UpdateDate > made.CreateDate, "a new version did not move the date");
        Assert.Equal(made.UpdateDate, (await aws.Iam.GetPolicyAsync(new GetPolicyRequest { PolicyArn = arn })).Policy.UpdateDate);
    }

    [Fact]
    public async Task DeletePolicy_UntilUnused_NamesWhatHinders()
    {
        await aws.AttachedAsync();
        var arn = PolicyArn("p");
        await CreateVersionAsync(arn, isDefault: false);
        await aws.Iam.PutRolePermissionsBoundaryAsync(new PutRolePermissionsBoundaryRequest { RoleName = "r", PermissionsBoundary = arn });
        Task<string> Refused() => RefusedDeleteAsync(arn);

        Assert.Equal("Cannot delete a policy attached to entities.", await Refused());
        await aws.Iam.DetachRolePolicyAsync(new DetachRolePolicyRequest { RoleName = "r", PolicyArn = arn });
        Assert.Equal("Cannot delete a policy attached to entities.", await Refused());
        await aws.Iam.DeleteRolePermissionsBoundaryAsync(new DeleteRolePermissionsBoundaryRequest { RoleName = "r" });
        Assert.StartsWith(
            "This policy has more than one version. Before you delete a policy, you must delete the policy's versions",
            await Refused(),
            StringComparison.Ordinal);
        await DeleteVersionAsync(arn, "v2");
        await aws.Iam.DeletePolicyAsync(new DeletePolicyRequest { PolicyArn = arn });

        Assert.Equal("NoSuchEntity", (await RefusedAsync(() => aws.Iam.GetPolicyAsync(new GetPolicyRequest { PolicyArn = arn }))).ErrorCode);
    }

    [Fact]
    public async Task Usage_AttachmentAndBoundary_AreCountedAndListedApart()
    {
        await aws.AttachedAsync("attached");
        await aws.RoleAsync("bounded");
        await aws.Iam.PutRolePermissionsBoundaryAsync(new PutRolePermissionsBoundaryRequest { RoleName = "bounded", PermissionsBoundary = PolicyArn("p") });
        await aws.PolicyAsync("unused");
        await aws.RoleAsync("walled");
        await aws.Iam.PutRolePermissionsBoundaryAsync(
            new PutRolePermissionsBoundaryRequest { RoleName = "walled", PermissionsBoundary = await aws.PolicyAsync("wall") });

        var policy = (await aws.Iam.GetPolicyAsync(new GetPolicyRequest { PolicyArn = PolicyArn("p") })).Policy;
        Assert.Equal((1, 1), (policy.AttachmentCount, policy.PermissionsBoundaryUsageCount));
        Assert.Equal(["attached", "bounded"], await EntitiesAsync(null));
        Assert.Equal(["attached"], await EntitiesAsync("PermissionsPolicy"));
        Assert.Equal(["bounded"], await EntitiesAsync("PermissionsBoundary"));
        Assert.Equal(["p"], await NamesAsync(new() { Scope = "Local", OnlyAttached = true }));
        Assert.Equal(["p", "wall"], await NamesAsync(new() { Scope = "Local", PolicyUsageFilter = "PermissionsBoundary" }));
    }

    [Fact]
    public async Task PolicyOfAws_CanBeReadAndAttachedButNotChanged()
    {
        await aws.RoleAsync("r");
        await aws.AttachAsync("r", ReadOnly);

        var policy = (await aws.Iam.GetPolicyAsync(new GetPolicyRequest { PolicyArn = ReadOnly })).Policy;

        Assert.Equal(("ReadOnlyAccess", 1), (policy.PolicyName, policy.AttachmentCount));
        Assert.Equal("AccessDenied", (await RefusedAsync(() => aws.Iam.DeletePolicyAsync(new DeletePolicyRequest { PolicyArn = ReadOnly }))).ErrorCode);
        Assert.Equal("AccessDenied", (await RefusedAsync(() => CreateVersionAsync(ReadOnly, isDefault: true))).ErrorCode);
    }

    [Fact]
    public async Task TagPolicy_KeysInTwoCases_AreTwoTags()
    {
        var arn = await aws.PolicyAsync();
        await aws.Iam.TagPolicyAsync(new TagPolicyRequest { PolicyArn = arn, Tags = Tags("Team", "team") });
        await aws.Iam.UntagPolicyAsync(new UntagPolicyRequest { PolicyArn = arn, TagKeys = ["Team", "never-there"] });

        Assert.Equal(["team"], (await aws.Iam.ListPolicyTagsAsync(new ListPolicyTagsRequest { PolicyArn = arn })).Tags.Select(tag => tag.Key));
    }

    private async Task<string> CreateVersionAsync(string arn, bool isDefault)
    {
        var request = new CreatePolicyVersionRequest { PolicyArn = arn, PolicyDocument = Document, SetAsDefault = isDefault };
        var version = (await aws.Iam.CreatePolicyVersionAsync(request)).PolicyVersion;
        Assert.Null(version.Document);
        return version.VersionId;
    }

    private Task<DeletePolicyVersionResponse> DeleteVersionAsync(string arn, string version) =>
        aws.Iam.DeletePolicyVersionAsync(new DeletePolicyVersionRequest { PolicyArn = arn, VersionId = version });

    private async Task<string> RefusedDeleteAsync(string arn)
    {
        var refusal = await RefusedAsync(() => aws.Iam.DeletePolicyAsync(new DeletePolicyRequest { PolicyArn = arn }));
        Assert.Equal("DeleteConflict", refusal.ErrorCode);
        return refusal.Message;
    }

    private async Task<IEnumerable<string>> NamesAsync(ListPoliciesRequest request) =>
        (await aws.Iam.ListPoliciesAsync(request)).Policies.Select(listed => listed.PolicyName);

    private async Task<IEnumerable<string>> EntitiesAsync(string? usage) =>
        (await aws.Iam.ListEntitiesForPolicyAsync(new ListEntitiesForPolicyRequest { PolicyArn = PolicyArn("p"), PolicyUsageFilter = usage }))
        .PolicyRoles.Select(role => role.RoleName);
}
