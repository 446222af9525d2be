using Microsoft.Extensions.Logging;

namespace RoleOperator.Runtime.Leadership;

internal static partial class LeadershipLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Identity} is the leader now")]
    public static partial void Elected(ILogger logger, string identity);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Identity} stands by: {Holder} is the leader")]
    public static partial void StandsBy(ILogger logger, string identity, string holder);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Identity} could not keep the lease: the leader term is over and the process has to exit")]
    public static partial void Lost(ILogger logger, string identity);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Identity} released the lease")]
    public static partial void Released(ILogger logger, string identity);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lease was not released and will run out by itself: {Error}")]
    public static partial void NotReleased(ILogger logger, string error, Exception exception);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The lease was changed by someone else meanwhile, looking again: {Error}")]
    public static partial void Conflict(ILogger logger, string error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No answer about the lease, trying again: {Error}")]
    public static partial void NoAnswer(ILogger logger, string error, Exception exception);
}
