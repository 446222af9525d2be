using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using RoleOperator.Docs.Tests.Stage;
using RoleOperator.Integration.Tests.Harness;

namespace RoleOperator.Docs.Tests.Permissions;

/// <summary>What the shipped IAM policy forbids, whatever the operator would try: a stranger with the operator's keys is told no by AWS.</summary>
public sealed class RefusalTests : IAsyncLifetime
{
    private const string Boundary = $"arn:aws:iam::{World.AccountId}:policy/boundary";
    private const string OwnerKey = "iam.roleoperator.io/owner";
    private static readonly List<Tag> Ours = [new() { Key = OwnerKey, Value = $"{World.ClusterName}/shop/web" }];
    private static readonly List<Tag> Theirs = [new() { Key = OwnerKey, Value = "other-cluster/shop/web" }];
    private LeastPrivilegeEnd end = null!;
    private LeastPrivilegeEnd bounded = null!;

    public static TheoryData<string> Attempts => [.. Refused.Keys];

    // On the path /cluster/; "theirs" and "nobodys" stand there, and belong to another cluster and to nobody.
    private static Dictionary<string, Func<IAmazonIdentityManagementService, Task>> Refused { get; } = new()
    {
        ["make a role without an owner"] = iam => CreateAsync(iam, "new", []),
        ["make a role in another cluster's name"] = iam => CreateAsync(iam, "new", Theirs),
        ["make a role on another path"] = iam => CreateAsync(iam, "new", Ours, path: "/"),
        ["take over another cluster's role"] = iam => iam.TagRoleAsync(new() { RoleName = "theirs", Tags = Ours }),
        ["give its own role away"] = iam => iam.TagRoleAsync(new() { RoleName = "ours", Tags = Theirs }),
        ["take its own tag off"] = iam => iam.UntagRoleAsync(new() { RoleName = "ours", TagKeys = [OwnerKey] }),
        ["tag a stranger's role"] = iam => iam.TagRoleAsync(new() { RoleName = "nobodys", Tags = [new() { Key = "a", Value = "b" }] }),
        ["change a stranger's trust policy"] = iam =>
            iam.UpdateAssumeRolePolicyAsync(new() { RoleName = "nobodys", PolicyDocument = Json(Documents.Ec2Trust) }),
        ["attach to a stranger's role"] = iam =>
            iam.AttachRolePolicyAsync(new() { RoleName = "theirs", PolicyArn = "arn:aws:iam::aws:policy/AdministratorAccess" }),
        ["delete a stranger's role"] = iam => iam.DeleteRoleAsync(new() { RoleName = "theirs" }),
        ["read the policies of a role on another path"] = iam => iam.ListAttachedRolePoliciesAsync(new() { RoleName = "elsewhere" }),
        ["read the inline policies of a role on another path"] = iam => iam.ListRolePoliciesAsync(new() { RoleName = "elsewhere" }),
        ["take over a role on another path"] = iam => iam.TagRoleAsync(new() { RoleName = "elsewhere", Tags = Ours }),
        ["do what it never does"] = iam => iam.ListRolesAsync(new()),
    };

    public async Task InitializeAsync()
    {
        end = await LeastPrivilegeEnd.StartAsync("/cluster/");
        bounded = await LeastPrivilegeEnd.StartAsync("/", Boundary);
        using var iam = end.Iam(LeastPrivilegeEnd.Administrator);
        await CreateAsync(iam, "ours", Ours);
        await CreateAsync(iam, "theirs", Theirs);
        await CreateAsync(iam, "nobodys", []);
        await CreateAsync(iam, "elsewhere", [], path: "/");
        using var other = bounded.Iam(LeastPrivilegeEnd.Administrator);
        await other.CreatePolicyAsync(new() { PolicyName = "boundary", PolicyDocument = Json(Documents.Allow("s3:*")) });
    }

    public async Task DisposeAsync()
    {
        await end.DisposeAsync();
        await bounded.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Attempts))]
    public async Task Attempt_AgainstWhatIsNotOurs_IsDenied(string attempt)
    {
        using var iam = end.Iam(end.Credentials);
        var refusal = await Assert.ThrowsAnyAsync<AmazonIdentityManagementServiceException>(() => Refused[attempt](iam));
        Assert.Equal("AccessDenied", refusal.ErrorCode);
    }

    [Fact]
    public async Task Owned_OnThePath_MayBeDoneEverythingWith()
    {
        using var iam = end.Iam(end.Credentials);
        await CreateAsync(iam, "new", Ours);
        await iam.TagRoleAsync(new() { RoleName = "nobodys", Tags = Ours });
        await iam.UpdateAssumeRolePolicyAsync(new() { RoleName = "nobodys", PolicyDocument = Json(Documents.LambdaTrust) });
        await iam.DeleteRoleAsync(new() { RoleName = "ours" });
    }

    [Theory]
    [InlineData("nobodys")]
    [InlineData("elsewhere")]
    public async Task Role_WhereverItStands_MayBeLookedUp(string name)
    {
        using var iam = end.Iam(end.Credentials);
        Assert.Equal(name, (await iam.GetRoleAsync(new() { RoleName = name })).Role.RoleName);
    }

    [Fact]
    public async Task Role_WithoutTheDemandedBoundary_IsNeitherMadeNorGivenAnything()
    {
        using var iam = bounded.Iam(bounded.Credentials);
        await DeniedAsync(() => CreateAsync(iam, "free", Ours, path: "/"));

        await CreateAsync(iam, "bound", Ours, path: "/", boundary: Boundary);
        await iam.AttachRolePolicyAsync(new() { RoleName = "bound", PolicyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess" });
        await DeniedAsync(() => iam.DeleteRolePermissionsBoundaryAsync(new() { RoleName = "bound" }));
        const string Other = "arn:aws:iam::aws:policy/AdministratorAccess";
        await DeniedAsync(() => iam.PutRolePermissionsBoundaryAsync(new() { RoleName = "bound", PermissionsBoundary = Other }));
        await DeniedAsync(() => iam.DeletePolicyAsync(new() { PolicyArn = Boundary }));

        using var administrator = bounded.Iam(LeastPrivilegeEnd.Administrator);
        await CreateAsync(administrator, "adopted", Ours, path: "/");
        await DeniedAsync(() => iam.PutRolePolicyAsync(new() { RoleName = "adopted", PolicyName = "all", PolicyDocument = Json(Documents.Allow("*")) }));
    }

    private static async Task DeniedAsync(Func<Task> attempt) =>
        Assert.Equal("AccessDenied", (await Assert.ThrowsAnyAsync<AmazonIdentityManagementServiceException>(attempt)).ErrorCode);

    private static Task<CreateRoleResponse> CreateAsync(
        IAmazonIdentityManagementService iam, string name, List<Tag> tags, string path = "/cluster/", string? boundary = null) =>
        iam.CreateRoleAsync(new()
        {
            RoleName = name,
            Path = path,
            AssumeRolePolicyDocument = Json(Documents.Ec2Trust),
            Tags = tags.Count > 0 ? tags : null,
            PermissionsBoundary = boundary,
        });

    private static string Json(string yaml) => Manifest.Json(yaml).ToJsonString();
}
