using System.Collections.Immutable;
using RoleOperator.AwsSimulator.Serving;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Control;

/// <summary>Puts into a world what no simulated operation can make. Whoever calls it holds the world's gate, unless nobody else knows the world.</summary>
public static class Seeding
{
    private const string Everything = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    /// <summary>Adds all of a seed, or nothing.</summary>
    /// <exception cref="ArgumentException">It is not sound, see <see cref="SeedChecks"/>.</exception>
    public static void Seed(AwsWorld world, WorldSeed seed)
    {
        SeedChecks.Check(world, seed);
        foreach (var account in seed.Accounts)
            AddAccount(world, account);
        foreach (var user in seed.Users)
            AddUser(world, user);
        foreach (var group in seed.Groups)
            AccountOf(world, group.Account).Groups.Put(group.Name, Identity(world, group, "AGPA"), world.Time.GetUtcNow());
        foreach (var instance in seed.Instances)
            AddInstance(world, instance);
        foreach (var issuer in seed.Issuers)
            AddIssuer(world, issuer);
        foreach (var use in seed.LastUsed)
            MarkUsed(world, use);
    }

    // With its administrator, a user who may do everything.
    private static void AddAccount(AwsWorld world, AccountSeed seed)
    {
        var account = world.AddAccount(seed.Id, seed.Partition);
        account.EnabledRegions.UnionWith(seed.EnabledRegions);
        account.StsDisabledIn.UnionWith(seed.StsDisabledIn);
        AddUser(world, SeedChecks.Administrator(seed) with { Inline = new Dictionary<string, string> { ["everything"] = Everything } });
    }

    // From the beginning of time: what is seeded was always there, however far readers lag.
    private static void AddUser(AwsWorld world, IdentitySeed seed)
    {
        var account = AccountOf(world, seed.Account);
        var user = Identity(world, seed, "AIDA");
        account.Users.Put(user.Name, user, DateTimeOffset.MinValue);
        if (seed.AccessKeyId is { } key)
            world.Keyring.Add(new Credential(
                key, seed.SecretAccessKey ?? "", null, null, new Caller(account.Id, account.Arn("user", user.Path, user.Name), user.Id, null, user.Name)));
    }

    private static Identity Identity(AwsWorld world, IdentitySeed seed, string prefix) => new(seed.Name, seed.Path, world.Ids.Unique(prefix))
    {
        Attached = [.. seed.Attached],
        Inline = seed.Inline.ToImmutableSortedDictionary(StringComparer.Ordinal),
        Boundary = seed.Boundary,
    };

    private static void AddInstance(AwsWorld world, InstanceSeed seed)
    {
        var instance = new Instance(seed.Id ?? world.Ids.Hexadecimal("i"), world.Time.GetUtcNow())
        {
            State = seed.State,
            Tags = [.. seed.Tags.Select(tag => new Tag(tag.Key, tag.Value))],
        };
        AccountOf(world, seed.Account).In(seed.Region).Instances[instance.Id] = instance;
    }

    private static void AddIssuer(AwsWorld world, IssuerSeed seed)
    {
        if (seed.Keys is { } keys)
            world.IdentityProviders.Publish(seed.Issuer, keys.GetRawText());
        world.IdentityProviders.SetReachable(seed.Issuer, seed.Reachable);
    }

    private static void MarkUsed(AwsWorld world, LastUseSeed seed)
    {
        var roles = AccountOf(world, seed.Account).Roles;
        var role = roles.Find(seed.Role)!;
        var now = world.Time.GetUtcNow();
        roles.Put(role.Name, role with { LastUsed = (seed.At ?? now, seed.Region) }, now);
    }

    private static Account AccountOf(AwsWorld world, string id) => world.FindAccount(id)!;
}
