using System.Text.Json;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Integration.Tests.Worlds;

namespace RoleOperator.Integration.Tests;

public abstract class InstanceProfileLifecycleTests(World world)
{
    public sealed class OnMoto(SharedMoto shared) : InstanceProfileLifecycleTests(shared.World), IClassFixture<SharedMoto>;

    public sealed class OnSimulator(SharedSimulator shared) : InstanceProfileLifecycleTests(shared.World), IClassFixture<SharedSimulator>;

    [Fact]
    public async Task InstanceProfile_CreatedUpdatedAndDeleted_IsTheSameInIam()
    {
        await using var team = await world.TeamAsync();
        foreach (var role in (string[])["one", "two"])
            await team.ConvergeAsync(ResourceKind.Role, role, $"trust: {{document: {Documents.Ec2Trust}}}");
        var name = $"{team.Namespace}.web";

        var profile = await team.ConvergeAsync(
            ResourceKind.InstanceProfile, "web", $"name: {name}\npath: /shop/\nrole: {{ref: {{name: one}}}}\ntags: {{team: shop, cost: low}}");
        await team.Aws.InstanceProfileIsAsync(name, $$"""
            path: /shop/
            roles: [{{team.AwsName("one")}}]
            tags: {team: shop, cost: low, iam.roleoperator.io/owner: {{team.Owner("web")}}}
            """);
        Assert.Equal($"arn:aws:iam::{World.AccountId}:instance-profile/shop/{name}", ObjectView.Status(profile, "arn"));
        Assert.Equal(team.AwsName("one"), ObjectView.Status(profile, "role"));

        profile = await team.ConvergeAsync(
            ResourceKind.InstanceProfile, "web", $"name: {name}\npath: /shop/\nrole: {{name: {team.AwsName("two")}}}\ntags: {{team: mall}}");
        await team.Aws.InstanceProfileIsAsync(name, $$"""
            path: /shop/
            roles: [{{team.AwsName("two")}}]
            tags: {team: mall, iam.roleoperator.io/owner: {{team.Owner("web")}}}
            """);
        Assert.Equal(team.AwsName("two"), ObjectView.Status(profile, "role"));

        profile = await team.ReplaceAsync(ResourceKind.InstanceProfile, "web", $"name: {name}\npath: /shop/");
        await team.Aws.InstanceProfileIsAsync(name, $$"""
            path: /shop/
            roles: []
            tags: {iam.roleoperator.io/owner: {{team.Owner("web")}}}
            """);
        Assert.Null(ObjectView.Status(profile, "role"));

        await team.DeleteAsync(ResourceKind.InstanceProfile, "web");
        await team.GoneAsync(ResourceKind.InstanceProfile, "web");
        Assert.Null(await team.Aws.InstanceProfileAsync(name));
    }

    [Theory]
    [InlineData("path: /other/", "path")]
    [InlineData("name: other", "name")]
    public async Task InstanceProfile_IdentityChanged_IsRefused(string change, string field)
    {
        await using var team = await world.TeamAsync();
        await team.ConvergeAsync(ResourceKind.InstanceProfile, "web", "{}");

        await team.ChangeRefusedAsync(ResourceKind.InstanceProfile, "web", change, field);

        Assert.Equal(["CreateInstanceProfile"], team.Writes.Select(c => c.Action));
    }

    [Fact]
    public async Task Instance_NamedById_IsAssociatedListedAndFreedAgain()
    {
        await using var team = await world.TeamAsync();
        var (first, second) = (await team.Aws.RunInstanceAsync(), await team.Aws.RunInstanceAsync());
        await team.ConvergeAsync(ResourceKind.Role, "web", $"trust: {{document: {Documents.Ec2Trust}}}");

        var profile = await team.ConvergeAsync(ResourceKind.InstanceProfile, "web", Spec($"ids: [{first}, {second}]"));
        Assert.Equal(team.ProfileArn("web"), await team.Aws.ProfileOfAsync(first));
        Assert.Equal(team.ProfileArn("web"), await team.Aws.ProfileOfAsync(second));
        Assert.Equal(Sorted(first, second), Instances(profile).Select(i => i.GetProperty("id").GetString()!));
        Assert.All(Instances(profile), i => Assert.Equal("Associated", i.GetProperty("state").GetString()));
        Assert.All(Instances(profile), i => Assert.StartsWith("iip-assoc-", i.GetProperty("associationId").GetString(), StringComparison.Ordinal));

        profile = await team.ConvergeAsync(ResourceKind.InstanceProfile, "web", Spec($"ids: [{second}]"));
        Assert.Null(await team.Aws.ProfileOfAsync(first));
        Assert.Equal(team.ProfileArn("web"), await team.Aws.ProfileOfAsync(second));
        Assert.Equal([second], Instances(profile).Select(i => i.GetProperty("id").GetString()!));

        await team.DeleteAsync(ResourceKind.InstanceProfile, "web");
        await team.GoneAsync(ResourceKind.InstanceProfile, "web");
        Assert.Null(await team.Aws.ProfileOfAsync(second));
        Assert.Null(await team.Aws.InstanceProfileAsync(team.AwsName("web")));
    }

