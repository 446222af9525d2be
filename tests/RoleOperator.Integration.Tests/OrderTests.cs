using RoleOperator.Core.Resources;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Integration.Tests.Worlds;

namespace RoleOperator.Integration.Tests;

/// <summary>
/// In which order a role's permissions change: nothing is granted outside the new boundary, and what is new is granted before what is old is revoked, save
/// where AWS's quota leaves no choice.
/// </summary>
public abstract class OrderTests(World world)
{
    private const string ReadOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    private const string PowerUser = "arn:aws:iam::aws:policy/PowerUserAccess";
    private static readonly string[] Permissions =
    [
        "PutRolePermissionsBoundary", "DeleteRolePermissionsBoundary", "AttachRolePolicy", "DetachRolePolicy", "PutRolePolicy", "DeleteRolePolicy",
    ];

    public sealed class OnMoto(SharedMoto shared) : OrderTests(shared.World), IClassFixture<SharedMoto>;

    public sealed class OnSimulator(SharedSimulator shared) : OrderTests(shared.World), IClassFixture<SharedSimulator>;

    /// <summary>The spec's fields before and after, and the calls.</summary>
    public static TheoryData<string, string, string[]> Changes => new()
    {
        {
            $"managedPolicies: [{{arn: '{ReadOnly}'}}]\ninlinePolicies: [{{name: old, document: {Documents.Allow("s3:*")}}}]",
            $"managedPolicies: [{{arn: '{PowerUser}'}}]\npermissionsBoundary: {{arn: '{PowerUser}'}}\n"
                + $"inlinePolicies: [{{name: new, document: {Documents.Allow("sqs:*")}}}]",
            ["PutRolePermissionsBoundary", "AttachRolePolicy", "PutRolePolicy", "DetachRolePolicy", "DeleteRolePolicy"]
        },
        {
            $"managedPolicies: [{{arn: '{PowerUser}'}}]\npermissionsBoundary: {{arn: '{PowerUser}'}}",
            $"managedPolicies: [{{arn: '{ReadOnly}'}}]",
            ["AttachRolePolicy", "DetachRolePolicy", "DeleteRolePermissionsBoundary"]
        },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Permissions_Changed_AreBoundedFirstGrantedThenRevokedAndSetFreeLast(string before, string after, string[] calls)
    {
        var trust = $"trust: {{document: {Documents.Ec2Trust}}}";
        await using var team = await world.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Role, "web", $"{trust}\n{before}");
        var earlier = team.Writes.Count();

        await team.ReplaceAsync(ResourceKind.Role, "web", $"{trust}\n{after}");

        Assert.Equal(calls, team.Writes.Skip(earlier).Select(call => call.Action).Where(Permissions.Contains));
    }

    /// <summary>With as many policies as a role may have there is room for a new one only when an old one has gone.</summary>
    [Fact]
    public async Task Policies_AllExchangedAtTheQuota_MakeRoomFirst()
    {
        const int quota = 10;
        await using var team = await world.TeamAsync();
        foreach (var number in Enumerable.Range(0, 2 * quota))
            await team.ApplyAsync(ResourceKind.Policy, $"p{number:00}", $"document: {Documents.Allow("s3:*")}");
        await team.ConvergeAsync(ResourceKind.Role, "web", Spec(0));
        var earlier = team.Writes.Count();

        await team.ConvergeAsync(ResourceKind.Role, "web", Spec(quota));

        var attached = quota;
        foreach (var call in team.Writes.Skip(earlier).Where(call => call.IsAbout(team.AwsName("web"))))
        {
            attached += call.Action switch { "AttachRolePolicy" => 1, "DetachRolePolicy" => -1, _ => 0 };
            Assert.InRange(attached, 0, quota);
            Assert.Equal(200, call.Status);
        }

        var role = Manifest.Json((await team.Aws.RoleAsync(team.AwsName("web")))!);
        Assert.Equal(
            Enumerable.Range(quota, quota).Select(number => team.PolicyArn($"p{number:00}")), role["managedPolicies"]!.AsArray().Select(arn => (string?)arn));

        string Spec(int first) => $"trust: {{document: {Documents.Ec2Trust}}}\nmanagedPolicies: ["
            + string.Join(", ", Enumerable.Range(first, quota).Select(number => $"{{ref: {{name: p{number:00}}}}}")) + "]";
    }
}
