using k8s.Models;

namespace k8s;

/// <summary>The operations of <see cref="IEventsV1Operations"/> that return the object itself, and the watches as streams.</summary>
public static class EventsV1OperationsExtensions
{
    public static async Task<Eventsv1EventList> ListNamespacedEventAsync(
        this IEventsV1Operations operations, string namespaceParameter, bool? allowWatchBookmarks = null, string? continueParameter = null,
        string? fieldSelector = null, string? labelSelector = null, int? limit = null, string? resourceVersion = null,
        string? resourceVersionMatch = null, bool? sendInitialEvents = null, int? timeoutSeconds = null, bool? pretty = null,
        CancellationToken cancellationToken = default)
    {
        using var response = await operations.ListNamespacedEventWithHttpMessagesAsync(
            namespaceParameter, allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion, resourceVersionMatch,
            sendInitialEvents, timeoutSeconds, false, pretty, null, cancellationToken);
        return response.Body;
    }

    public static IAsyncEnumerable<(WatchEventType, Eventsv1Event)> WatchListNamespacedEventAsync(
        this IEventsV1Operations operations, string namespaceParameter, bool? allowWatchBookmarks = null, string? continueParameter = null,
        string? fieldSelector = null, string? labelSelector = null, int? limit = null, string? resourceVersion = null,
        string? resourceVersionMatch = null, bool? sendInitialEvents = null, int? timeoutSeconds = null, bool? pretty = null,
        Action<Exception>? onError = null, CancellationToken cancellationToken = default) =>
        WatchEvents.OfResponse<Eventsv1Event, Eventsv1EventList>(operations.ListNamespacedEventWithHttpMessagesAsync(
            namespaceParameter, allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion, resourceVersionMatch,
            sendInitialEvents, timeoutSeconds, true, pretty, null, cancellationToken), onError, cancellationToken);

    public static async Task<Eventsv1Event> CreateNamespacedEventAsync(
        this IEventsV1Operations operations, Eventsv1Event body, string namespaceParameter, string? dryRun = null, string? fieldManager = null,
        string? fieldValidation = null, bool? pretty = null, CancellationToken cancellationToken = default)
    {
        using var response = await operations.CreateNamespacedEventWithHttpMessagesAsync(
            body, namespaceParameter, dryRun, fieldManager, fieldValidation, pretty, null, cancellationToken);
        return response.Body;
    }

    public static async Task<Eventsv1Event> ReadNamespacedEventAsync(
        this IEventsV1Operations operations, string name, string namespaceParameter, bool? pretty = null,
        CancellationToken cancellationToken = default)
    {
        using var response = await operations.ReadNamespacedEventWithHttpMessagesAsync(name, namespaceParameter, pretty, null, cancellationToken);
        return response.Body;
    }

    public static async Task<Eventsv1Event> ReplaceNamespacedEventAsync(
        this IEventsV1Operations operations, Eventsv1Event body, string name, string namespaceParameter, string? dryRun = null,
        string? fieldManager = null, string? fieldValidation = null, bool? pretty = null, CancellationToken cancellationToken = default)
    {
        using var response = await operations.ReplaceNamespacedEventWithHttpMessagesAsync(
            body, name, namespaceParameter, dryRun, fieldManager, fieldValidation, pretty, null, cancellationToken);
        return response.Body;
    }

    public static async Task<Eventsv1Event> PatchNamespacedEventAsync(
        this IEventsV1Operations operations, V1Patch body, string name, string namespaceParameter, string? dryRun = null,
        string? fieldManager = null, string? fieldValidation = null, bool? force = null, bool? pretty = null,
        CancellationToken cancellationToken = default)
    {
        using var response = await operations.PatchNamespacedEventWithHttpMessagesAsync(
            body, name, namespaceParameter, dryRun, fieldManager, fieldValidation, force, pretty, null, cancellationToken);
        return response.Body;
    }

    public static async Task<V1Status> DeleteNamespacedEventAsync(
        this IEventsV1Operations operations, string name, string namespaceParameter, V1DeleteOptions? body = null, string? dryRun = null,
        int? gracePeriodSeconds = null, bool? ignoreStoreReadErrorWithClusterBreakingPotential = null, bool? orphanDependents = null,
        string? propagationPolicy = null, bool? pretty = null, CancellationToken cancellationToken = default)
    {
        using var response = await operations.DeleteNamespacedEventWithHttpMessagesAsync(
            name, namespaceParameter, body, dryRun, gracePeriodSeconds, ignoreStoreReadErrorWithClusterBreakingPotential, orphanDependents,
            propagationPolicy, pretty, null, cancellationToken);
        return response.Body;
    }
}
