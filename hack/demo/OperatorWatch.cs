using RoleOperator.Testing;

namespace RoleOperator.Demo;

/// <summary>The operator while it is shown: when it ends by itself, or anything else fails, its last lines are shown.</summary>
internal sealed class OperatorWatch(OperatorProcess program, Screen screen)
{
    private const int LastLines = 25;

    /// <summary>Does the work, and gives it up at once when the operator ends meanwhile.</summary>
    /// <exception cref="DemoFailedException">The work failed, or the operator ended.</exception>
    public async Task WhileRunningAsync(Func<CancellationToken, Task> work, CancellationToken ct)
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var ending = program.WaitForExitAsync(giveUp.Token);
        var working = work(giveUp.Token);
        try
        {
            await Task.WhenAny(working, ending);
            var ended = program.HasExited;
            await giveUp.CancelAsync();

            // Whatever the work says to being given up, that the operator ended comes first.
            await working.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ct.ThrowIfCancellationRequested();
            if (ended) throw new DemoFailedException($"The operator ended by itself, with exit code {program.ExitCode}.");
            await working;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            screen.Note($"\nThe last lines of the operator's log ({program.Output.Count} in all):");
            foreach (var line in program.Output.TakeLast(LastLines)) screen.Raw("   | " + line);
            throw;
        }
    }
}
