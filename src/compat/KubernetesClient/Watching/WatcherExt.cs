using k8s.Autorest;

namespace k8s;

#pragma warning disable CA1715 // The official names of the type parameters.

/// <summary>Turns the response of a list call made with watch = true into events.</summary>
public static class WatcherExt
{
    [Obsolete("This method will be deprecated in future versions. Please use the Watch method instead.")]
    public static Watcher<T> Watch<T, L>(
        this Task<HttpOperationResponse<L>> responseTask, Action<WatchEventType, T> onEvent, Action<Exception>? onError = null, Action? onClosed = null) =>
        new(report => WatchEvents.OfResponse<T, L>(responseTask, report, CancellationToken.None), onEvent, onError, onClosed);

    [Obsolete("This method will be deprecated in future versions. Please use the Watch method instead.")]
    public static Watcher<T> Watch<T, L>(
        this HttpOperationResponse<L> response, Action<WatchEventType, T> onEvent, Action<Exception>? onError = null, Action? onClosed = null) =>
        Task.FromResult(response).Watch(onEvent, onError, onClosed);

    [Obsolete("This method will be deprecated in future versions. Please use the WatchAsync method instead.")]
    public static IAsyncEnumerable<(WatchEventType, T)> WatchAsync<T, L>(
        this Task<HttpOperationResponse<L>> responseTask, Action<Exception>? onError = null, CancellationToken cancellationToken = default) =>
        WatchEvents.OfResponse<T, L>(responseTask, onError, cancellationToken);
}
