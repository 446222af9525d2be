using System.Collections.Immutable;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Serving;

/// <summary>Puts into a world what no simulated operation can make.</summary>
public static class Seeding
{
    private const string Everything = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    /// <summary>Adds an account and its administrator, a user who may do everything.</summary>
    public static Account AddAccount(AwsWorld world, AccountSeed seed)
    {
        var account = world.AddAccount(seed.Id, seed.Partition);
        var administrator = new Identity("administrator", "/", world.Ids.Unique("AIDA"))
        {
            Inline = ImmutableSortedDictionary<string, string>.Empty.Add("everything", Everything),
        };
        account.Users.Put(administrator.Name, administrator, DateTimeOffset.MinValue);
        var caller = new Caller(account.Id, account.Arn("user", administrator.Path, administrator.Name), administrator.Id, null, administrator.Name);
        world.Keyring.Add(new Credential(seed.AccessKeyId, seed.SecretAccessKey, null, null, caller));
        return account;
    }
}
