using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace RoleOperator.Hosting;

/// <summary>
/// SIGTERM, SIGINT and SIGQUIT. The first asks for a clean stop, which waits for the passes in flight; the second ends the process at once, for those who
/// will not wait. What it cuts short is no worse than a crash: the lease runs out by itself, and the next leader looks at every object anew.
/// </summary>
internal sealed class SignalLifetime(IHostApplicationLifetime application, ILogger<SignalLifetime> logger) : IHostLifetime, IDisposable
{
    private static readonly (PosixSignal Signal, int Number)[] Handled = [(PosixSignal.SIGINT, 2), (PosixSignal.SIGQUIT, 3), (PosixSignal.SIGTERM, 15)];

    private IReadOnlyList<PosixSignalRegistration> registrations = [];
    private int received;

    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        registrations = [.. Handled.Select(h => PosixSignalRegistration.Create(h.Signal, context => Receive(context, h.Number)))];
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Gives the signals back to the system, which ends the process at the next one.</summary>
    public void Dispose()
    {
        foreach (var registration in registrations) registration.Dispose();
    }

    private void Receive(PosixSignalContext context, int number)
    {
        context.Cancel = true;      // otherwise the system ends the process after this
        if (Interlocked.Increment(ref received) > 1) Environment.Exit(ExitCode.OfSignal(number));
        HostingLog.Stopping(logger, context.Signal);
        application.StopApplication();
    }
}
