namespace RoleOperator.Leadership.Tests.Stage;

/// <summary>A leader at work, its lease, and perhaps one that stands by.</summary>
public sealed class Reign(Replica leader, string holder, LeaseHistory lease, Load load, Func<Task<Replica>> join) : IAsyncDisposable
{
    private Replica? standby;

    public Replica Leader => leader;

    /// <summary>The leader's identity in the lease.</summary>
    public string Holder => holder;

    public LeaseHistory Lease => lease;

    /// <summary>Starts a second replica and waits until it has seen who leads.</summary>
    public async Task<Replica> StandByAsync()
    {
        standby = await join();
        await standby.SaysAsync($"stands by: {holder} is the leader");
        return standby;
    }

    /// <summary>Holds back the answers to the leader's writes until each worker is in the middle of one.</summary>
    public async Task HoldInFlightAsync(int workers)
    {
        leader.Aws.HoldAnswers();
        await Theatre.Eventually.SeeAsync($"{workers} writes are in flight", () => leader.Aws.Held == workers);
    }

    public async ValueTask DisposeAsync()
    {
        await load.DisposeAsync();
        await lease.DisposeAsync();
        if (standby is not null) await standby.DisposeAsync();
        await leader.DisposeAsync();
    }
}
