using Microsoft.Extensions.Logging;
using RoleOperator.Core.Planning.Steps;
using RoleOperator.Runtime;

namespace RoleOperator.Controllers;

/// <summary>The log lines of this project: one for each change made and for each new verdict, none while nothing happens.</summary>
internal static partial class ControllersLog
{
    [LoggerMessage(LogLevel.Information, "{Key}: {Step}")]
    public static partial void Changed(ILogger logger, ResourceKey key, Step step);

    [LoggerMessage(LogLevel.Information, "{Key}: Ready is {Status}, {Reason}")]
    public static partial void Judged(ILogger logger, ResourceKey key, string status, string reason);

    [LoggerMessage(LogLevel.Warning, "{Key}: {Error} (request {RequestId})")]
    public static partial void Refused(ILogger logger, ResourceKey key, string error, string requestId);
}
