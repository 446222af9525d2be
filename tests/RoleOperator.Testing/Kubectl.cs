namespace RoleOperator.Testing;

/// <summary>kubectl, as an administrator uses it: the machine's, or the testbed's where the machine has none that is new enough.</summary>
public static class Kubectl
{
    private static readonly Lazy<Task<string>> Location = new(() => TestbedScript.RunAsync("kubectl", CancellationToken.None));

    /// <summary>Its path. Where it has to be unpacked first, that takes some seconds.</summary>
    /// <exception cref="InvalidOperationException">There is none, and none could be made; the message says why.</exception>
    public static Task<string> PathAsync() => Location.Value;

    /// <summary>Runs it.</summary>
    /// <param name="kubeconfig">The cluster and the user.</param>
    /// <param name="input">Its standard input.</param>
    /// <param name="arguments">The command line.</param>
    /// <returns>What it printed.</returns>
    /// <exception cref="InvalidOperationException">It failed; the message holds what it said.</exception>
    public static async Task<string> RunAsync(string kubeconfig, string input, params string[] arguments)
    {
        var ended = await TryAsync(kubeconfig, input, arguments);
        return ended.ExitCode == 0
            ? ended.Output
            : throw new InvalidOperationException(
                $"kubectl {string.Join(' ', arguments)} ended with exit code {ended.ExitCode}:\n{ended.Errors}{ended.Output}");
    }

    /// <summary>Runs it where it may fail.</summary>
    /// <param name="kubeconfig">The cluster and the user.</param>
    /// <param name="input">Its standard input.</param>
    /// <param name="arguments">The command line.</param>
    public static async Task<CommandOutcome> TryAsync(string kubeconfig, string input, params string[] arguments) =>
        await Command.RunAsync([await PathAsync(), "--kubeconfig", kubeconfig, .. arguments], input);
}
