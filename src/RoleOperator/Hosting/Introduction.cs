using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RoleOperator.Aws;
using RoleOperator.Controllers.Ports;
using RoleOperator.Core.Errors;
using RoleOperator.Options;
using RoleOperator.Runtime.Leadership;

namespace RoleOperator.Hosting;

/// <summary>
/// Says in the log who works here: at the start what was configured, and, once this process leads, whom AWS takes it for. Credentials that do not work show
/// there before the first object does; they hold up nothing, since they may be mended while the process runs.
/// </summary>
internal sealed class Introduction(
    OperatorOptions options, AwsAccount aws, Election election, ILogger<Introduction> logger) : BackgroundService
{
    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        var namespaces = options.Namespaces.Count == 0 ? "all" : string.Join(", ", options.Namespaces);
        HostingLog.Started(logger, Build.Version, Build.Commit ?? "unknown", options.ClusterName, namespaces, AwsAccount.ConfiguredRegion ?? "not configured");
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await election.Elected.WaitAsync(stoppingToken);
            var caller = await aws.CallerAsync(stoppingToken);
            HostingLog.Identified(logger, caller.Account.AccountId, caller.Region ?? "none", caller.Arn);
        }
        catch (AwsCallException e)
        {
            HostingLog.NotIdentified(logger, AwsProblems.ToProblem(e.Error, AwsErrorTable.Classify(e.Error, age: null)).Message);
        }
        catch (Exception e) when (e is OperationCanceledException or LeadershipLostException)
        {
            // The process is about to end; who it was is of no interest any more.
        }
#pragma warning disable CA1031 // Whatever it is, the passes meet it as well, and say so on the objects.
        catch (Exception e)
#pragma warning restore CA1031
        {
            HostingLog.NotIdentified(logger, e.Message);
        }
    }
}
