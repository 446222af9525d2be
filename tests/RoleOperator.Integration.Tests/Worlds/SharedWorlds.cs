using RoleOperator.Integration.Tests.Harness;


namespace RoleOperator.Integration.Tests.Worlds;

/// <summary>The worlds that classes share: each is started by the first class that asks for it, and ends with the run.</summary>
internal static class SharedWorlds
{
    private static readonly Lazy<Task<World>> Moto = new(() => StartedAsync(new World()));
    private static readonly Lazy<Task<StrictWorld>> Simulator = new(() => StartedAsync(new StrictWorld()));

    public static Task<World> OnMotoAsync() => Moto.Value;

    public static Task<StrictWorld> OnSimulatorAsync() => Simulator.Value;

    public static async Task EndAsync()
    {
        if (Moto.IsValueCreated) await EndAsync(Moto.Value);
        if (Simulator.IsValueCreated) await EndAsync(Simulator.Value);
    }

    private static async Task<T> StartedAsync<T>(T world)
        where T : IAsyncLifetime
    {
        await world.InitializeAsync();
        return world;
    }

    // One that never started has told so to every class that asked.
    private static async Task EndAsync<T>(Task<T> started)
        where T : IAsyncLifetime
    {
        if (started.IsCompletedSuccessfully) await started.Result.DisposeAsync();
    }
}

/// <summary>The world on moto, for a class that runs beside others.</summary>
public sealed class SharedMoto : IAsyncLifetime
{
    public World World { get; private set; } = null!;

    public async Task InitializeAsync() => World = await SharedWorlds.OnMotoAsync();

    public Task DisposeAsync() => Task.CompletedTask;
}

/// <summary>The world on the simulator, for a class that runs beside others.</summary>
public sealed class SharedSimulator : IAsyncLifetime
{
    public StrictWorld Strict { get; private set; } = null!;

    public World World => Strict.World;

    public async Task InitializeAsync() => Strict = await SharedWorlds.OnSimulatorAsync();

    public Task DisposeAsync() => Task.CompletedTask;
}