    [Fact]
    public async Task Instance_SelectedByTag_IsAssociatedAlsoWhenItAppearsLater()
    {
        await using var team = await world.TeamAsync();
        var first = await team.Aws.RunInstanceAsync(("fleet", team.Namespace));
        var other = await team.Aws.RunInstanceAsync(("fleet", "another"));
        await team.ConvergeAsync(ResourceKind.Role, "web", $"trust: {{document: {Documents.Ec2Trust}}}");
        await team.ConvergeAsync(ResourceKind.InstanceProfile, "web", Spec($"selector: {{fleet: {team.Namespace}}}"));
        Assert.Equal(team.ProfileArn("web"), await team.Aws.ProfileOfAsync(first));

        var later = await team.Aws.RunInstanceAsync(("fleet", team.Namespace));
        await team.AwsSoonAsync($"the new instance {later} carries the profile", () => team.Aws.ProfileOfAsync(later), arn => arn == team.ProfileArn("web"));

        await team.SeeAsync(ResourceKind.InstanceProfile, "web", "lists both instances", json =>
            Instances(json).Select(i => i.GetProperty("id").GetString()!).SequenceEqual(Sorted(first, later)));
        Assert.Null(await team.Aws.ProfileOfAsync(other));
    }

    [Fact]
    public async Task Instance_WithAnotherProfile_KeepsItUntilReplaceIsAlways()
    {
        await using var team = await world.TeamAsync();
        var instance = await team.Aws.RunInstanceAsync();
        await team.ConvergeAsync(ResourceKind.Role, "web", $"trust: {{document: {Documents.Ec2Trust}}}");
        await team.ConvergeAsync(ResourceKind.InstanceProfile, "old", "role: {ref: {name: web}}");
        await world.Ec2.AssociateIamInstanceProfileAsync(new() { InstanceId = instance, IamInstanceProfile = new() { Name = team.AwsName("old") } });

        await team.ApplyAsync(ResourceKind.InstanceProfile, "web", Spec($"ids: [{instance}]"));
        var message = await team.NotReadyAsync(ResourceKind.InstanceProfile, "web", Reasons.InstancesNotReady);
        Assert.Contains(instance, message, StringComparison.Ordinal);
        Assert.Contains(team.ProfileArn("old"), message, StringComparison.Ordinal);
        Assert.Contains("set replace to Always", message, StringComparison.Ordinal);
        Assert.Equal(team.ProfileArn("old"), await team.Aws.ProfileOfAsync(instance));

        await team.ConvergeAsync(ResourceKind.InstanceProfile, "web", Spec($"ids: [{instance}], replace: Always"));
        Assert.Equal(team.ProfileArn("web"), await team.Aws.ProfileOfAsync(instance));
    }

    [Fact]
    public async Task Instance_ThatDoesNotExist_IsNamedAndTheOthersAreServed()
    {
        await using var team = await world.TeamAsync();
        var instance = await team.Aws.RunInstanceAsync();
        await team.ConvergeAsync(ResourceKind.Role, "web", $"trust: {{document: {Documents.Ec2Trust}}}");

        await team.ApplyAsync(ResourceKind.InstanceProfile, "web", Spec($"ids: [{instance}, i-0123456789abcdef0]"));

        var message = await team.NotReadyAsync(ResourceKind.InstanceProfile, "web", Reasons.InstancesNotReady);
        Assert.Contains("i-0123456789abcdef0", message, StringComparison.Ordinal);
        Assert.DoesNotContain(instance, message, StringComparison.Ordinal);
        Assert.Equal(team.ProfileArn("web"), await team.Aws.ProfileOfAsync(instance));
    }

    [Fact]
    public async Task Instances_InTwoRegions_AllCarryTheProfileUntilItGoes()
    {
        const string otherRegion = "us-west-2";
        await using var team = await world.TeamAsync();
        using var ec2 = world.Ec2Of(otherRegion);
        var elsewhere = world.View(ec2);
        var (here, there) = (await team.Aws.RunInstanceAsync(), await elsewhere.RunInstanceAsync(("app", team.Namespace)));
        await team.ConvergeAsync(ResourceKind.Role, "web", $"trust: {{document: {Documents.Ec2Trust}}}");

        var profile = await team.ConvergeAsync(ResourceKind.InstanceProfile, "web", $$"""
            role: {ref: {name: web} }
            instances:
            - {region: {{World.Region}}, ids: [{{here}}] }
            - {region: {{otherRegion}}, selector: {app: {{team.Namespace}} } }
            """);

        Assert.Equal([(World.Region, here), (otherRegion, there)], Instances(profile)
            .Select(i => (i.GetProperty("region").GetString()!, i.GetProperty("id").GetString()!)).Order());
        Assert.Equal(team.ProfileArn("web"), await team.Aws.ProfileOfAsync(here));
        Assert.Equal(team.ProfileArn("web"), await elsewhere.ProfileOfAsync(there));
        await team.DeleteAsync(ResourceKind.InstanceProfile, "web");
        await team.GoneAsync(ResourceKind.InstanceProfile, "web");
        Assert.Null(await team.Aws.ProfileOfAsync(here));
        Assert.Null(await elsewhere.ProfileOfAsync(there));
    }

    private static string Spec(string instances) => $$"""
        role: {ref: {name: web} }
        instances: [{region: {{World.Region}}, {{instances}}}]
        """;

    private static List<JsonElement> Instances(JsonElement profile) =>
        profile.GetProperty("status").TryGetProperty("instances", out var instances) ? [.. instances.EnumerateArray()] : [];

    private static IEnumerable<string> Sorted(params string[] ids) => ids.Order(StringComparer.Ordinal);
}
