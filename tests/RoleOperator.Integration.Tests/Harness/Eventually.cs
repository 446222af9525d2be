using System.Diagnostics;

namespace RoleOperator.Integration.Tests.Harness;

/// <summary>Waits for a state of the world: a bounded number of looks, and an account of the last one when it never came.</summary>
public static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Looks until the look passes.</summary>
    /// <param name="what">What is awaited, for the failure.</param>
    /// <param name="look">Reads the world.</param>
    /// <param name="passes">Whether that is it.</param>
    /// <param name="show">The last look in words, for the failure.</param>
    public static async Task<T> SeeAsync<T>(string what, Func<Task<T>> look, Func<T, bool> passes, Func<T, string>? show = null)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var seen = await look();
            if (passes(seen)) return seen;
            if (watch.Elapsed > Limit)
                Assert.Fail($"{what}: not within {Limit.TotalSeconds} s. Last seen:\n{(show ?? (x => x?.ToString() ?? "nothing"))(seen)}");
            await Task.Delay(Pause);
        }
    }
}
