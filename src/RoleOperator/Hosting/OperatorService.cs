using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RoleOperator.Kubernetes;
using RoleOperator.Runtime.Leadership;

namespace RoleOperator.Hosting;

/// <summary>
/// The operator's life as one list. Start: informers, events, election, controllers; a standby's informers run, its workers wait. Stop: the
/// controllers drain first, while the term still lives, and their events are posted; the lease is given back last of all writes; a lost term ends the process.
/// </summary>
internal sealed class OperatorService(
    IReadOnlyList<IControllerLoop> loops,
    EventRecorder events,
    Election election,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ExitCode exit,
    ILogger<OperatorService> logger) : BackgroundService
{
    /// <summary>What the events of the last passes may add to a stop.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stopReading = new CancellationTokenSource();
        using var stopLeading = new CancellationTokenSource();
        try
        {
            var reading = loops.Select(loop => loop.WatchAsync(stopReading.Token)).ToList();
            var telling = events.RunAsync(election.Elected, stopReading.Token);
            var leading = election.RunAsync(stopLeading.Token);

            var controlling = loops.Select(loop => loop.ControlAsync(election.Elected, stoppingToken)).ToList();
            var ended = await Task.WhenAny([leading, .. reading, .. controlling]);
            if (!stoppingToken.IsCancellationRequested)
            {
                await ended;                // what it failed of is told
                throw ended == leading ? new LeadershipLostException() : new InvalidOperationException("an informer or a controller ended by itself");
            }

            await Task.WhenAll(controlling);

            events.Close();
            if (election.Elected.IsCompletedSuccessfully) await Task.WhenAny(telling, leading, Task.Delay(LastWords, time, CancellationToken.None));
            await stopLeading.CancelAsync();
            await leading;
            await stopReading.CancelAsync();
            await Task.WhenAll([.. reading, telling]);
        }
        catch (LeadershipLostException)
        {
            HostingLog.LeadershipLost(logger);
            exit.Value = ExitCode.LeadershipLost;
        }
#pragma warning disable CA1031 // Whatever it was, the process must not live on half-alive: its supervisor starts a new one.
        catch (Exception e)
#pragma warning restore CA1031
        {
            HostingLog.Crashed(logger, e);
            exit.Value = ExitCode.Crashed;
        }
        finally
        {
            await stopLeading.CancelAsync();
            await stopReading.CancelAsync();
            lifetime.StopApplication();
        }
    }
}
