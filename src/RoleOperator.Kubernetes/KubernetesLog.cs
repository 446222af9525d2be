using Microsoft.Extensions.Logging;

namespace RoleOperator.Kubernetes;

/// <summary>The log lines of this project.</summary>
internal static partial class KubernetesLog
{
    [LoggerMessage(LogLevel.Error, "An object of kind {Kind} cannot be read and is skipped: \"{Namespace}/{Name}\": {Error}")]
    public static partial void UnreadableObject(ILogger logger, string kind, string? @namespace, string? name, string error);

    [LoggerMessage(LogLevel.Warning, "A page of {Plural} is too large; pages of {Size} objects are asked for from now on: {Error}")]
    public static partial void PageTooLarge(ILogger logger, string plural, int size, string error);

    [LoggerMessage(LogLevel.Warning, "Status cannot be written by server-side apply on this API server ({Reason}); it is read and patched from now on.")]
    public static partial void NoServerSideApply(ILogger logger, string reason);

    [LoggerMessage(LogLevel.Warning, "An event about {About} could not be posted and is dropped: {Message}")]
    public static partial void EventDropped(ILogger logger, string about, string message);
}
