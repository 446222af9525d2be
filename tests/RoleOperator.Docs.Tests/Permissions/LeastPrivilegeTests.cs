using System.Text.Json.Nodes;
using Amazon.EC2.Model;
using ReferenceGenerator.Permissions;
using RoleOperator.Core.Resources;
using RoleOperator.Docs.Tests.Stage;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Testing;

namespace RoleOperator.Docs.Tests.Permissions;

/// <summary>The shipped IAM policy is enough for everything that the operator does, and nothing in it is unused.</summary>
[Collection(DocumentedWorldCollection.Name)]
public sealed class LeastPrivilegeTests(DocumentedWorld documented)
{
    /// <summary>AWS asks for it at other calls.</summary>
    private const string PassRole = "iam:PassRole";

    private World World => documented.World;

    private static readonly string[] Run = ["services", "federation", "web-app"];

    public static TheoryData<string> SampleFolders => [.. Run];

    [Fact]
    public void SampleFolders_AreAllLookedAt()
    {
        // trust has a test of its own among the integration tests; everything shows fields, and refers to what is not there.
        var folders = Directory.GetDirectories(Path.Combine(Repository.Root, "docs", "samples")).Select(Path.GetFileName).Order(StringComparer.Ordinal);
        Assert.Equal(folders, Run.Concat(["everything", "trust"]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(SampleFolders))]
    public async Task Samples_UnderTheShippedPolicy_AreMadeChangedAndDeleted(string folder)
    {
        await using var team = await World.TeamAsync();
        var samples = Directory.GetFiles(Path.Combine(Repository.Root, "docs", "samples", folder), "*.yaml")
            .SelectMany(file => File.ReadAllText(file).Split("\n---\n")).Select(Manifest.Json)
            .Where(sample => (string?)sample["apiVersion"] == ResourceKind.ApiVersion)
            .Select(sample => (
                Kind: ResourceKind.All.Single(kind => kind.Name == (string?)sample["kind"]),
                Name: (string)sample["metadata"]!["name"]!,
                Spec: sample["spec"]!.AsObject()))
            .ToList();
        Assert.NotEmpty(samples);

        foreach (var (kind, name, spec) in samples) await team.ApplyAsync(kind, name, spec.ToJsonString());
        foreach (var (kind, name, _) in samples) await team.ReadyAsync(kind, name);
        foreach (var (kind, name, spec) in samples)
        {
            spec["tags"] = new JsonObject { ["changed"] = "yes" };
            await team.ConvergeAsync(kind, name, spec.ToJsonString());
        }

        await DeleteAsync(team, samples.Select(sample => (sample.Kind, sample.Name)));

        Assert.Equal([], Denials(team));
    }

    [Fact]
    public async Task Operator_UnderTheShippedPolicy_NeedsAllOfItAndNoMore()
    {
        await using var team = await World.TeamAsync();
        var (one, two) = (await RunInstanceAsync(), await RunInstanceAsync());

        await team.ApplyAsync(ResourceKind.Policy, "bound", $"document: {Documents.Allow("*")}");
        await team.ApplyAsync(ResourceKind.Policy, "data", $"document: {Documents.Allow("s3:GetObject")}\ntags: {{a: b}}");
        await team.ApplyAsync(ResourceKind.Role, "web", Role("permissionsBoundary: {policyRef: {name: bound}}", "data", "logs", "a"));
        await team.ApplyAsync(ResourceKind.Role, "other", Role(AsManyAsTheQuota));
        await team.ApplyAsync(ResourceKind.InstanceProfile, "web", Profile("web", "a", one));
        await team.ApplyAsync(ResourceKind.InstanceProfile, "other", Profile("other", "a"));
        foreach (var (kind, name) in Everything) await team.ReadyAsync(kind, name);
        await documented.Ec2.AssociateIamInstanceProfileAsync(new() { InstanceId = two, IamInstanceProfile = new() { Name = team.AwsName("other") } });

        // Each of the steps that are left: other documents and back, fewer versions, other tags, policies, trust, boundary, role and profile.
        await team.ConvergeAsync(ResourceKind.Policy, "data", $"document: {Documents.Allow("s3:PutObject")}\ntags: {{c: d}}");
        await team.ConvergeAsync(ResourceKind.Policy, "data", $"document: {Documents.Allow("s3:GetObject")}\ntags: {{c: d}}");
        await team.ConvergeAsync(ResourceKind.Policy, "data", $"document: {Documents.Allow("s3:ListBucket")}\nkeepVersions: 2\ntags: {{c: d}}");
        await team.ReplaceAsync(ResourceKind.Role, "web", Role("permissionsBoundary: {policyRef: {name: data}}", "bound", "queue", "b", Documents.LambdaTrust));
        await team.ReplaceAsync(ResourceKind.Role, "web", Role("description: unbound", "bound", "queue", "b", Documents.Ec2Trust));
        await team.ReplaceAsync(ResourceKind.Role, "other", Role([.. AsManyAsTheQuota.Skip(1), "AmazonSNSReadOnlyAccess"]));
        await team.ConvergeAsync(ResourceKind.InstanceProfile, "other", Profile("other", "b"));
        await team.ConvergeAsync(ResourceKind.InstanceProfile, "web", Profile("other", "b", one, two));
        await team.ConvergeAsync(ResourceKind.InstanceProfile, "web", Profile("other", "b", two));
        await team.DeleteAsync(ResourceKind.Policy, "bound");
        await team.NotReadyAsync(ResourceKind.Policy, "bound", "DeleteBlocked");
        await DeleteAsync(team, Everything.Where(e => e.Name != "bound"));
        await team.GoneAsync(ResourceKind.Policy, "bound");

        Assert.Equal([], Denials(team));
        var called = documented.OperatorCalls.Select(call => call.Action).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(CalledAction.All.Select(action => action.Name).Where(name => name != PassRole).Order(StringComparer.Ordinal), called);
    }

    [Fact]
    public async Task Operator_UnderTheShippedPolicy_TakesOverWhatNobodyOwns()
    {
        await using var team = await World.TeamAsync();
        var trust = Manifest.Json(Documents.LambdaTrust).ToJsonString();
        await documented.Iam.CreateRoleAsync(new() { RoleName = team.AwsName("old"), AssumeRolePolicyDocument = trust });

        await team.ConvergeAsync(ResourceKind.Role, "old", $"trust: {{document: {Documents.Ec2Trust}}}\nadoption: Unowned");

        Assert.Contains("ec2.amazonaws.com", documented.Account.Roles.Find(team.AwsName("old"))!.Trust, StringComparison.Ordinal);
        Assert.Equal([], Denials(team));
    }

    /// <summary>One more, and the order of attaching and detaching depends on the account's quota.</summary>
    private static string[] AsManyAsTheQuota =>
    [
        "ReadOnlyAccess", "PowerUserAccess", "SecurityAudit", "IAMReadOnlyAccess", "AmazonS3ReadOnlyAccess", "AmazonSSMManagedInstanceCore",
        "AmazonEC2ReadOnlyAccess", "AmazonSQSReadOnlyAccess", "AmazonDynamoDBReadOnlyAccess", "AmazonRDSReadOnlyAccess",
    ];

    private static IEnumerable<(ResourceKind Kind, string Name)> Everything =>
    [
        (ResourceKind.InstanceProfile, "web"), (ResourceKind.InstanceProfile, "other"), (ResourceKind.Role, "web"), (ResourceKind.Role, "other"),
        (ResourceKind.Policy, "data"), (ResourceKind.Policy, "bound"),
    ];

    private static string Role(string line, string policy, string inline, string tag, string? trust = null) => $$$"""
        {{{line}}}
        trust: {document: {{{trust ?? Documents.Ec2Trust}}}}
        managedPolicies: [{ref: {name: {{{policy}}}}}]
        inlinePolicies: [{name: {{{inline}}}, document: {{{Documents.Allow("logs:*")}}}}]
        tags: { {{{tag}}}: x }
        """;

    private static string Role(string[] policies) => $$"""
        trust: {document: {{Documents.Ec2Trust}}}
        managedPolicies: [{{string.Join(", ", policies.Select(name => $"aws: {name}"))}}]
        """;

    private static string Profile(string role, string tag, params string[] instances) => $$$"""
        role: {ref: {name: {{{role}}}}}
        instances: [{{{(instances.Length == 0 ? "" : Set(instances))}}}]
        tags: { {{{tag}}}: x }
        """;

    private static string Set(string[] instances) => $"{{region: {World.Region}, ids: [{string.Join(", ", instances)}], replace: Always}}";

    /// <summary>Kind after kind: a call on what another pass deletes at that moment is denied, since what is gone carries no owner tag.</summary>
    private static async Task DeleteAsync(Team team, IEnumerable<(ResourceKind Kind, string Name)> objects)
    {
        foreach (var kind in (ResourceKind[])[ResourceKind.InstanceProfile, ResourceKind.Role, ResourceKind.Policy])
        {
            var names = objects.Where(o => o.Kind == kind).Select(o => o.Name).ToList();
            foreach (var name in names) await team.DeleteAsync(kind, name);
            foreach (var name in names) await team.GoneAsync(kind, name);
        }
    }

    private IEnumerable<string> Denials(Team team) => documented.OperatorCalls
        .Where(call => (call.Code is "AccessDenied" or "UnauthorizedOperation") && call.Form.Contains(team.Namespace, StringComparison.Ordinal))
        .Select(call => $"{call.Action}: {call.Message}");

    private async Task<string> RunInstanceAsync()
    {
        var run = await documented.Ec2.RunInstancesAsync(new RunInstancesRequest { ImageId = documented.ImageId, MinCount = 1, MaxCount = 1 });
        return run.Reservation.Instances.Single().InstanceId;
    }
}
