using System.Text.Json;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Integration.Tests.Worlds;

namespace RoleOperator.Integration.Tests.Strict;

/// <summary>
/// Associations with instances where EC2 is strict: in each state, in a region that is not enabled, with a profile that is gone. moto replaces whatever the
/// state, has every region, and does not tell a profile's id. What both do is in <see cref="InstanceProfileLifecycleTests"/>.
/// </summary>
public sealed class InstanceTests(SharedSimulator shared) : IClassFixture<SharedSimulator>
{
    private readonly StrictWorld strict = shared.Strict;

    [Theory]
    [InlineData(false, "ec2:ReplaceIamInstanceProfileAssociation")]
    [InlineData(true, "ec2:DisassociateIamInstanceProfile", "ec2:AssociateIamInstanceProfile")]
    public async Task OtherProfile_OnAnInstance_IsReplacedAsItsStateAllows(bool stopped, params string[] calls)
    {
        await using var team = await strict.TeamAsync();
        var instance = await team.Aws.RunInstanceAsync();
        await team.ConvergeAsync(ResourceKind.Role, "web", $"trust: {{document: {Documents.Ec2Trust}}}");
        await team.ConvergeAsync(ResourceKind.InstanceProfile, "old", $"role: {{ref: {{name: web}}}}\ninstances: [{{region: eu-west-1, ids: [{instance}]}}]");
        // The old one lets go of it by itself only when told to: its object forgets the instance without taking the profile off.
        await team.ApplyAsync(ResourceKind.InstanceProfile, "old", "role: {ref: {name: web}}\nmode: Observe");
        if (stopped) await strict.World.Ec2.StopInstancesAsync(new() { InstanceIds = [instance] });
        var before = strict.Simulator.Log.Arrived;

        var profile = await team.ConvergeAsync(ResourceKind.InstanceProfile, "new",
            $"role: {{ref: {{name: web}}}}\ninstances: [{{region: eu-west-1, ids: [{instance}], replace: Always}}]");

        Assert.Equal(calls, strict.Simulator.Log.Calls
            .Where(call => call.Number > before && call.Applied && call.Resource?.EndsWith($"/{instance}", StringComparison.Ordinal) == true)
            .Select(call => call.Action));
        Assert.Equal(team.ProfileArn("new"), await team.Aws.ProfileOfAsync(instance));
        Assert.Equal("Associated", Entry(profile, instance).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Region_ThatIsNotEnabled_IsNamedAndKeepsNoOtherFromItsProfile()
    {
        await using var team = await strict.TeamAsync();
        var instance = await team.Aws.RunInstanceAsync();
        await team.ConvergeAsync(ResourceKind.Role, "web", $"trust: {{document: {Documents.Ec2Trust}}}");

        await team.ApplyAsync(ResourceKind.InstanceProfile, "web", $$$"""
            role: {ref: {name: web}}
            instances:
            - {region: eu-west-1, ids: [{{{instance}}}]}
            - {region: ap-east-1, ids: [i-0123456789abcdef0]}
            """);

        var message = await team.NotReadyAsync(ResourceKind.InstanceProfile, "web", Reasons.AccessDenied);
        Assert.Contains("region ap-east-1", message, StringComparison.Ordinal);
        await team.AwsSoonAsync("the profile on the other instance", () => team.Aws.ProfileOfAsync(instance), arn => arn == team.ProfileArn("web"));
    }

    [Fact]
    public async Task ProfileMadeAgainByHand_LeavesAGhostOnTheInstance_WhichIsReplaced()
    {
        await using var team = await strict.TeamAsync();
        var instance = await team.Aws.RunInstanceAsync();
        await team.ConvergeAsync(ResourceKind.Role, "web", $"trust: {{document: {Documents.Ec2Trust}}}");
        await team.ConvergeAsync(ResourceKind.InstanceProfile, "web", $"role: {{ref: {{name: web}}}}\ninstances: [{{region: eu-west-1, ids: [{instance}]}}]");

        await strict.World.Iam.RemoveRoleFromInstanceProfileAsync(new() { InstanceProfileName = team.AwsName("web"), RoleName = team.AwsName("web") });
        await strict.World.Iam.DeleteInstanceProfileAsync(new() { InstanceProfileName = team.AwsName("web") });

        await team.EventAsync("web", "Recreated");
        await team.AwsSoonAsync("the instance carries the new profile", () => Task.FromResult<string?>(CarriedId(instance)),
            id => id is not null && id == strict.Profile(team.AwsName("web"))?.Id);
    }

    private string? CarriedId(string instance) => strict.Look(account => account.In(World.Region).AssociationOf(instance)?.ProfileId);

    private static JsonElement Entry(JsonElement profile, string instance) =>
        profile.GetProperty("status").GetProperty("instances").EnumerateArray().Single(entry => entry.GetProperty("id").GetString() == instance);
}
