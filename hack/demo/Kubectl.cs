using System.Diagnostics;
using RoleOperator.Testing;

namespace RoleOperator.Demo;

/// <summary>kubectl, as a person uses it in the repository's folder.</summary>
internal sealed class Kubectl(Screen screen, Testbed testbed)
{
    /// <summary>Shows the command, runs it, and shows what it prints.</summary>
    /// <exception cref="DemoFailedException">It fails; the message holds what it said.</exception>
    public async Task ShowAsync(CancellationToken ct, params string[] arguments)
    {
        screen.Command($"kubectl {string.Join(' ', arguments.Select(Quoted))}");
        screen.Output(await ReadAsync(ct, arguments));
    }

    /// <summary>Runs it quietly.</summary>
    /// <returns>What it printed.</returns>
    /// <exception cref="DemoFailedException">It fails; the message holds what it said.</exception>
    public async Task<string> ReadAsync(CancellationToken ct, params string[] arguments)
    {
        using var process = Start(arguments);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(ct);
            var errors = process.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            return process.ExitCode == 0
                ? await output
                : throw new DemoFailedException($"kubectl {string.Join(' ', arguments.Select(Quoted))} failed:\n{await errors}{await output}".TrimEnd());
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }

    private Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo(testbed.Kubectl, arguments)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in testbed.Environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static string Quoted(string argument) => argument.Any(c => " {}[]\"$*".Contains(c)) ? $"'{argument}'" : argument;
}
