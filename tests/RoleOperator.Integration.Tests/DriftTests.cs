using RoleOperator.Core.Reporting;
using RoleOperator.Core.Resources;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Integration.Tests.Worlds;

namespace RoleOperator.Integration.Tests;

/// <summary>Somebody changes AWS behind the operator's back; the next check puts it right and says so.</summary>
public abstract class DriftTests(World world)
{
    public sealed class OnMoto(SharedMoto shared) : DriftTests(shared.World), IClassFixture<SharedMoto>;

    public sealed class OnSimulator(SharedSimulator shared) : DriftTests(shared.World), IClassFixture<SharedSimulator>;

    public static TheoryData<string> RoleChanges =>
        ["trust", "description", "session", "boundary", "detached", "attached", "inline changed", "inline removed", "inline added", "tag changed", "tag added"];

    [Theory]
    [MemberData(nameof(RoleChanges))]
    public async Task Role_ChangedBehindTheOperatorsBack_IsPutRight(string what)
    {
        await using var team = await world.TeamAsync();
        var name = team.AwsName("orders");
        await team.ConvergeAsync(ResourceKind.Role, "orders", $$"""
            description: Orders
            permissionsBoundary: {arn: "arn:aws:iam::aws:policy/PowerUserAccess"}
            trust: {document: {{Documents.Ec2Trust}}}
            managedPolicies: [aws: ReadOnlyAccess]
            inlinePolicies: [{name: logs, document: {{Documents.Allow("logs:*")}}}]
            tags: {team: shop}
            """);
        var right = await team.Aws.RoleAsync(name);

        // Until a pass has seen its own writes in AWS, what is missing there may only be late, and nobody is said to have changed it.
        await team.PassesAsync(name, "GetRole", 1);
        await ChangeAsync(what, name);

        // A pass that reads at this moment mends it at once; the event is what shows that it was another way.
        Assert.StartsWith("AWS had been changed: ", await team.EventAsync("orders", EventReasons.DriftCorrected), StringComparison.Ordinal);
        await team.AwsSoonAsync($"the role is right again after \"{what}\"", () => team.Aws.RoleAsync(name), role => role == right);
        await team.ReadyAsync(ResourceKind.Role, "orders");
    }

    [Fact]
    public async Task Role_DeletedBehindTheOperatorsBack_IsMadeAgain()
    {
        await using var team = await world.TeamAsync();
        var name = team.AwsName("orders");
        var first = await team.ConvergeAsync(ResourceKind.Role, "orders", $"trust: {{document: {Documents.Ec2Trust}}}\nmanagedPolicies: [aws: ReadOnlyAccess]");
        var right = await team.Aws.RoleAsync(name);

        await world.Iam.DetachRolePolicyAsync(new() { RoleName = name, PolicyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess" });
        await world.Iam.DeleteRoleAsync(new() { RoleName = name });

        await team.AwsSoonAsync("the role is there again", () => team.Aws.RoleAsync(name), role => role == right);
        var id = (await world.Iam.GetRoleAsync(new() { RoleName = name })).Role.RoleId;
        Assert.NotEqual(ObjectView.Status(first, "id"), id);
        await team.SeeAsync(ResourceKind.Role, "orders", "tells the new id", json => ObjectView.Status(json, "id") == id);
    }

    [Fact]
    public async Task Policy_GivenAnotherDefaultVersion_IsPutRight()
    {
        await using var team = await world.TeamAsync();
        var arn = team.PolicyArn("s3");
        await team.ConvergeAsync(ResourceKind.Policy, "s3", $"document: {Documents.Allow("s3:GetObject")}");

        await world.Iam.CreatePolicyVersionAsync(new() { PolicyArn = arn, PolicyDocument = Json(Documents.Allow("*")), SetAsDefault = true });

        await team.AwsSoonAsync(
            "v1 is in force again", () => team.Aws.PolicyAsync(arn), policy => policy!.Contains("\"defaultVersion\": \"v1\"", StringComparison.Ordinal));
        Assert.Contains("document", await team.EventAsync("s3", EventReasons.DriftCorrected), StringComparison.Ordinal);
    }

    [Fact]
    public async Task InstanceProfile_EmptiedAndDisassociated_IsPutRight()
    {
        await using var team = await world.TeamAsync();
        var instance = await team.Aws.RunInstanceAsync();
        await team.ConvergeAsync(ResourceKind.Role, "web", $"trust: {{document: {Documents.Ec2Trust}}}");
        await team.ConvergeAsync(
            ResourceKind.InstanceProfile, "web", $"role: {{ref: {{name: web}}}}\ninstances: [{{region: {World.Region}, ids: [{instance}]}}]");
        var right = await team.Aws.InstanceProfileAsync(team.AwsName("web"));

        var association = (await world.Ec2.DescribeIamInstanceProfileAssociationsAsync(new() { Filters = [new("instance-id", [instance])] }))
            .IamInstanceProfileAssociations.Single();
        await world.Ec2.DisassociateIamInstanceProfileAsync(new() { AssociationId = association.AssociationId });
        await world.Iam.RemoveRoleFromInstanceProfileAsync(new() { InstanceProfileName = team.AwsName("web"), RoleName = team.AwsName("web") });

        await team.AwsSoonAsync("the role is in the profile again", () => team.Aws.InstanceProfileAsync(team.AwsName("web")), profile => profile == right);
        await team.AwsSoonAsync("the instance carries the profile again", () => team.Aws.ProfileOfAsync(instance), arn => arn == team.ProfileArn("web"));
    }

    private Task ChangeAsync(string what, string name) => what switch
    {
        "trust" => world.Iam.UpdateAssumeRolePolicyAsync(new() { RoleName = name, PolicyDocument = Json(Documents.LambdaTrust) }),
        "description" => world.Iam.UpdateRoleAsync(new() { RoleName = name, Description = "Changed", MaxSessionDuration = 3600 }),
        "session" => world.Iam.UpdateRoleAsync(new() { RoleName = name, Description = "Orders", MaxSessionDuration = 43200 }),
        "boundary" => world.Iam.DeleteRolePermissionsBoundaryAsync(new() { RoleName = name }),
        "detached" => world.Iam.DetachRolePolicyAsync(new() { RoleName = name, PolicyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess" }),
        "attached" => world.Iam.AttachRolePolicyAsync(new() { RoleName = name, PolicyArn = "arn:aws:iam::aws:policy/AdministratorAccess" }),
        "inline changed" => world.Iam.PutRolePolicyAsync(new() { RoleName = name, PolicyName = "logs", PolicyDocument = Json(Documents.Allow("*")) }),
        "inline removed" => world.Iam.DeleteRolePolicyAsync(new() { RoleName = name, PolicyName = "logs" }),
        "inline added" => world.Iam.PutRolePolicyAsync(new() { RoleName = name, PolicyName = "more", PolicyDocument = Json(Documents.Allow("*")) }),
        "tag changed" => world.Iam.TagRoleAsync(new() { RoleName = name, Tags = [new() { Key = "team", Value = "changed" }] }),
        "tag added" => world.Iam.TagRoleAsync(new() { RoleName = name, Tags = [new() { Key = "more", Value = "added" }] }),
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "not a change"),
    };

    private static string Json(string yaml) => Manifest.Json(yaml).ToJsonString();
}
