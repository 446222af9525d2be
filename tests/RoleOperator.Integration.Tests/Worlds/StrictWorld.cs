using RoleOperator.AwsSimulator.Serving;
using RoleOperator.AwsSimulator.Trouble;
using RoleOperator.AwsSimulator.World;
using RoleOperator.Integration.Tests.Harness;

namespace RoleOperator.Integration.Tests.Worlds;

/// <summary>A world on the simulated AWS: documents come back rearranged, listings come in short pages, and a test may make trouble.</summary>
public sealed class StrictWorld : IAsyncLifetime
{
    /// <summary>Decides ids, orders and which calls random faults hit.</summary>
    public const int Seed = 20;

    /// <summary>The issuer that the operator is told.</summary>
    public const string Issuer = "issuer.example.com/id/1";

    public StrictWorld() => World = new World(changeCrd: null, async () =>
    {
        var options = new SimulatorOptions
        {
            Seed = Seed,
            Accounts =
            [
                new AccountSeed(),
                .. ((string[])["111122223333", "444455556666", "777788889999"]).Select(id => new AccountSeed { Id = id, AccessKeyId = $"AKIA{id}" }),
            ],
        };
        Simulator = await Simulator.StartAsync(options);
        Simulator.World.Iam.ShortPages = true;
        return new SimulatorEnd(Simulator, options);
    })
    {
        OperatorArguments = ["--ignore-tag-prefixes", "inventory:", "--service-account-issuer", $"https://{Issuer}"],
    };

    public World World { get; }

    public Simulator Simulator { get; private set; } = null!;

    private Account Account => Simulator.World.FindAccount(World.AccountId)!;

    public Task InitializeAsync() => World.InitializeAsync();

    public Task DisposeAsync() => World.DisposeAsync();

    /// <summary>A new namespace.</summary>
    public Task<Team> TeamAsync() => World.TeamAsync();

    /// <summary>The newest state of a role, whatever readers see; null when there is none.</summary>
    public Role? Role(string name) => Look(account => account.Roles.Find(name));

    public ManagedPolicy? Policy(string name) => Look(account => account.Policies.Find(name));

    public InstanceProfile? Profile(string name) => Look(account => account.Profiles.Find(name));

    /// <summary>Looks at the account that the operator works in, while no call runs.</summary>
    public T Look<T>(Func<Account, T> look)
    {
        lock (Simulator.World.Gate) return look(Account);
    }

    /// <summary>Changes the world while no call runs.</summary>
    public void Change(Action<AwsWorld> change)
    {
        lock (Simulator.World.Gate) change(Simulator.World);
    }

    /// <summary>From now on a reader lags behind the writes of what has this name.</summary>
    public void Lag(Reader reader, string name, TimeSpan lag) => Change(world => world.Consistency.SetLag(reader, name, lag));

    /// <summary>Has calls fail that name something.</summary>
    /// <param name="action">Which calls, such as <c>iam:Create*</c>.</param>
    /// <param name="name">What they name, such as <c>team-001-*</c> for all that is a namespace's: other tests run beside this one.</param>
    /// <param name="fault">What happens to them.</param>
    /// <param name="times">To how many; null for all from now on.</param>
    /// <param name="probability">The chance of each.</param>
    public void Break(string action, string name, Fault fault, int? times = null, double probability = 1) =>
        Simulator.Troubles.Faults.Add(new FaultRule(fault) { Calls = new CallPattern(action, Name: name), Times = times, Probability = probability });

    /// <summary>Lets calls that name something through at a rate only.</summary>
    public void Throttle(string action, string name, double capacity, double refillPerSecond) => Change(_ =>
        Simulator.Troubles.Throttling.Rules =
            [.. Simulator.Troubles.Throttling.Rules, new ThrottleRule(new CallPattern(action, Name: name), capacity, refillPerSecond)]);

    /// <summary>An organisation's denial of an action on some resources.</summary>
    /// <returns>Lifts the denial.</returns>
    public Action Deny(string action, params string[] resources)
    {
        var policy = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"{{action}}","Resource":["{{string.Join("\",\"", resources)}}"]}]}""";
        Change(_ => Account.ServiceControlPolicies.Add(policy));
        return () => Change(_ => Account.ServiceControlPolicies.Remove(policy));
    }
}
