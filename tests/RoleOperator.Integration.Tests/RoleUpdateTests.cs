using System.Text.Json.Nodes;
using RoleOperator.Core.Resources;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Integration.Tests.Worlds;

namespace RoleOperator.Integration.Tests;

/// <summary>One field changes, and the whole role in IAM is compared: the field is new and the others are as they were.</summary>
public abstract class RoleUpdateTests(World world)
{
    public sealed class OnMoto(SharedMoto shared) : RoleUpdateTests(shared.World), IClassFixture<SharedMoto>;

    public sealed class OnSimulator(SharedSimulator shared) : RoleUpdateTests(shared.World), IClassFixture<SharedSimulator>;

    private const string ReadOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    private const string PowerUser = "arn:aws:iam::aws:policy/PowerUserAccess";

    /// <summary>What is changed; the spec's fields before and after; what the role then has that a bare one has not.</summary>
    public static TheoryData<string, string, string, string> Changes => new()
    {
        { "description changed", "description: one", "description: two", "description: two" },
        { "description removed", "description: one", "{}", "{}" },
        { "session lengthened", "{}", "maxSessionDurationSeconds: 7200", "maxSessionDurationSeconds: 7200" },
        { "session back to the default", "maxSessionDurationSeconds: 7200", "{}", "{}" },
        { "boundary set", "{}", $"permissionsBoundary: {{arn: '{ReadOnly}'}}", $"permissionsBoundary: '{ReadOnly}'" },
        {
            "boundary changed", $"permissionsBoundary: {{arn: '{ReadOnly}'}}", $"permissionsBoundary: {{arn: '{PowerUser}'}}",
            $"permissionsBoundary: '{PowerUser}'"
        },
        { "boundary removed", $"permissionsBoundary: {{arn: '{ReadOnly}'}}", "{}", "{}" },
        { "trust changed", "{}", $"trust: {{document: {Documents.LambdaTrust}}}", $"trust: {Documents.LambdaTrust}" },
        { "AWS policy added", "{}", "managedPolicies: [{aws: ReadOnlyAccess}]", $"managedPolicies: ['{ReadOnly}']" },
        { "AWS policy removed", "managedPolicies: [{aws: ReadOnlyAccess}]", "{}", "{}" },
        {
            "policy by ARN swapped", $"managedPolicies: [{{arn: '{ReadOnly}'}}]", $"managedPolicies: [{{arn: '{PowerUser}'}}]",
            $"managedPolicies: ['{PowerUser}']"
        },
        { "inline policy added", "{}", Inline("logs", "logs:*"), $"inlinePolicies: {{logs: {Documents.Allow("logs:*")}}}" },
        { "inline policy changed", Inline("logs", "logs:*"), Inline("logs", "s3:*"), $"inlinePolicies: {{logs: {Documents.Allow("s3:*")}}}" },
        { "inline policy renamed", Inline("logs", "logs:*"), Inline("more-logs", "logs:*"), $"inlinePolicies: {{more-logs: {Documents.Allow("logs:*")}}}" },
        { "inline policy removed", Inline("logs", "logs:*"), "{}", "{}" },
        { "assumes added", "{}", "assumes: [{arn: 'arn:aws:iam::111122223333:role/reader'}]", Assumes("arn:aws:iam::111122223333:role/reader") },
        {
            "assumes changed", "assumes: [{arn: 'arn:aws:iam::111122223333:role/reader'}]", "assumes: [{arn: 'arn:aws:iam::111122223333:role/writer'}]",
            Assumes("arn:aws:iam::111122223333:role/writer")
        },
        { "assumes removed", "assumes: [{arn: 'arn:aws:iam::111122223333:role/reader'}]", "{}", "{}" },
        { "tags added", "{}", "tags: {team: shop}", "tags: {team: shop}" },
        { "tags changed, one more and one less", "tags: {team: shop, cost: low}", "tags: {team: mall, size: big}", "tags: {team: mall, size: big}" },
        { "tags removed", "tags: {team: shop}", "{}", "{}" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Role_OneFieldChanged_IsTheOnlyDifferenceInIam(string what, string before, string after, string expected)
    {
        await using var team = await world.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Role, "orders", Spec(before));

        await team.ReplaceAsync(ResourceKind.Role, "orders", Spec(after));

        var role = Overlay($$"""
            path: /
            maxSessionDurationSeconds: 3600
            trust: {{Documents.Ec2Trust}}
            managedPolicies: []
            inlinePolicies: {}
            tags: {iam.roleoperator.io/owner: {{team.Owner("orders")}}}
            """, expected);
        Assert.True(CanonicalJson.Of(role) == await team.Aws.RoleAsync(team.AwsName("orders")),
            $"{what}: expected {CanonicalJson.Of(role)}, but IAM has {await team.Aws.RoleAsync(team.AwsName("orders"))}");
    }

    [Fact]
    public async Task Role_ReferencesChanged_FollowsThemInIam()
    {
        await using var team = await world.TeamAsync();
        foreach (var policy in (string[])["one", "two"])
            await team.ConvergeAsync(ResourceKind.Policy, policy, $"document: {Documents.Allow("s3:*")}");
        foreach (var role in (string[])["reader", "writer"])
            await team.ConvergeAsync(ResourceKind.Role, role, $"trust: {{document: {Documents.LambdaTrust}}}");
        foreach (var (policy, role) in ((string, string)[])[("one", "reader"), ("two", "writer")])
        {
            await team.ConvergeAsync(ResourceKind.Role, "orders", Spec($$"""
                permissionsBoundary: {policyRef: {name: {{policy}} } }
                managedPolicies: [ref: {name: {{policy}} }]
                assumes: [ref: {name: {{role}} }]
                """));

            await team.Aws.RoleIsAsync(team.AwsName("orders"), Overlay($$"""
                path: /
                maxSessionDurationSeconds: 3600
                permissionsBoundary: {{team.PolicyArn(policy)}}
                trust: {{Documents.Ec2Trust}}
                managedPolicies: ['{{team.PolicyArn(policy)}}']
                tags: {iam.roleoperator.io/owner: {{team.Owner("orders")}}}
                """, Assumes(team.RoleArn(role))).ToJsonString());
        }
    }

    [Fact]
    public async Task Role_AttachmentsAdditive_TakesOffOnlyItsOwn_AndExclusiveEverything()
    {
        await using var team = await world.TeamAsync();
        var name = team.AwsName("orders");
        await team.ConvergeAsync(ResourceKind.Role, "orders", Spec("attachments: Additive\nmanagedPolicies: [{aws: PowerUserAccess}]"));
        await world.Iam.AttachRolePolicyAsync(new() { RoleName = name, PolicyArn = ReadOnly });
        var theirs = Manifest.Json(Documents.Allow("s3:*")).ToJsonString();
        await world.Iam.PutRolePolicyAsync(new() { RoleName = name, PolicyName = "theirs", PolicyDocument = theirs });

        await team.PassesAsync(name, "GetRole", 2);
        var role = await team.Aws.RoleAsync(name);
        Assert.Contains(ReadOnly, role, StringComparison.Ordinal);
        Assert.Contains("theirs", role, StringComparison.Ordinal);

        await team.ConvergeAsync(ResourceKind.Role, "orders", Spec("attachments: Additive"));
        role = await team.Aws.RoleAsync(name);
        Assert.Contains(ReadOnly, role, StringComparison.Ordinal);
        Assert.Contains("theirs", role, StringComparison.Ordinal);
        Assert.DoesNotContain(PowerUser, role, StringComparison.Ordinal);

        await team.ConvergeAsync(ResourceKind.Role, "orders", Spec("attachments: Exclusive\nmanagedPolicies: [{aws: PowerUserAccess}]"));
        role = await team.Aws.RoleAsync(name);
        Assert.DoesNotContain(ReadOnly, role, StringComparison.Ordinal);
        Assert.DoesNotContain("theirs", role, StringComparison.Ordinal);
        Assert.Contains(PowerUser, role, StringComparison.Ordinal);
    }

    private static string Inline(string name, string action) => $"inlinePolicies: [{{name: {name}, document: {Documents.Allow(action)}}}]";

    private static string Assumes(string arn) => $$$"""
        inlinePolicies:
          role-operator-assumes: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: "sts:AssumeRole", Resource: ["{{{arn}}}"]}]}
        """;

    private static string Spec(string yaml) => Overlay($"trust: {{document: {Documents.Ec2Trust}}}", yaml).ToJsonString();

    /// <summary>The first with the members of the second on it; tags are joined.</summary>
    private static JsonObject Overlay(string yaml, string onTop)
    {
        var json = Manifest.Json(yaml);
        foreach (var (name, value) in Manifest.Json(onTop))
        {
            if (name == "tags" && json["tags"] is JsonObject tags)
            {
                foreach (var (key, text) in (JsonObject)value!) tags[key] = text!.DeepClone();
            }
            else
            {
                json[name] = value?.DeepClone();
            }
        }

        return json;
    }
}
