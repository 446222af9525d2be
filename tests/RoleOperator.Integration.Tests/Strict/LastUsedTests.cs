using System.Text.Json;
using RoleOperator.Core.Resources;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Integration.Tests.Worlds;

namespace RoleOperator.Integration.Tests.Strict;

/// <summary>When and where a role was last used, from the reads that are made anyway.</summary>
public sealed class LastUsedTests(SharedSimulator shared) : IClassFixture<SharedSimulator>
{
    private readonly StrictWorld strict = shared.Strict;

    [Fact]
    public async Task LastUse_OfARole_ShowsInStatusByDayAndRegionAndIsWrittenOnceADay()
    {
        await using var team = await strict.TeamAsync();
        var role = await team.ConvergeAsync(ResourceKind.Role, "web", $"trust: {{document: {Documents.Ec2Trust}}}");
        Assert.False(role.GetProperty("status").TryGetProperty("lastUsed", out _));

        Use(team, new DateTimeOffset(2026, 3, 14, 1, 2, 3, TimeSpan.Zero), "eu-central-1");
        role = await SeenAsync(team, "2026-03-14", "eu-central-1");

        // Later on the same day: nothing to tell.
        Use(team, new DateTimeOffset(2026, 3, 14, 22, 0, 0, TimeSpan.Zero), "eu-central-1");
        await team.PassesAsync(team.AwsName("web"), "GetRole", 2);
        Assert.Equal(ObjectView.ResourceVersion(role), ObjectView.ResourceVersion(await team.GetAsync(ResourceKind.Role, "web")));

        Use(team, new DateTimeOffset(2026, 3, 15, 0, 0, 0, TimeSpan.Zero), "us-east-1");
        await SeenAsync(team, "2026-03-15", "us-east-1");
        Assert.Equal(["CreateRole"], team.Writes.Select(call => call.Action));
    }

    private void Use(Team team, DateTimeOffset at, string region) => strict.Change(world =>
    {
        var roles = world.FindAccount(World.AccountId)!.Roles;
        roles.Put(team.AwsName("web"), roles.Find(team.AwsName("web"))! with { LastUsed = (at, region) }, world.Time.GetUtcNow());
    });

    private static Task<JsonElement> SeenAsync(Team team, string date, string region) =>
        team.SeeAsync(ResourceKind.Role, "web", $"was used on {date} in {region}", json =>
            json.GetProperty("status").TryGetProperty("lastUsed", out var used)
            && used.GetProperty("date").GetString() == date && used.GetProperty("region").GetString() == region);
}
