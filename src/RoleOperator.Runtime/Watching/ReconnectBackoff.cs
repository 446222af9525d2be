namespace RoleOperator.Runtime.Watching;

/// <summary>
/// The pause before a list or watch is tried again: doubling from 800 ms to 30 s, half of it by chance, and from the start again after 120 s without a failure.
/// The numbers are those of client-go's reflector.
/// </summary>
internal sealed class ReconnectBackoff(TimeProvider time, Jitter jitter)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(800);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Healthy = TimeSpan.FromSeconds(120);

    private TimeSpan ceiling = First;
    private long resumed = time.GetTimestamp();

    public async Task PauseAsync(CancellationToken ct)
    {
        if (time.GetElapsedTime(resumed) >= Healthy) ceiling = First;
        var pause = jitter.HalfOf(ceiling);
        ceiling = ceiling * 2 < Most ? ceiling * 2 : Most;
        await Task.Delay(pause, time, ct);
        resumed = time.GetTimestamp();
    }
}
