using System.Text.Json.Nodes;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Integration.Tests.Worlds;

namespace RoleOperator.Integration.Tests.Strict;

/// <summary>
/// An organisation denies one kind of write while every field of an object changes: what does not rest on it gets through, the condition names the
/// action and the policy, and lifting the denial heals.
/// </summary>
public sealed class DenialTests(SharedSimulator shared) : IClassFixture<SharedSimulator>
{
    private const string ReadOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    private const string PowerUser = "arn:aws:iam::aws:policy/PowerUserAccess";
    private readonly StrictWorld strict = shared.Strict;

    private static readonly string Before = $$"""
        description: one
        permissionsBoundary: {arn: "{{ReadOnly}}"}
        trust: {document: {{Documents.Ec2Trust}}}
        managedPolicies: [{arn: "{{ReadOnly}}"}]
        inlinePolicies: [{name: queue, document: {{Documents.Allow("sqs:Get*")}}}, {name: old, document: {{Documents.Allow("s3:*")}}}]
        tags: {step: one, old: x}
        """;

    private static readonly string After = $$"""
        description: two
        permissionsBoundary: {arn: "{{PowerUser}}"}
        trust: {document: {{Documents.LambdaTrust}}}
        managedPolicies: [{arn: "{{PowerUser}}"}]
        inlinePolicies: [{name: queue, document: {{Documents.Allow("sqs:*")}}}]
        tags: {step: two}
        """;

    /// <summary>What is denied, and which fields of the role then are not what the spec says.</summary>
    public static TheoryData<string, string> RoleWrites => new()
    {
        { "iam:TagRole", "tags: {step: one}" },
        { "iam:UntagRole", "tags: {step: one, old: x}" },
        { "iam:UpdateRole", "description: one" },
        { "iam:UpdateAssumeRolePolicy", $"trust: {Documents.Ec2Trust}" },
        { "iam:AttachRolePolicy", "managedPolicies: []" },
        {
            // Whom the new trust lets in is not given what the role is to lose.
            "iam:DetachRolePolicy",
            $"trust: {Documents.Ec2Trust}\nmanagedPolicies: ['{PowerUser}', '{ReadOnly}']\n"
                + $"inlinePolicies: {{queue: {Documents.Allow("sqs:*")}, old: {Documents.Allow("s3:*")}}}"
        },
        { "iam:PutRolePolicy", $"inlinePolicies: {{queue: {Documents.Allow("sqs:Get*")}}}" },
        { "iam:DeleteRolePolicy", $"trust: {Documents.Ec2Trust}\ninlinePolicies: {{queue: {Documents.Allow("sqs:*")}, old: {Documents.Allow("s3:*")}}}" },
        {
            // No permission is granted that the boundary was to bound.
            "iam:PutRolePermissionsBoundary",
            $"trust: {Documents.Ec2Trust}\npermissionsBoundary: '{ReadOnly}'\nmanagedPolicies: ['{ReadOnly}']\n"
                + $"inlinePolicies: {{queue: {Documents.Allow("sqs:Get*")}, old: {Documents.Allow("s3:*")}}}"
        },
    };

    [Theory]
    [MemberData(nameof(RoleWrites))]
    public async Task RoleWrite_Denied_StopsNothingElse(string action, string left)
    {
        await using var team = await strict.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Role, "web", Before);
        var allow = strict.Deny(action, team.RoleArn("web"));

        await team.ApplyAsync(ResourceKind.Role, "web", After);

        SaysWhatIsDenied(action, await team.NotReadyAsync(ResourceKind.Role, "web", Reasons.AccessDenied));
        var role = Expected(team);
        foreach (var (field, value) in Manifest.Json(left)) role[field] = field == "tags" ? WithOwner(team, (JsonObject)value!) : value!.DeepClone();
        await team.Aws.RoleIsAsync(team.AwsName("web"), role.ToJsonString());

