using System.Diagnostics;

namespace RoleOperator.Testing;

/// <summary>
/// Runs the repository's <c>hack/testbed.sh</c>. The script decides what to start: it uses the cluster or the AWS end that
/// the environment names (USE_EXISTING_CLUSTER and KUBECONFIG, AWS_ENDPOINT_URL), else servers of its own.
/// </summary>
internal static class TestbedScript
{
    /// <summary>Runs one command for one folder and returns the last line that it prints.</summary>
    /// <exception cref="InvalidOperationException">The command failed; the message holds what it said.</exception>
    public static async Task<string> RunAsync(string command, string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(Repository.Root, "hack", "testbed.sh"), command, folder])
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
