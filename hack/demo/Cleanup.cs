namespace RoleOperator.Demo;

/// <summary>What is to be put away, the newest first. One failure does not keep the rest from being put away.</summary>
internal sealed class Cleanup(Screen screen)
{
    private readonly Stack<(string? What, Func<Task> Undo)> pending = new();

    /// <summary>Notes something to put away of which nobody needs to hear.</summary>
    public void Add(IDisposable used) => pending.Push((null, () => Task.Run(used.Dispose)));

    /// <summary>Notes something to put away.</summary>
    /// <param name="what">What is so afterwards.</param>
    /// <param name="undo">Puts it away.</param>
    public void Add(string what, Func<Task> undo) => pending.Push((what, undo));

    /// <summary>Puts everything away. Not cancelled by Ctrl-C, which is often what led here.</summary>
    /// <exception cref="DemoFailedException">Something could not be put away.</exception>
    public async Task RunAsync()
    {
        var failed = new List<string>();
        while (pending.TryPop(out var next))
        {
            try
            {
                await next.Undo();
                if (next.What is not null) screen.Holds(next.What);
            }
#pragma warning disable CA1031 // Whatever went wrong, the rest still has to be put away; all of it is told at the end.
            catch (Exception e)
#pragma warning restore CA1031
            {
                failed.Add($"{next.What}: {e.Message}");
            }
        }

        if (failed.Count > 0) throw new DemoFailedException($"The cleanup is not complete.\n{string.Join('\n', failed)}");
    }
}
