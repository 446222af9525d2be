using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace RoleOperator.Testing;

/// <summary>The real program in a process of its own, with its output kept for when something fails.</summary>
public sealed class OperatorProcess : IAsyncDisposable
{
    /// <summary>
    /// The variable that names the program to test, a single executable: hack/test.sh sets it to the published one, which the image ships. Without it the
    /// tests start what a developer's build has made.
    /// </summary>
    public const string ProgramVariable = "ROLE_OPERATOR_PROGRAM";

    /// <summary>The words that start the program; its own arguments follow.</summary>
    public static IReadOnlyList<string> Command { get; } =
        Environment.GetEnvironmentVariable(ProgramVariable) is { Length: > 0 } program ? [Existing(program)] : ["dotnet", Built];

    /// <summary>
    /// In its own output folder, of the configuration in which the caller was built: the caller's folder lacks what its framework brings along.
    /// </summary>
    private static string Built => Path.Combine(
        Repository.Root, "src", "RoleOperator", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "role-operator.dll");

    private const int Sigterm = 15;
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

    /// <summary>Starts it. It is its own session: Ctrl-C in a terminal reaches the caller alone, who then stops things in order.</summary>
    /// <param name="environment">What it needs beside this process's environment; null takes a variable away.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="onLine">Called with each line that it prints.</param>
    public static OperatorProcess Start(IReadOnlyDictionary<string, string?> environment, IEnumerable<string> arguments, Action<string>? onLine = null) =>
        Start([.. Command, .. arguments], environment, onLine);

    /// <summary>Starts another program that is the operator, or that becomes it.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="environment">What it needs beside this process's environment; null takes a variable away.</param>
    /// <param name="onLine">Called with each line that it prints.</param>
    public static OperatorProcess Start(IEnumerable<string> command, IReadOnlyDictionary<string, string?> environment, Action<string>? onLine = null)
    {
        var start = new ProcessStartInfo("setsid", command)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;

        var started = new OperatorProcess(Process.Start(start)!);
        started.process.OutputDataReceived += (_, line) => started.Keep(line.Data, onLine);
        started.process.ErrorDataReceived += (_, line) => started.Keep(line.Data, onLine);
        started.process.BeginOutputReadLine();
        started.process.BeginErrorReadLine();
        return started;
    }

    /// <summary>Starts it against an emulator, which takes any credentials.</summary>
    /// <param name="kubeconfig">The cluster.</param>
    /// <param name="aws">The emulator.</param>
    /// <param name="arguments">The command line.</param>
    public static OperatorProcess Start(string kubeconfig, Uri aws, params string[] arguments) => Start(
        new Dictionary<string, string?>
        {
            ["KUBECONFIG"] = kubeconfig,
            ["AWS_ENDPOINT_URL"] = aws.ToString(),
            ["AWS_ACCESS_KEY_ID"] = "testing",
            ["AWS_SECRET_ACCESS_KEY"] = "testing",
            ["AWS_REGION"] = "eu-west-1",
        },
        arguments);

    /// <summary>Completes when it has ended, by itself or because it was told to.</summary>
    public Task WaitForExitAsync(CancellationToken cancellationToken) => process.WaitForExitAsync(cancellationToken);

    /// <summary>Asks for a clean stop and waits for it.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="OperationCanceledException">It does not end within its limit.</exception>
    public async Task<int> StopAsync()
    {
        // It may end between the look and the signal, which then fails; waiting tells either way.
        if (!process.HasExited) _ = Signal(process.Id, Sigterm);
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

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Signal(int pid, int signal);

    private static string Existing(string program) => File.Exists(program)
        ? Path.GetFullPath(program)
        : throw new InvalidOperationException($"{ProgramVariable} names {program}, which does not exist: run hack/publish.sh, or unset it.");

    private void Keep(string? line, Action<string>? onLine)
    {
        if (line is null) return;
        output.Enqueue(line);
        onLine?.Invoke(line);
    }
}
