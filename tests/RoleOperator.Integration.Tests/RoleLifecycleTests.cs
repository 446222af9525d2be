using Amazon.IdentityManagement.Model;
using RoleOperator.Core.Resources;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Integration.Tests.Worlds;

namespace RoleOperator.Integration.Tests;

public abstract class RoleLifecycleTests(World world)
{
    public sealed class OnMoto(SharedMoto shared) : RoleLifecycleTests(shared.World), IClassFixture<SharedMoto>;

    public sealed class OnSimulator(SharedSimulator shared) : RoleLifecycleTests(shared.World), IClassFixture<SharedSimulator>;

    [Fact]
    public async Task Role_CreatedWithEveryField_IsTheSameInIam()
    {
        await using var team = await world.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Policy, "limit", $"document: {Documents.Allow("s3:*")}");
        await team.ConvergeAsync(ResourceKind.Policy, "queue", $"document: {Documents.Allow("sqs:SendMessage")}");
        await team.ConvergeAsync(ResourceKind.Role, "reader", $"trust: {{document: {Documents.LambdaTrust}}}");

        var name = $"{team.Namespace}.shop-orders";
        var role = await team.ConvergeAsync(ResourceKind.Role, "orders", $$"""
            name: {{name}}
            path: /shop/
            description: Orders service
            maxSessionDurationSeconds: 7200
            permissionsBoundary: {policyRef: {name: limit} }
            trust: {document: {{Documents.Ec2Trust}}}
            managedPolicies:
            - aws: AmazonS3ReadOnlyAccess
            - arn: arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole
            - ref: {name: queue}
            inlinePolicies:
            - {name: logs, document: {{Documents.Allow("logs:PutLogEvents")}}}
            assumes:
            - ref: {name: reader}
            tags: {team: shop}
            """);

        await team.Aws.RoleIsAsync(name, $$"""
            path: /shop/
            description: Orders service
            maxSessionDurationSeconds: 7200
            permissionsBoundary: {{team.PolicyArn("limit")}}
            trust: {{Documents.Ec2Trust}}
            managedPolicies:
            - arn:aws:iam::{{World.AccountId}}:policy/{{team.AwsName("queue")}}
            - arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess
            - arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole
            inlinePolicies:
              logs: {{Documents.Allow("logs:PutLogEvents")}}
              role-operator-assumes:
                Version: "2012-10-17"
                Statement: [{Effect: Allow, Action: "sts:AssumeRole", Resource: ["{{team.RoleArn("reader")}}"]}]
            tags: {team: shop, iam.roleoperator.io/owner: {{team.Owner("orders")}}}
            """);
        Assert.Equal(name, ObjectView.Status(role, "name"));
        Assert.Equal($"arn:aws:iam::{World.AccountId}:role/shop/{name}", ObjectView.Status(role, "arn"));
        Assert.Equal((await world.Iam.GetRoleAsync(new() { RoleName = name })).Role.RoleId, ObjectView.Status(role, "id"));
        Assert.Equal(World.AccountId, ObjectView.Status(role, "account"));
    }

    [Fact]
    public async Task Role_Deleted_LeavesNothingInIam()
    {
        await using var team = await world.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Role, "orders", $$"""
            trust: {document: {{Documents.Ec2Trust}}}
            managedPolicies: [{aws: AmazonS3ReadOnlyAccess}]
            inlinePolicies: [{name: logs, document: {{Documents.Allow("logs:PutLogEvents")}}}]
            """);

        await team.DeleteAsync(ResourceKind.Role, "orders");
        await team.GoneAsync(ResourceKind.Role, "orders");

        Assert.Null(await team.Aws.RoleAsync(team.AwsName("orders")));
    }

    [Theory]
    [InlineData("name", "name: other-name")]
    [InlineData("path", "path: /other/")]
    public async Task Role_IdentityChanged_IsRefusedAndNothingMovesInIam(string field, string change)
    {
        await using var team = await world.TeamAsync();
        var spec = $"trust: {{document: {Documents.Ec2Trust}}}";
        await team.ConvergeAsync(ResourceKind.Role, "orders", spec);
        var before = await team.Aws.RoleAsync(team.AwsName("orders"));

        await team.ChangeRefusedAsync(ResourceKind.Role, "orders", $"{spec}\n{change}\ndescription: not to be written", field);

        Assert.Equal(before, await team.Aws.RoleAsync(team.AwsName("orders")));
        Assert.Equal(["CreateRole"], team.Writes.Select(c => c.Action));
        await Assert.ThrowsAsync<NoSuchEntityException>(() => world.Iam.GetRoleAsync(new() { RoleName = "other-name" }));

        await team.ConvergeAsync(ResourceKind.Role, "orders", $"{spec}\ndescription: {field} was set back");
        Assert.Contains("was set back", await team.Aws.RoleAsync(team.AwsName("orders")), StringComparison.Ordinal);
    }
}
