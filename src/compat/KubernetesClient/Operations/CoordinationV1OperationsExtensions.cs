using k8s.Models;

namespace k8s;

/// <summary>The operations of <see cref="ICoordinationV1Operations"/> that return the object itself, and the watches as streams.</summary>
public static class CoordinationV1OperationsExtensions
{
    public static async Task<V1LeaseList> ListNamespacedLeaseAsync(
        this ICoordinationV1Operations operations, string namespaceParameter, bool? allowWatchBookmarks = null, string? continueParameter = null,
        string? fieldSelector = null, string? labelSelector = null, int? limit = null, string? resourceVersion = null,
        string? resourceVersionMatch = null, bool? sendInitialEvents = null, int? timeoutSeconds = null, bool? pretty = null,
        CancellationToken cancellationToken = default)
    {
        using var response = await operations.ListNamespacedLeaseWithHttpMessagesAsync(
            namespaceParameter, allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion, resourceVersionMatch,
            sendInitialEvents, timeoutSeconds, false, pretty, null, cancellationToken);
        return response.Body;
    }

    public static IAsyncEnumerable<(WatchEventType, V1Lease)> WatchListNamespacedLeaseAsync(
        this ICoordinationV1Operations operations, string namespaceParameter, bool? allowWatchBookmarks = null, string? continueParameter = null,
        string? fieldSelector = null, string? labelSelector = null, int? limit = null, string? resourceVersion = null,
        string? resourceVersionMatch = null, bool? sendInitialEvents = null, int? timeoutSeconds = null, bool? pretty = null,
        Action<Exception>? onError = null, CancellationToken cancellationToken = default) =>
        WatchEvents.OfResponse<V1Lease, V1LeaseList>(operations.ListNamespacedLeaseWithHttpMessagesAsync(
            namespaceParameter, allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion, resourceVersionMatch,
            sendInitialEvents, timeoutSeconds, true, pretty, null, cancellationToken), onError, cancellationToken);

    public static async Task<V1Lease> CreateNamespacedLeaseAsync(
        this ICoordinationV1Operations operations, V1Lease body, string namespaceParameter, string? dryRun = null, string? fieldManager = null,
        string? fieldValidation = null, bool? pretty = null, CancellationToken cancellationToken = default)
    {
        using var response = await operations.CreateNamespacedLeaseWithHttpMessagesAsync(
            body, namespaceParameter, dryRun, fieldManager, fieldValidation, pretty, null, cancellationToken);
        return response.Body;
    }

    public static async Task<V1Lease> ReadNamespacedLeaseAsync(
        this ICoordinationV1Operations operations, string name, string namespaceParameter, bool? pretty = null,
        CancellationToken cancellationToken = default)
    {
        using var response = await operations.ReadNamespacedLeaseWithHttpMessagesAsync(name, namespaceParameter, pretty, null, cancellationToken);
        return response.Body;
    }

    public static async Task<V1Lease> ReplaceNamespacedLeaseAsync(
        this ICoordinationV1Operations operations, V1Lease body, string name, string namespaceParameter, string? dryRun = null,
        string? fieldManager = null, string? fieldValidation = null, bool? pretty = null, CancellationToken cancellationToken = default)
    {
        using var response = await operations.ReplaceNamespacedLeaseWithHttpMessagesAsync(
            body, name, namespaceParameter, dryRun, fieldManager, fieldValidation, pretty, null, cancellationToken);
        return response.Body;
    }

    public static async Task<V1Lease> PatchNamespacedLeaseAsync(
        this ICoordinationV1Operations operations, V1Patch body, string name, string namespaceParameter, string? dryRun = null,
        string? fieldManager = null, string? fieldValidation = null, bool? force = null, bool? pretty = null,
        CancellationToken cancellationToken = default)
    {
        using var response = await operations.PatchNamespacedLeaseWithHttpMessagesAsync(
            body, name, namespaceParameter, dryRun, fieldManager, fieldValidation, force, pretty, null, cancellationToken);
        return response.Body;
    }

    public static async Task<V1Status> DeleteNamespacedLeaseAsync(
        this ICoordinationV1Operations operations, string name, string namespaceParameter, V1DeleteOptions? body = null, string? dryRun = null,
        int? gracePeriodSeconds = null, bool? ignoreStoreReadErrorWithClusterBreakingPotential = null, bool? orphanDependents = null,
        string? propagationPolicy = null, bool? pretty = null, CancellationToken cancellationToken = default)
    {
        using var response = await operations.DeleteNamespacedLeaseWithHttpMessagesAsync(
            name, namespaceParameter, body, dryRun, gracePeriodSeconds, ignoreStoreReadErrorWithClusterBreakingPotential, orphanDependents,
            propagationPolicy, pretty, null, cancellationToken);
        return response.Body;
    }
}
