using k8s.Models;

namespace k8s;

/// <summary>The operations of <see cref="IApiextensionsV1Operations"/> that return the object itself, and the watches as streams.</summary>
public static class ApiextensionsV1OperationsExtensions
{
    public static async Task<V1CustomResourceDefinitionList> ListCustomResourceDefinitionAsync(
        this IApiextensionsV1Operations operations, bool? allowWatchBookmarks = null, string? continueParameter = null, string? fieldSelector = null,
        string? labelSelector = null, int? limit = null, string? resourceVersion = null, string? resourceVersionMatch = null,
        bool? sendInitialEvents = null, int? timeoutSeconds = null, bool? pretty = null, CancellationToken cancellationToken = default)
    {
        using var response = await operations.ListCustomResourceDefinitionWithHttpMessagesAsync(
            allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion, resourceVersionMatch, sendInitialEvents,
            timeoutSeconds, false, pretty, null, cancellationToken);
        return response.Body;
    }

    public static IAsyncEnumerable<(WatchEventType, V1CustomResourceDefinition)> WatchListCustomResourceDefinitionAsync(
        this IApiextensionsV1Operations operations, bool? allowWatchBookmarks = null, string? continueParameter = null, string? fieldSelector = null,
        string? labelSelector = null, int? limit = null, string? resourceVersion = null, string? resourceVersionMatch = null,
        bool? sendInitialEvents = null, int? timeoutSeconds = null, bool? pretty = null, Action<Exception>? onError = null,
        CancellationToken cancellationToken = default) =>
        WatchEvents.OfResponse<V1CustomResourceDefinition, V1CustomResourceDefinitionList>(operations.ListCustomResourceDefinitionWithHttpMessagesAsync(
            allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion, resourceVersionMatch, sendInitialEvents,
            timeoutSeconds, true, pretty, null, cancellationToken), onError, cancellationToken);

    public static async Task<V1CustomResourceDefinition> CreateCustomResourceDefinitionAsync(
        this IApiextensionsV1Operations operations, V1CustomResourceDefinition body, string? dryRun = null, string? fieldManager = null,
        string? fieldValidation = null, bool? pretty = null, CancellationToken cancellationToken = default)
    {
        using var response = await operations.CreateCustomResourceDefinitionWithHttpMessagesAsync(
            body, dryRun, fieldManager, fieldValidation, pretty, null, cancellationToken);
        return response.Body;
    }

    public static async Task<V1CustomResourceDefinition> ReadCustomResourceDefinitionAsync(
        this IApiextensionsV1Operations operations, string name, bool? pretty = null, CancellationToken cancellationToken = default)
    {
        using var response = await operations.ReadCustomResourceDefinitionWithHttpMessagesAsync(name, pretty, null, cancellationToken);
        return response.Body;
    }

    public static async Task<V1CustomResourceDefinition> ReplaceCustomResourceDefinitionAsync(
        this IApiextensionsV1Operations operations, V1CustomResourceDefinition body, string name, string? dryRun = null, string? fieldManager = null,
        string? fieldValidation = null, bool? pretty = null, CancellationToken cancellationToken = default)
    {
        using var response = await operations.ReplaceCustomResourceDefinitionWithHttpMessagesAsync(
            body, name, dryRun, fieldManager, fieldValidation, pretty, null, cancellationToken);
        return response.Body;
    }

    public static async Task<V1CustomResourceDefinition> PatchCustomResourceDefinitionAsync(
        this IApiextensionsV1Operations operations, V1Patch body, string name, string? dryRun = null, string? fieldManager = null,
        string? fieldValidation = null, bool? force = null, bool? pretty = null, CancellationToken cancellationToken = default)
    {
        using var response = await operations.PatchCustomResourceDefinitionWithHttpMessagesAsync(
            body, name, dryRun, fieldManager, fieldValidation, force, pretty, null, cancellationToken);
        return response.Body;
    }

    public static async Task<V1Status> DeleteCustomResourceDefinitionAsync(
        this IApiextensionsV1Operations operations, string name, V1DeleteOptions? body = null, string? dryRun = null, int? gracePeriodSeconds = null,
        bool? ignoreStoreReadErrorWithClusterBreakingPotential = null, bool? orphanDependents = null, string? propagationPolicy = null,
        bool? pretty = null, CancellationToken cancellationToken = default)
    {
        using var response = await operations.DeleteCustomResourceDefinitionWithHttpMessagesAsync(
            name, body, dryRun, gracePeriodSeconds, ignoreStoreReadErrorWithClusterBreakingPotential, orphanDependents, propagationPolicy, pretty,
            null, cancellationToken);
        return response.Body;
    }
}
