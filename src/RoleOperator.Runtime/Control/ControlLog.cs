using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace RoleOperator.Runtime.Control;

internal static partial class ControlLog
{
    public static void Pass(ILogger logger, ReconcileReport report)
    {
        switch (report.Outcome)
        {
            case Outcome.Converged: Converged(logger, report.Key, report.Took, report.Again); break;
            case Outcome.Waiting(_, var awaited): Waiting(logger, report.Key, report.Took, awaited, report.Again); break;
            case Outcome.Blocked(var reason, _): Blocked(logger, report.Key, report.Took, reason, report.Again); break;
            case Outcome.Failed(var error) { IsDefect: true }: Defective(logger, report.Key, report.Took, report.Again, error.Message, error); break;
            case Outcome.Failed(var error): Failed(logger, report.Key, report.Took, report.Again, error.Message, error); break;
            case Outcome.Done: Done(logger, report.Key, report.Took); break;
            default: throw new UnreachableException();
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Controller {Controller} starts with {Workers} workers")]
    public static partial void Started(ILogger logger, string controller, int workers);

    [LoggerMessage(Level = LogLevel.Information, Message = "Controller {Controller} has stopped")]
    public static partial void Stopped(ILogger logger, string controller);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Controller {Controller} leaves {Passes} passes behind that did not heed their cancellation")]
    public static partial void LeftBehind(ILogger logger, string controller, int passes);

    [LoggerMessage(Level = LogLevel.Error, Message = "An observer failed after the pass over {Key}; the pass itself is not affected")]
    public static partial void ObserverFailed(ILogger logger, ResourceKey key, Exception exception);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Key} is converged, after {Took}; next look in {Again}")]
    private static partial void Converged(ILogger logger, ResourceKey key, TimeSpan took, TimeSpan? again);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Key} waits for {Awaited}, after {Took}; next look in {Again}")]
    private static partial void Waiting(ILogger logger, ResourceKey key, TimeSpan took, string awaited, TimeSpan? again);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Key} is blocked, after {Took}: {Reason}; next look in {Again}")]
    private static partial void Blocked(ILogger logger, ResourceKey key, TimeSpan took, string reason, TimeSpan? again);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Key} failed, after {Took}; next try in {Again}: {Error}")]
    private static partial void Failed(ILogger logger, ResourceKey key, TimeSpan took, TimeSpan? again, string error, Exception exception);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "{Key} met a mistake in the operator itself, after {Took}; next try in {Again}. Please report it with these lines: {Error}")]
    private static partial void Defective(ILogger logger, ResourceKey key, TimeSpan took, TimeSpan? again, string error, Exception exception);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Key} is gone, after {Took}")]
    private static partial void Done(ILogger logger, ResourceKey key, TimeSpan took);
}
