using System.Runtime.InteropServices;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Testing;

namespace RoleOperator.Leadership.Tests.Stage;

/// <summary>One process of the real program, with its own ways to AWS and to the API server.</summary>
public sealed class Replica : IAsyncDisposable
{
    private readonly OperatorProcess process;
    private readonly Eventually eventually;

    private Replica(AwsFront aws, ApiLink api, Probes probes, OperatorProcess process)
    {
        (Aws, Api, Probes, this.process) = (aws, api, probes, process);
        eventually = new(() => process);
    }

    /// <summary>The signals of Linux that tests send.</summary>
    public enum Signal
    {
        Kill = 9,
        Terminate = 15,
        Continue = 18,
        Stop = 19,
    }

    public AwsFront Aws { get; }

    public ApiLink Api { get; }

    public Probes Probes { get; }

    public bool HasExited => process.HasExited;

    public static async Task<Replica> StartAsync(string kubeconfig, Uri aws, string leaseNamespace, int workers)
    {
        var (front, link, probes) = (await AwsFront.StartAsync(aws), new ApiLink(kubeconfig), new Probes());
        return new(front, link, probes, OperatorProcess.Start(
            link.Kubeconfig, front.Endpoint,
            ["--cluster-name", "leadership", "--resync", "1s", "--workers", $"{workers}", "--lease-namespace", leaseNamespace, .. probes.Arguments]));
    }

    public void Send(Signal signal) => Assert.Equal(0, Kill(process.Id, (int)signal));

    /// <summary>Waits until it has said something.</summary>
    public Task SaysAsync(string text) => eventually.SeeAsync(
        $"the operator says '{text}'", () => process.Output.Any(l => l.Contains(text, StringComparison.Ordinal)));

    /// <summary>Waits until it has made so many writes at or after a time.</summary>
    public Task WritesAsync(int count, TimeSpan since) => eventually.SeeAsync(
        $"{count} writes", () => Aws.Writes.Count(w => w.At >= since) >= count);

    /// <summary>Waits until it has ended by itself.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> ExitAsync()
    {
        await Theatre.Eventually.SeeAsync("the operator ends", () => process.HasExited, () => $"the operator said:\n{process.Tail}");
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        Probes.Dispose();
        await Api.DisposeAsync();
        await Aws.DisposeAsync();
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int pid, int signal);
}
