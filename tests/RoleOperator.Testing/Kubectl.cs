namespace RoleOperator.Testing;

/// <summary>The machine's kubectl, as an administrator uses it.</summary>
public static class Kubectl
{
    /// <summary>Runs it.</summary>
    /// <param name="kubeconfig">The cluster and the user.</param>
    /// <param name="input">Its standard input.</param>
    /// <param name="arguments">The command line.</param>
    /// <returns>What it printed.</returns>
    /// <exception cref="InvalidOperationException">It failed; the message holds what it said.</exception>
    public static async Task<string> RunAsync(string kubeconfig, string input, params string[] arguments)
    {
        var ended = await Command.RunAsync(["kubectl", "--kubeconfig", kubeconfig, .. arguments], input);
        return ended.ExitCode == 0
            ? ended.Output
            : throw new InvalidOperationException(
                $"kubectl {string.Join(' ', arguments)} ended with exit code {ended.ExitCode}:\n{ended.Errors}{ended.Output}");
    }
}
