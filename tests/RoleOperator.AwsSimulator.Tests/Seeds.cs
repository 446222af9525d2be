using Amazon.Runtime;
using RoleOperator.AwsSimulator.Serving;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Tests;

/// <summary>Callers and roles put into a world directly: what they may do is a test's to say.</summary>
public static class Seeds
{
    public const string Home = "123456789012", Other = "210987654321";

    /// <summary>Two accounts of one partition.</summary>
    public static SimulatorOptions TwoAccounts { get; } = new()
    {
        Accounts = [new AccountSeed(), new AccountSeed { Id = Other, AccessKeyId = "AKIAOTHEREXAMPLE" }],
    };

    /// <summary>Adds a user with one inline policy, or with none.</summary>
    /// <param name="world">The world.</param>
    /// <param name="name">The user's name.</param>
    /// <param name="statements">The statements of the policy; null for no policy.</param>
    /// <param name="boundary">The ARN of a permissions boundary.</param>
    /// <param name="account">The account.</param>
    public static BasicAWSCredentials AddUser(AwsWorld world, string name, string? statements = null, string? boundary = null, string account = Home)
    {
        lock (world.Gate)
        {
            var of = world.FindAccount(account)!;
            var user = new Identity(name, "/", world.Ids.Unique("AIDA")) { Boundary = boundary };
            if (statements is not null)
                user = user with { Inline = user.Inline.Add("policy", Document(statements)) };
            of.Users.Put(name, user, DateTimeOffset.MinValue);
            var key = new Credential(
                world.Ids.Unique("AKIA"), world.Ids.Secret(), null, null, new Caller(account, of.Arn("user", "/", name), user.Id, null, name));
            world.Keyring.Add(key);
            return new BasicAWSCredentials(key.AccessKeyId, key.Secret);
        }
    }

    /// <summary>Adds a role that trusts by these statements, and may do what its policy says.</summary>
    public static Role AddRole(AwsWorld world, string name, string trust, string? statements = null, string account = Home, string path = "/")
    {
        lock (world.Gate)
        {
            var role = new Role(name, path, world.Ids.Unique("AROA"), world.Time.GetUtcNow(), Document(trust));
            if (statements is not null)
                role = role with { Inline = role.Inline.Add("policy", Document(statements)) };
            world.FindAccount(account)!.Roles.Put(name, role, DateTimeOffset.MinValue);
            return role;
        }
    }

    /// <summary>Adds a customer managed policy.</summary>
    /// <returns>Its ARN.</returns>
    public static string AddPolicy(AwsWorld world, string name, string statements, string account = Home)
    {
        lock (world.Gate)
        {
            var now = world.Time.GetUtcNow();
            world.FindAccount(account)!.Policies.Put(
                name,
                new ManagedPolicy(name, "/", world.Ids.Unique("ANPA"), now)
                {
                    Versions = [new PolicyVersion(1, Document(statements), now)],
                    Default = 1,
                    Next = 2,
                    UpdatedAt = now,
                },
                DateTimeOffset.MinValue);
            return $"arn:aws:iam::{account}:policy/{name}";
        }
    }

    /// <summary>Adds an instance profile.</summary>
    public static InstanceProfile AddProfile(AwsWorld world, string name, string? role, DateTimeOffset? at = null)
    {
        lock (world.Gate)
        {
            var profile = new InstanceProfile(name, "/", world.Ids.Unique("AIPA"), world.Time.GetUtcNow()) { Role = role };
            world.FindAccount(Home)!.Profiles.Put(name, profile, at ?? DateTimeOffset.MinValue);
            return profile;
        }
    }

    /// <summary>A document of these statements, one or an array of several.</summary>
    public static string Document(string statements) => $$"""{"Version":"2012-10-17","Statement":{{statements}}}""";
}