        allow();
        await team.ConvergeAsync(ResourceKind.Role, "web", After, "iam.roleoperator.io/reconcile-at: now");
        await team.Aws.RoleIsAsync(team.AwsName("web"), Expected(team).ToJsonString());
    }

    [Theory]
    [InlineData("iam:CreatePolicyVersion", "s3:GetObject", "two")]
    [InlineData("iam:TagPolicy", "s3:PutObject", "one")]
    public async Task PolicyWrite_Denied_StopsNothingElse(string action, string allowed, string step)
    {
        const string spec = "{Version: \"2012-10-17\", Statement: [{Effect: Allow, Action: \"s3:PutObject\", Resource: \"*\"}]}";
        await using var team = await strict.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Policy, "s3", $"document: {Documents.Allow("s3:GetObject")}\ntags: {{step: one}}");
        var allow = strict.Deny(action, team.PolicyArn("s3"));

        await team.ApplyAsync(ResourceKind.Policy, "s3", $"document: {spec}\ntags: {{step: two}}");

        SaysWhatIsDenied(action, await team.NotReadyAsync(ResourceKind.Policy, "s3", Reasons.AccessDenied));
        await IsAsync(allowed, step);
        allow();
        await team.ConvergeAsync(ResourceKind.Policy, "s3", $"document: {spec}\ntags: {{step: two}}", "iam.roleoperator.io/reconcile-at: now");
        await IsAsync("s3:PutObject", "two");

        async Task IsAsync(string action, string step)
        {
            var policy = Manifest.Json((await team.Aws.PolicyAsync(team.PolicyArn("s3")))!);
            Assert.Equal((action, step), ((string?)policy["document"]!["Statement"]!["Action"], (string?)policy["tags"]!["step"]));
        }
    }

    [Theory]
    [InlineData("ec2:AssociateIamInstanceProfile", "ec2:AssociateIamInstanceProfile", "two", "two", false)]
    [InlineData("iam:PassRole", "iam:AddRoleToInstanceProfile", "one", "two", false)]
    [InlineData("iam:RemoveRoleFromInstanceProfile", "iam:RemoveRoleFromInstanceProfile", "one", "two", false)]
    [InlineData("iam:TagInstanceProfile", "iam:TagInstanceProfile", "two", "one", true)]
    public async Task InstanceProfileWrite_Denied_StopsNothingElse(string action, string call, string role, string step, bool associated)
    {
        await using var team = await strict.TeamAsync();
        var instance = await team.Aws.RunInstanceAsync();
        foreach (var name in (string[])["one", "two"]) await team.ConvergeAsync(ResourceKind.Role, name, $"trust: {{document: {Documents.Ec2Trust}}}");
        await team.ConvergeAsync(ResourceKind.InstanceProfile, "web", "role: {ref: {name: one}}\ntags: {step: one}");
        var allow = strict.Deny(action, team.ProfileArn("web"), team.RoleArn("two"), $"arn:aws:ec2:{World.Region}:{World.AccountId}:instance/{instance}");
        var spec = $"role: {{ref: {{name: two}}}}\ntags: {{step: two}}\ninstances: [{{region: {World.Region}, ids: [{instance}]}}]";

        await team.ApplyAsync(ResourceKind.InstanceProfile, "web", spec);

        SaysWhatIsDenied(call, await team.NotReadyAsync(ResourceKind.InstanceProfile, "web", Reasons.AccessDenied));
        await IsAsync(role, step, associated);
        allow();
        await team.ConvergeAsync(ResourceKind.InstanceProfile, "web", spec, "iam.roleoperator.io/reconcile-at: now");
        await IsAsync("two", "two", true);

        async Task IsAsync(string role, string step, bool associated)
        {
            await team.Aws.InstanceProfileIsAsync(team.AwsName("web"), $$"""
                path: /
                roles: [{{team.AwsName(role)}}]
                tags: {step: {{step}}, iam.roleoperator.io/owner: {{team.Owner("web")}}}
                """);
            Assert.Equal(associated ? team.ProfileArn("web") : null, await team.Aws.ProfileOfAsync(instance));
        }
    }

    private static void SaysWhatIsDenied(string action, string message)
    {
        Assert.Contains($"{action}: ", message, StringComparison.Ordinal);
        Assert.Contains("service control policy", message, StringComparison.Ordinal);
    }

    private static JsonObject Expected(Team team)
    {
        var role = Manifest.Json($$"""
            path: /
            description: two
            maxSessionDurationSeconds: 3600
            permissionsBoundary: {{PowerUser}}
            trust: {{Documents.LambdaTrust}}
            managedPolicies: ["{{PowerUser}}"]
            inlinePolicies: {queue: {{Documents.Allow("sqs:*")}}}
            """);
        role["tags"] = WithOwner(team, new JsonObject { ["step"] = "two" });
        return role;
    }

    private static JsonNode WithOwner(Team team, JsonObject tags)
    {
        var all = tags.DeepClone();
        all["iam.roleoperator.io/owner"] = team.Owner("web");
        return all;
    }
}
