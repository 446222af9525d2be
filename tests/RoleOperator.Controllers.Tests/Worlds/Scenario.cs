namespace RoleOperator.Controllers.Tests.Worlds;

/// <summary>What users do to a settled world, kind by kind.</summary>
internal static class Scenario
{
    public static IReadOnlyDictionary<string, (Func<World, Task> Arrange, Action<World> Act)> All { get; } =
        new Dictionary<string, (Func<World, Task>, Action<World>)>
        {
            ["create a role"] = (Others, world => world.Roles.Apply("orders", Specs.Role)),
            ["update a role"] = (WithRole, world => world.Roles.Apply("orders", Specs.ChangedRole)),
            ["delete a role"] = (WithRole, world => world.Roles.Delete("orders")),
            ["delete a role with the profile that it is in"] = (WithRoleInProfile, DeleteBoth),
            ["create a policy"] = (Others, world => world.Policies.Apply("audit", Specs.Policy("s3:Get*"))),
            ["update a policy"] = (
                WithFiveVersions, world => world.Policies.Apply("audit", Specs.Policy("s3:Put*", ""","tags":{"team":"shop"},"keepVersions":2"""))),
            ["delete a policy"] = (WithFiveVersions, world => world.Policies.Delete("audit")),
            ["create a profile"] = (
                Others, world => world.Profiles.Apply("web", Specs.Profile("caller", Specs.Instances("Always", "i-00000001", "i-00000002")))),
            ["update a profile"] = (
                WithProfile,
                world => world.Profiles.Apply(
                    "web", Specs.Profile("reader", ""","tags":{"team":"shop"}""" + Specs.Instances("Always", "i-00000002", "i-00000003")))),
            ["delete a profile"] = (WithProfile, world => world.Profiles.Delete("web")),
        };

    private static void DeleteBoth(World world)
    {
        world.Profiles.Delete("web");
        world.Roles.Delete("orders");
    }

    private static Task Others(World world)
    {
        foreach (var policy in (string[])["bound", "bound-2", "audit-old", "other"]) world.Account.AddPolicy(policy);
        foreach (var role in (string[])["caller", "reader"]) world.Account.AddRole(role);
        world.Account.AddInstance("i-00000001");
        world.Account.AddInstance("i-00000002", profile: "legacy");
        world.Account.AddInstance("i-00000003");
        return Task.CompletedTask;
    }

    private static Task WithRole(World world) => Settled(world, () => world.Roles.Apply("orders", Specs.Role));

    private static Task WithRoleInProfile(World world) => Settled(world, () =>
    {
        world.Roles.Apply("orders", Specs.Role);
        world.Profiles.Apply("web", """{"name":"web","role":{"ref":{"name":"orders"}}}""");
    });

    private static async Task WithFiveVersions(World world)
    {
        foreach (var action in (string[])["s3:A", "s3:B", "s3:C", "s3:D", "s3:E"])
            await Settled(world, () => world.Policies.Apply("audit", Specs.Policy(action, ""","tags":{"old":"x"}""")));
    }

    private static Task WithProfile(World world) =>
        Settled(world, () => world.Profiles.Apply("web", Specs.Profile("caller", Specs.Instances("Never", "i-00000001", "i-00000003"))));

    private static async Task Settled(World world, Action act)
    {
        if (world.Account.Roles.Count == 0) await Others(world);
        act();
        await world.SettleAsync();
    }
}
