using Microsoft.Extensions.Logging;

namespace RoleOperator.Kubernetes;

/// <summary>The log lines of this project.</summary>
internal static partial class KubernetesLog
{
    [LoggerMessage(LogLevel.Error, "An object of kind {Kind} cannot be read and is skipped.")]
    public static partial void UnreadableObject(ILogger logger, string kind, Exception error);

    [LoggerMessage(LogLevel.Warning, "An event about {About} could not be posted and is dropped: {Message}")]
    public static partial void EventDropped(ILogger logger, string about, string message);
}
