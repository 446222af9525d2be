using System.Diagnostics;

namespace RoleOperator.Testing;

/// <summary>A command of the machine, run to its end with its output kept.</summary>
public static class Command
{
    /// <summary>Runs it in a session of its own: Ctrl-C in a terminal reaches the caller alone, and does not cut it in half.</summary>
    /// <param name="arguments">The program and its arguments.</param>
    /// <param name="input">Its standard input.</param>
    /// <param name="ct">Gives up waiting.</param>
    public static async Task<CommandOutcome> RunAsync(IEnumerable<string> arguments, string input = "", CancellationToken ct = default)
    {
        var start = new ProcessStartInfo("setsid", ["--wait", .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), ct);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading all of it; its exit code tells.
        }

        await process.WaitForExitAsync(ct);
        return new(process.ExitCode, await output, await errors);
    }
}

/// <summary>How a command ended.</summary>
/// <param name="ExitCode">Zero for success.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Errors">What it printed to standard error.</param>
public sealed record CommandOutcome(int ExitCode, string Output, string Errors);
