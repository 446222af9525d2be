using RoleOperator.AwsSimulator.Serving;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Control;

/// <summary>Whether a seed can be added whole: looked at before anything of it is.</summary>
internal static class SeedChecks
{
    private static readonly HashSet<string> InstanceStates = ["pending", "running", "stopping", "stopped", "shutting-down", "terminated"];

    /// <summary>The administrator of an account.</summary>
    public static IdentitySeed Administrator(AccountSeed account) => new()
    {
        Account = account.Id,
        Name = "administrator",
        AccessKeyId = account.AccessKeyId,
        SecretAccessKey = account.SecretAccessKey,
    };

    /// <summary>Checks a seed against the world that is to have it.</summary>
    /// <exception cref="ArgumentException">
    /// An account is no account id, is there already, or is not there; a key is another's; a role is not there; an instance is in a state that EC2 lacks.
    /// </exception>
    public static void Check(AwsWorld world, WorldSeed seed)
    {
        var accounts = world.Accounts.Select(account => account.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var account in seed.Accounts)
        {
            Require(account is { Id.Length: 12 } && account.Id.All(char.IsAsciiDigit), $"{account?.Id} is no account: one is twelve digits.");
            Require(
                Regions.Partitions.Contains(account!.Partition),
                $"There is no partition {account.Partition}; there are {string.Join(", ", Regions.Partitions)}.");
            Require(accounts.Add(account.Id), $"Account {account.Id} is there already.");
        }

        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var user in seed.Accounts.Select(Administrator).Concat(seed.Users))
        {
            CheckAccount(accounts, user?.Account);
            if (user!.AccessKeyId is { } key)
                Require(
                    keys.TryAdd(key, user.Name) && OwnerOf(world, key) is var owner && (owner is null || owner == (user.Account, user.Name)),
                    $"User {user.Name} of account {user.Account} needs a key of its own: {key} is another's.");
        }

        foreach (var group in seed.Groups)
            CheckAccount(accounts, group?.Account);
        foreach (var instance in seed.Instances)
        {
            CheckAccount(accounts, instance?.Account);
            Require(InstanceStates.Contains(instance!.State), $"There is no state {instance.State}; there are {string.Join(", ", InstanceStates)}.");
        }

        Require(!seed.Issuers.Contains(null!), "An issuer is null.");
        foreach (var use in seed.LastUsed)
        {
            CheckAccount(accounts, use?.Account);
            Require(world.FindAccount(use!.Account)?.Roles.Find(use.Role) is not null, $"Account {use.Account} has no role {use.Role}.");
        }
    }

    private static (string, string)? OwnerOf(AwsWorld world, string key) =>
        world.Keyring.Find(key)?.Caller is { UserName: { } name } caller ? (caller.AccountId, name) : null;

    private static void CheckAccount(HashSet<string> accounts, string? account) =>
        Require(account is not null && accounts.Contains(account), $"There is no account {account}.");

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new ArgumentException(otherwise);
    }
}
