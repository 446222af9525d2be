using System.Collections.Concurrent;
using RoleOperator.Testing;

namespace RoleOperator.Fault.Tests.Faults;

/// <summary>Starts an operator again when it has ended, as a kubelet does.</summary>
public sealed class Supervisor : IAsyncDisposable
{
    private readonly ConcurrentQueue<int> exitCodes = [];
    private readonly CancellationTokenSource stop = new();
    private readonly Task watching;
    private volatile OperatorProcess running;

    private Supervisor(OperatorProcess first, Func<Task<OperatorProcess>> start)
    {
        running = first;
        watching = WatchAsync(start);
    }

    public OperatorProcess Running => running;

    /// <summary>Of each that ended by itself.</summary>
    public IReadOnlyCollection<int> ExitCodes => exitCodes;

    /// <param name="start">Starts one.</param>
    public static async Task<Supervisor> StartAsync(Func<Task<OperatorProcess>> start) => new(await start(), start);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await watching;
        await running.DisposeAsync();
        stop.Dispose();
    }

    private async Task WatchAsync(Func<Task<OperatorProcess>> start)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        try
        {
            while (true)
            {
                await tick.WaitForNextTickAsync(stop.Token);
                if (!running.HasExited) continue;
                await using var ended = running;
                exitCodes.Enqueue(ended.ExitCode);
                running = await start();
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }
}
