using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using RoleOperator.Docs.Tests.Stage;
using RoleOperator.Integration.Tests.Harness;

namespace RoleOperator.Docs.Tests.Permissions;

/// <summary>
/// Who writes objects in the cluster cannot widen what the operator itself may do: under the shipped policy it changes neither its own role and policy nor
/// the boundary, though they stand on its path, as they carry no owner tag and could be taken over, or carry this cluster's already.
/// </summary>
public sealed class OwnPermissionsTests
{
    private const string Boundary = $"arn:aws:iam::{World.AccountId}:policy/boundary";
    private const string Other = $"arn:aws:iam::{World.AccountId}:policy/data";
    private const string Administrator = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static readonly string Everything = Manifest.Json(Documents.Allow("*")).ToJsonString();
    private static readonly string Trust = Manifest.Json(Documents.Ec2Trust).ToJsonString();
    private static readonly List<Tag> Ours = [new() { Key = "iam.roleoperator.io/owner", Value = $"{World.ClusterName}/shop/web" }];

    private static Dictionary<string, Func<IAmazonIdentityManagementService, Task>> OnTheRole { get; } = new()
    {
        ["tag its role"] = iam => iam.TagRoleAsync(new() { RoleName = "role-operator", Tags = Ours }),
        ["untag its role"] = iam => iam.UntagRoleAsync(new() { RoleName = "role-operator", TagKeys = ["team"] }),
        ["attach to its role"] = iam => iam.AttachRolePolicyAsync(new() { RoleName = "role-operator", PolicyArn = Administrator }),
        ["detach from its role"] = iam => iam.DetachRolePolicyAsync(new() { RoleName = "role-operator", PolicyArn = LeastPrivilegeEnd.OwnPolicy }),
        ["put an inline policy"] = iam => iam.PutRolePolicyAsync(new() { RoleName = "role-operator", PolicyName = "all", PolicyDocument = Everything }),
        ["bound its role"] = iam => iam.PutRolePermissionsBoundaryAsync(new() { RoleName = "role-operator", PermissionsBoundary = Boundary }),
        ["change its trust"] = iam => iam.UpdateAssumeRolePolicyAsync(new() { RoleName = "role-operator", PolicyDocument = Trust }),
        ["pass its role to EC2"] = iam => iam.AddRoleToInstanceProfileAsync(new() { InstanceProfileName = "web", RoleName = "role-operator" }),
        ["delete its role"] = iam => iam.DeleteRoleAsync(new() { RoleName = "role-operator" }),
    };

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Operator_OnWhatHoldsItself_IsDeniedEveryChange(bool bounded, bool tagged)
    {
        await using var end = await LeastPrivilegeEnd.StartAsync("/", bounded ? Boundary : null);
        using var administrator = end.Iam(LeastPrivilegeEnd.Administrator);
        using var iam = end.Iam(end.Credentials);
        await MakeAsync(administrator, tagged ? Ours : null);

        var attempts = OnTheRole.Concat(OnAPolicy("its policy", LeastPrivilegeEnd.OwnPolicy)).Concat(bounded ? OnAPolicy("the boundary", Boundary) : []);
        var done = new List<string>();
        foreach (var (name, attempt) in attempts)
            if (await CodeAsync(() => attempt(iam)) is not "AccessDenied" and var code) done.Add($"{name}: {code}");

        Assert.Equal([], done);

        // Another policy like these may be taken over and changed, and these may be looked at: it is they that are kept.
        foreach (var (name, attempt) in OnAPolicy("another", Other)) Assert.Equal(("done", name), (await CodeAsync(() => attempt(iam)), name));
        await iam.GetRoleAsync(new() { RoleName = "role-operator" });
        await iam.GetPolicyAsync(new() { PolicyArn = LeastPrivilegeEnd.OwnPolicy });
    }

    private static Dictionary<string, Func<IAmazonIdentityManagementService, Task>> OnAPolicy(string which, string arn) => new()
    {
        [$"tag {which}"] = iam => iam.TagPolicyAsync(new() { PolicyArn = arn, Tags = Ours }),
        [$"untag {which}"] = iam => iam.UntagPolicyAsync(new() { PolicyArn = arn, TagKeys = ["team"] }),
        [$"change {which}"] = iam => iam.CreatePolicyVersionAsync(new() { PolicyArn = arn, PolicyDocument = Everything, SetAsDefault = true }),
        [$"set {which} back"] = iam => iam.SetDefaultPolicyVersionAsync(new() { PolicyArn = arn, VersionId = "v1" }),
        [$"delete a version of {which}"] = iam => iam.DeletePolicyVersionAsync(new() { PolicyArn = arn, VersionId = "v2" }),
        [$"delete {which}"] = iam => iam.DeletePolicyAsync(new() { PolicyArn = arn }),
    };

    private static async Task MakeAsync(AmazonIdentityManagementServiceClient iam, List<Tag>? tags)
    {
        foreach (var name in (string[])["role-operator", "boundary", "data"])
            await iam.CreatePolicyAsync(new() { PolicyName = name, PolicyDocument = Manifest.Json(Documents.Allow("s3:*")).ToJsonString(), Tags = tags });
        await iam.CreateRoleAsync(new() { RoleName = "role-operator", AssumeRolePolicyDocument = Trust, Tags = tags, PermissionsBoundary = Boundary });
        await iam.CreateInstanceProfileAsync(new() { InstanceProfileName = "web", Tags = Ours });
    }

    private static async Task<string> CodeAsync(Func<Task> attempt)
    {
        try
        {
            await attempt();
            return "done";
        }
        catch (AmazonIdentityManagementServiceException refusal)
        {
            return refusal.ErrorCode;
        }
    }
}
