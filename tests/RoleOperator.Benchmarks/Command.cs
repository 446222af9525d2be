using System.Diagnostics;

namespace RoleOperator.Benchmarks;

/// <summary>Runs programs that talk to the cluster of a kubeconfig.</summary>
internal sealed class Command(string kubeconfig)
{
    /// <summary>Runs a program; what it writes goes to the screen.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> TryAsync(string program, IReadOnlyList<string> arguments, CancellationToken ct)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Testing.Repository.Root };
        start.Environment["KUBECONFIG"] = kubeconfig;
        using var process = Process.Start(start)!;
        try
        {
            await process.WaitForExitAsync(ct);
            return process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }

    /// <summary>Runs a program that has to succeed.</summary>
    /// <exception cref="InvalidOperationException">It fails; it has said why.</exception>
    public async Task RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken ct)
    {
        if (await TryAsync(program, arguments, ct) is not 0 and var code)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with exit code {code}.");
    }
}
