namespace RoleOperator.Testing;

/// <summary>
/// Runs the repository's <c>hack/testbed.sh</c>. The script decides what to start: it uses the cluster or the AWS end that
/// the environment names (USE_EXISTING_CLUSTER and KUBECONFIG, AWS_ENDPOINT_URL), else servers of its own.
/// </summary>
internal static class TestbedScript
{
    /// <summary>The script's path.</summary>
    public static string Path { get; } = System.IO.Path.Combine(Repository.Root, "hack", "testbed.sh");

    /// <summary>Runs a start command in the folder. Where it fails or is given up, what it may have started is stopped and the folder removed.</summary>
    /// <returns>The last line that it prints.</returns>
    /// <exception cref="InvalidOperationException">The command failed; the message holds what it said.</exception>
    public static async Task<string> StartAsync(string server, DirectoryInfo folder, CancellationToken cancellationToken, params string[] options)
    {
        try
        {
            return await RunAsync($"start-{server}", folder.FullName, cancellationToken, options);
        }
        catch
        {
            await StopAsync(server, folder);
            throw;
        }
    }

    /// <summary>Stops what runs in the folder, once a start that is still under way has ended, and removes the folder.</summary>
    /// <exception cref="InvalidOperationException">The command failed; the message holds what it said.</exception>
    public static async Task StopAsync(string server, DirectoryInfo folder)
    {
        await RunAsync($"stop-{server}", folder.FullName, CancellationToken.None);
        folder.Delete(recursive: true);
    }

    /// <summary>Runs one command for one folder.</summary>
    /// <returns>The last line that it prints.</returns>
    /// <exception cref="InvalidOperationException">The command failed; the message holds what it said.</exception>
    public static Task<string> RunAsync(string command, string folder, CancellationToken cancellationToken, params string[] options) =>
        RunAsync(command, cancellationToken, [folder, .. options]);

    /// <summary>Runs one command that is for no folder.</summary>
    /// <inheritdoc cref="RunAsync(string, string, CancellationToken, string[])"/>
    public static async Task<string> RunAsync(string command, CancellationToken cancellationToken, params string[] arguments)
    {
        var ended = await Command.RunAsync(["bash", Path, command, .. arguments], ct: cancellationToken);
        if (ended.ExitCode != 0)
            throw new InvalidOperationException($"hack/testbed.sh {command} ended with exit code {ended.ExitCode}:\n{ended.Errors}{ended.Output}");

        return ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "";
    }
}
