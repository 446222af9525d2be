using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using RoleOperator.Testing;

namespace RoleOperator.Integration.Tests.Harness;

/// <summary>The real program in a process of its own, with its output kept for when a test fails.</summary>
public sealed class OperatorProcess : IAsyncDisposable
{
    /// <summary>The program in its own output folder, of the configuration in which these tests were built: theirs lacks what their framework brings along.</summary>
    private static readonly string ProgramPath = Path.Combine(
        Repository.Root, "src", "RoleOperator", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "role-operator.dll");

    private const int TailLength = 40;
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(40);
    private readonly ConcurrentQueue<string> output = new();
    private readonly Process process;

    private OperatorProcess(Process process) => this.process = process;

    /// <summary>What it printed so far.</summary>
    public IReadOnlyList<string> Output => [.. output];

    /// <summary>The last lines of it.</summary>
    public string Tail => string.Join('\n', output.TakeLast(TailLength));

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    public int ExitCode => process.ExitCode;

    public static OperatorProcess Start(string kubeconfig, Uri aws, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [ProgramPath, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["KUBECONFIG"] = kubeconfig,
                ["AWS_ENDPOINT_URL"] = aws.ToString(),
                ["AWS_ACCESS_KEY_ID"] = "testing",
                ["AWS_SECRET_ACCESS_KEY"] = "testing",
                ["AWS_REGION"] = "eu-west-1",
            },
        };
        var started = new OperatorProcess(Process.Start(start)!);
        started.process.OutputDataReceived += (_, line) => started.Keep(line.Data);
        started.process.ErrorDataReceived += (_, line) => started.Keep(line.Data);
        started.process.BeginOutputReadLine();
        started.process.BeginErrorReadLine();
        return started;
    }

    /// <summary>Asks for a clean stop and waits for it.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        if (!process.HasExited) Assert.Equal(0, Signal(process.Id, Sigterm));
        using var limit = new CancellationTokenSource(StopLimit);
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    /// <summary>Ends it without warning, as a lost node does.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await KillAsync();
        process.Dispose();
    }

    private const int Sigterm = 15;

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Signal(int pid, int signal);

    private void Keep(string? line)
    {
        if (line is not null) output.Enqueue(line);
    }
}
