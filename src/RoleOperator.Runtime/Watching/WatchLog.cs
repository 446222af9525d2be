using Microsoft.Extensions.Logging;

namespace RoleOperator.Runtime.Watching;

internal static partial class WatchLog
{
    public static void Pause(ILogger logger, string name, WatchInput input)
    {
        switch (input)
        {
            case WatchInput.Expired: Expired(logger, name); break;
            case WatchInput.Unreadable(var error): Unreadable(logger, name, error); break;
            case WatchInput.Broken(var error): Broken(logger, name, error.Message); break;
            case WatchInput.Refused(var error, _): StillRefused(logger, name, error); break;
            default: Short(logger, name); break;
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Listed {Count} of {Name}")]
    public static partial void Listed(ILogger logger, string name, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Name} cannot be read and are left alone until they can: {Error}")]
    public static partial void Refused(ILogger logger, string name, string error);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Name} can be read now: {Count} taken up")]
    public static partial void Granted(ILogger logger, string name, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Key} is missing from the index {Index}: its values could not be computed")]
    public static partial void NotIndexed(ILogger logger, ResourceKey key, string index, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "A subscriber failed on the change of {Key}")]
    public static partial void SubscriberFailed(ILogger logger, ResourceKey key, Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "The version of {Name} that was watched is no longer kept by the server: listing anew")]
    private static partial void Expired(ILogger logger, string name);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The watch of {Name} brought a line that cannot be understood, listing anew: {Error}")]
    private static partial void Unreadable(ILogger logger, string name, string error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Listing or watching {Name} failed, trying again: {Error}")]
    private static partial void Broken(ILogger logger, string name, string error);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Listing or watching {Name} is refused, trying again: {Error}")]
    private static partial void StillRefused(ILogger logger, string name, string error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The server closed the watch of {Name} at once without a line, trying again")]
    private static partial void Short(ILogger logger, string name);
}
