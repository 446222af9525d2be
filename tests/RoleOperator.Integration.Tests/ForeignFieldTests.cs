using System.Text.Json;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using RoleOperator.Core.Resources;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Integration.Tests.Worlds;

namespace RoleOperator.Integration.Tests;

/// <summary>What others put into the operator's objects stays theirs.</summary>
public abstract class ForeignFieldTests(World world)
{
    [Collection(MotoAlone.Name)]
    public sealed class OnMoto(World world) : ForeignFieldTests(world);

    [Collection(SimulatorAlone.Name)]
    public sealed class OnSimulator(StrictWorld strict) : ForeignFieldTests(strict.World);

    private const string ForeignFinalizer = "example.com/keep";
    private static readonly string Spec = $"trust: {{document: {Documents.Ec2Trust}}}";

    [Fact]
    public async Task Finalizer_OfAnother_StaysWhenOursComesAndGoes()
    {
        await using var team = await world.TeamAsync();
        var manifest = Manifest.Of(ResourceKind.Role, team.Namespace, "orders", Spec);
        manifest["metadata"]!["finalizers"] = new JsonArray(ForeignFinalizer);
        await world.Cluster.Client.CustomObjects.CreateNamespacedCustomObjectAsync<JsonElement>(
            manifest, ResourceKind.Group, ResourceKind.Version, team.Namespace, ResourceKind.Role.Plural);
        Assert.Equal([ForeignFinalizer, WellKnown.Finalizer], Finalizers(await team.ReadyAsync(ResourceKind.Role, "orders")));

        await team.DeleteAsync(ResourceKind.Role, "orders");
        var left = await team.SeeAsync(ResourceKind.Role, "orders", "has lost our finalizer", json => !Finalizers(json).Contains(WellKnown.Finalizer));

        Assert.Equal([ForeignFinalizer], Finalizers(left));
        Assert.Null(await team.Aws.RoleAsync(team.AwsName("orders")));
        await world.Cluster.Client.CustomObjects.PatchNamespacedCustomObjectAsync<JsonElement>(
            new V1Patch("""{"metadata":{"finalizers":null}}""", V1Patch.PatchType.MergePatch),
            ResourceKind.Group, ResourceKind.Version, team.Namespace, ResourceKind.Role.Plural, "orders");
        await team.GoneAsync(ResourceKind.Role, "orders");
    }

    /// <summary>It neither gets lost in what the operator writes nor makes the operator write.</summary>
    [Fact]
    public async Task Condition_OfAnother_StaysAndCausesNoWrite()
    {
        await using var team = await world.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Role, "orders", Spec);
        await ApplyConditionAsync(team, "Audited", "True", "seen by an auditor");

        await team.PassesAsync(team.AwsName("orders"), "GetRole", 1);
        var writes = await world.Cluster.Metrics.WritesAsync(ResourceKind.Role);
        await team.PassesAsync(team.AwsName("orders"), "GetRole", 2);
        Assert.Equal(writes, await world.Cluster.Metrics.WritesAsync(ResourceKind.Role));

        var changed = await team.ConvergeAsync(ResourceKind.Role, "orders", $"{Spec}\ndescription: changed");
        Assert.Equal("seen by an auditor", ObjectView.Condition(changed, "Audited")?.GetProperty("message").GetString());
    }

    /// <summary>Were it not taken back by force, the two would disagree for ever.</summary>
    [Fact]
    public async Task Condition_OfOurs_OverwrittenByAnother_IsPutRight()
    {
        await using var team = await world.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Role, "orders", Spec);

        await ApplyConditionAsync(team, "Ready", "False", "said by an auditor");

        await team.ReadyAsync(ResourceKind.Role, "orders");
        Assert.DoesNotContain("auditor", ObjectView.Message(await team.GetAsync(ResourceKind.Role, "orders")), StringComparison.Ordinal);
    }

    /// <summary>What the operator no longer says goes only where it is the operator's: every field of its status is, and no field of the spec.</summary>
    [Fact]
    public async Task ManagedFields_OfTheOperator_AreThoseOfItsStatus()
    {
        await using var team = await world.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Role, "orders", Spec);
        var role = await team.ConvergeAsync(ResourceKind.Role, "orders", $"{Spec}\ndescription: changed");

        var held = role.GetProperty("metadata").GetProperty("managedFields").EnumerateArray()
            .Where(entry => entry.GetProperty("manager").GetString() == "role-operator")
            .SelectMany(entry => entry.GetProperty("fieldsV1").EnumerateObject()).ToList();

        Assert.Equal(["f:metadata", "f:status"], held.Select(part => part.Name).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            role.GetProperty("status").EnumerateObject().Select(field => $"f:{field.Name}").Order(StringComparer.Ordinal),
            held.Where(part => part.Name == "f:status").SelectMany(part => part.Value.EnumerateObject()).Select(field => field.Name)
                .Where(field => field != ".").Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>Writes one condition under a field manager of its own, by force.</summary>
    private Task<JsonElement> ApplyConditionAsync(Team team, string type, string status, string message)
    {
        var manifest = new JsonObject
        {
            ["apiVersion"] = ResourceKind.ApiVersion,
            ["kind"] = ResourceKind.Role.Name,
            ["metadata"] = new JsonObject { ["name"] = "orders", ["namespace"] = team.Namespace },
            ["status"] = new JsonObject
            {
                ["conditions"] = new JsonArray(new JsonObject
                {
                    ["type"] = type,
                    ["status"] = status,
                    ["reason"] = "Audited",
                    ["message"] = message,
                    ["observedGeneration"] = 1,
                    ["lastTransitionTime"] = "2026-01-01T00:00:00Z",
                }),
            },
        };
        return world.Cluster.Client.CustomObjects.PatchNamespacedCustomObjectStatusAsync<JsonElement>(
            new V1Patch(manifest.ToJsonString(), V1Patch.PatchType.ApplyPatch), ResourceKind.Group, ResourceKind.Version, team.Namespace,
            ResourceKind.Role.Plural, "orders", fieldManager: "auditor", force: true);
    }

    private static List<string?> Finalizers(JsonElement json) =>
        json.GetProperty("metadata").TryGetProperty("finalizers", out var finalizers) ? [.. finalizers.EnumerateArray().Select(f => f.GetString())] : [];
}
