using System.Diagnostics;

namespace RoleOperator.Demo;

/// <summary>Waits for a state of the world by looking at it, for a bounded time.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Looks until the look passes.</summary>
    /// <param name="what">What is awaited, for the failure.</param>
    /// <param name="look">Reads the world.</param>
    /// <param name="passes">Whether that is it.</param>
    /// <param name="show">The last look in words, for the failure.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="DemoFailedException">It did not come in time.</exception>
    public static async Task<T> SeeAsync<T>(string what, Func<Task<T>> look, Func<T, bool> passes, Func<T, string> show, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var seen = await look();
            if (passes(seen)) return seen;
            if (watch.Elapsed > Limit) throw new DemoFailedException($"Not within {Limit.TotalSeconds} s: {what}. Last seen:\n{show(seen)}");
            await Task.Delay(Pause, ct);
        }
    }
}
