using System.Diagnostics;

namespace RoleOperator.Testing;

/// <summary>
/// Runs the repository's <c>hack/testbed.sh</c>. The script decides what to start: it uses the cluster or the AWS end that
/// the environment names (USE_EXISTING_CLUSTER and KUBECONFIG, AWS_ENDPOINT_URL), else servers of its own.
/// </summary>
internal static class TestbedScript
{
    /// <summary>Runs a start command in the folder. Where it fails or is given up, what it may have started is stopped and the folder removed.</summary>
    /// <returns>The last line that it prints.</returns>
    /// <exception cref="InvalidOperationException">The command failed; the message holds what it said.</exception>
    public static async Task<string> StartAsync(string server, DirectoryInfo folder, CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync($"start-{server}", folder.FullName, cancellationToken);
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
    public static async Task<string> RunAsync(string command, string folder, CancellationToken cancellationToken)
    {
        // A session of its own: Ctrl-C in a terminal reaches the caller alone, and does not cut a start or a stop in half.
        var start = new ProcessStartInfo("setsid", ["bash", Path.Combine(Repository.Root, "hack", "testbed.sh"), command, folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"hack/testbed.sh {command} ended with exit code {process.ExitCode}:\n{await errors}{await output}");

        return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "";
    }
}
