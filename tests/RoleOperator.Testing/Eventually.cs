using System.Diagnostics;

namespace RoleOperator.Testing;

/// <summary>
/// Waits for a state of the world: a bounded number of looks, and an account of the last one when it never came. An operator that ends
/// meanwhile ends the wait.
/// </summary>
/// <param name="running">The operator that should bring the state about; null while none is meant to run.</param>
public sealed class Eventually(Func<OperatorProcess?> running)
{
    // It only bounds what hangs; nothing that works comes near it, on a busy machine either.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(180);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Looks until the look passes.</summary>
    /// <param name="what">What is awaited, for the failure.</param>
    /// <param name="look">Reads the world.</param>
    /// <param name="passes">Whether that is it.</param>
    /// <param name="show">The last look in words, for the failure.</param>
    /// <returns>What passed.</returns>
    /// <exception cref="TimeoutException">It never came about.</exception>
    public async Task<T> SeeAsync<T>(string what, Func<Task<T>> look, Func<T, bool> passes, Func<T, string>? show = null)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var seen = await look();
            if (passes(seen)) return seen;
            var process = running();
            var why = process is { HasExited: true } ? $"the operator ended with exit code {process.ExitCode}"
                : watch.Elapsed > Limit ? $"not within {Limit.TotalSeconds} s"
                : null;
            if (why is not null)
            {
                throw new TimeoutException(
                    $"{what}: {why}. Last seen:\n{(show ?? (x => x?.ToString() ?? "nothing"))(seen)}\nThe operator said:\n{process?.Tail}");
            }

            await Task.Delay(Pause);
        }
    }

    /// <summary>Looks until something is there or true.</summary>
    public Task SeeAsync(string what, Func<bool> look, Func<string>? show = null) =>
        SeeAsync(what, () => Task.FromResult(look()), seen => seen, _ => show?.Invoke() ?? "not so");
}
