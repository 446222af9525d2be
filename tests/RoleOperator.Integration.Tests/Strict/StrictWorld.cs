using RoleOperator.AwsSimulator.Serving;
using RoleOperator.AwsSimulator.Trouble;
using RoleOperator.AwsSimulator.World;
using RoleOperator.Integration.Tests.Harness;

namespace RoleOperator.Integration.Tests.Strict;

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

    public Account Account => Simulator.World.FindAccount(World.AccountId)!;

    public Task InitializeAsync() => World.InitializeAsync();

    public Task DisposeAsync() => World.DisposeAsync();

    /// <summary>A new namespace.</summary>
    public Task<Team> TeamAsync() => World.TeamAsync();

    /// <summary>Changes the world while no call runs.</summary>
    public void Change(Action<AwsWorld> change)
    {
        lock (Simulator.World.Gate) change(Simulator.World);
    }

    /// <summary>From now on a reader lags behind the writes of what has this name.</summary>
    public void Lag(Reader reader, string name, TimeSpan lag) => Change(world => world.Consistency.SetLag(reader, name, lag));

    /// <summary>Has calls fail.</summary>
    public void Break(string action, Fault fault, string? name = null, int? times = null, double probability = 1) =>
        Simulator.Troubles.Faults.Add(new FaultRule(fault) { Calls = new CallPattern(action, Name: name), Times = times, Probability = probability });

    /// <summary>No more trouble of any kind.</summary>
    public void Calm()
    {
        Simulator.Troubles.Faults.Clear();
        Simulator.Troubles.Throttling.Rules = [];
        Change(world =>
        {
            world.Iam.Restructuring = true;
            foreach (var account in world.Accounts) account.ServiceControlPolicies.Clear();
        });
    }
}
