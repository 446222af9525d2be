using System.Diagnostics;
using RoleOperator.Testing;

namespace RoleOperator.CommandLine.Tests;

/// <summary>Runs the real program with nothing around it: no cluster, no AWS, no credentials, and no address at which they could be sought.</summary>
internal static class Terminal
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>What a run came to.</summary>
    public sealed record Result(int ExitCode, string Output, string Errors);

    public static Task<Result> RunAsync(params string[] arguments) => RunWithInputAsync("", arguments);

    public static Task<Result> RunWithInputAsync(string input, params string[] arguments) =>
        StartAsync(OperatorProcess.Command[0], [.. OperatorProcess.Command.Skip(1), .. arguments], input, Path.GetTempPath());

    /// <summary>Runs a script in which <c>role-operator</c> is the program, in a folder.</summary>
    public static Task<Result> ScriptAsync(string script, string folder) =>
        StartAsync("bash", ["-c", $"role-operator() {{ '{string.Join("' '", OperatorProcess.Command)}' \"$@\"; }}\n{script}"], "", folder);

    private static async Task<Result> StartAsync(string program, IEnumerable<string> arguments, string input, string folder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment["KUBECONFIG"] = "/nonexistent";
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);

        using var limit = new CancellationTokenSource(Limit);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(limit.Token);
        return new(process.ExitCode, await output, await errors);
    }
}
