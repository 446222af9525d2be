using RoleOperator.Testing;

namespace RoleOperator.Fault.Tests.Faults;

/// <summary>Starts an operator again when it has ended, as a kubelet does.</summary>
public sealed class Supervisor : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Task watching;
    private volatile OperatorProcess running;
    private int restarts;

    /// <param name="start">Starts one.</param>
    public Supervisor(Func<OperatorProcess> start)
    {
        running = start();
        watching = WatchAsync(start);
    }

    public OperatorProcess Running => running;

    /// <summary>How often it ended by itself.</summary>
    public int Restarts => Volatile.Read(ref restarts);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await watching;
        await running.DisposeAsync();
        stop.Dispose();
    }

    private async Task WatchAsync(Func<OperatorProcess> start)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        try
        {
            while (true)
            {
                await tick.WaitForNextTickAsync(stop.Token);
                if (!running.HasExited) continue;
                var ended = running;
                Interlocked.Increment(ref restarts);
                running = start();
                await ended.DisposeAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }
}
