using k8s.Models;

namespace k8s;

/// <summary>The operations of <see cref="ICustomObjectsOperations"/> that return the object itself, and the watches as streams.</summary>
public static partial class CustomObjectsOperationsExtensions
{
    public static async Task<object> ListClusterCustomObjectAsync(
        this ICustomObjectsOperations operations, string group, string version, string plural, bool? allowWatchBookmarks = null,
        string? continueParameter = null, string? fieldSelector = null, string? labelSelector = null, int? limit = null,
        string? resourceVersion = null, string? resourceVersionMatch = null, int? timeoutSeconds = null, bool? pretty = null,
        CancellationToken cancellationToken = default)
    {
        using var response = await operations.ListClusterCustomObjectWithHttpMessagesAsync(
            group, version, plural, allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion,
            resourceVersionMatch, timeoutSeconds, false, pretty, null, cancellationToken);
        return response.Body;
    }

    public static async Task<T> ListClusterCustomObjectAsync<T>(
        this ICustomObjectsOperations operations, string group, string version, string plural, bool? allowWatchBookmarks = null,
        string? continueParameter = null, string? fieldSelector = null, string? labelSelector = null, int? limit = null,
        string? resourceVersion = null, string? resourceVersionMatch = null, int? timeoutSeconds = null, bool? pretty = null,
        CancellationToken cancellationToken = default)
    {
        using var response = await operations.ListClusterCustomObjectWithHttpMessagesAsync<T>(
            group, version, plural, allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion,
            resourceVersionMatch, timeoutSeconds, false, pretty, null, cancellationToken);
        return response.Body;
    }

    public static IAsyncEnumerable<(WatchEventType, object)> WatchListClusterCustomObjectAsync(
        this ICustomObjectsOperations operations, string group, string version, string plural, bool? allowWatchBookmarks = null,
        string? continueParameter = null, string? fieldSelector = null, string? labelSelector = null, int? limit = null,
        string? resourceVersion = null, string? resourceVersionMatch = null, int? timeoutSeconds = null, bool? pretty = null,
        Action<Exception>? onError = null, CancellationToken cancellationToken = default) =>
        WatchEvents.OfResponse<object, object>(operations.ListClusterCustomObjectWithHttpMessagesAsync(
            group, version, plural, allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion,
            resourceVersionMatch, timeoutSeconds, true, pretty, null, cancellationToken), onError, cancellationToken);

    public static async Task<object> CreateClusterCustomObjectAsync(
        this ICustomObjectsOperations operations, object body, string group, string version, string plural, string? dryRun = null,
        string? fieldManager = null, string? fieldValidation = null, bool? pretty = null, CancellationToken cancellationToken = default)
    {
        using var response = await operations.CreateClusterCustomObjectWithHttpMessagesAsync(
            body, group, version, plural, dryRun, fieldManager, fieldValidation, pretty, null, cancellationToken);
        return response.Body;
    }

    public static async Task<T> CreateClusterCustomObjectAsync<T>(
        this ICustomObjectsOperations operations, object body, string group, string version, string plural, string? dryRun = null,
        string? fieldManager = null, string? fieldValidation = null, bool? pretty = null, CancellationToken cancellationToken = default)
    {
        using var response = await operations.CreateClusterCustomObjectWithHttpMessagesAsync<T>(
            body, group, version, plural, dryRun, fieldManager, fieldValidation, pretty, null, cancellationToken);
        return response.Body;
    }

    public static async Task<object> GetClusterCustomObjectAsync(
        this ICustomObjectsOperations operations, string group, string version, string plural, string name,
        CancellationToken cancellationToken = default)
    {
        using var response = await operations.GetClusterCustomObjectWithHttpMessagesAsync(group, version, plural, name, null, cancellationToken);
        return response.Body;
    }

    public static async Task<T> GetClusterCustomObjectAsync<T>(
        this ICustomObjectsOperations operations, string group, string version, string plural, string name,
        CancellationToken cancellationToken = default)
    {
        using var response = await operations.GetClusterCustomObjectWithHttpMessagesAsync<T>(group, version, plural, name, null, cancellationToken);
        return response.Body;
    }

    public static async Task<object> ReplaceClusterCustomObjectAsync(
        this ICustomObjectsOperations operations, object body, string group, string version, string plural, string name, string? dryRun = null,
        string? fieldManager = null, string? fieldValidation = null, CancellationToken cancellationToken = default)
    {
        using var response = await operations.ReplaceClusterCustomObjectWithHttpMessagesAsync(
            body, group, version, plural, name, dryRun, fieldManager, fieldValidation, null, cancellationToken);
        return response.Body;
    }

    public static async Task<T> ReplaceClusterCustomObjectAsync<T>(
        this ICustomObjectsOperations operations, object body, string group, string version, string plural, string name, string? dryRun = null,
        string? fieldManager = null, string? fieldValidation = null, CancellationToken cancellationToken = default)
    {
        using var response = await operations.ReplaceClusterCustomObjectWithHttpMessagesAsync<T>(
            body, group, version, plural, name, dryRun, fieldManager, fieldValidation, null, cancellationToken);
        return response.Body;
    }

    public static async Task<object> PatchClusterCustomObjectAsync(
        this ICustomObjectsOperations operations, object body, string group, string version, string plural, string name, string? dryRun = null,
        string? fieldManager = null, string? fieldValidation = null, bool? force = null, CancellationToken cancellationToken = default)
    {
        using var response = await operations.PatchClusterCustomObjectWithHttpMessagesAsync(
            body, group, version, plural, name, dryRun, fieldManager, fieldValidation, force, null, cancellationToken);
        return response.Body;
    }

    public static async Task<T> PatchClusterCustomObjectAsync<T>(
        this ICustomObjectsOperations operations, object body, string group, string version, string plural, string name, string? dryRun = null,
        string? fieldManager = null, string? fieldValidation = null, bool? force = null, CancellationToken cancellationToken = default)
    {
        using var response = await operations.PatchClusterCustomObjectWithHttpMessagesAsync<T>(
            body, group, version, plural, name, dryRun, fieldManager, fieldValidation, force, null, cancellationToken);
        return response.Body;
    }

    public static async Task<object> GetClusterCustomObjectStatusAsync(
        this ICustomObjectsOperations operations, string group, string version, string plural, string name,
        CancellationToken cancellationToken = default)
    {
        using var response = await operations.GetClusterCustomObjectStatusWithHttpMessagesAsync(
            group, version, plural, name, null, cancellationToken);
        return response.Body;
    }

    public static async Task<T> GetClusterCustomObjectStatusAsync<T>(
        this ICustomObjectsOperations operations, string group, string version, string plural, string name,
        CancellationToken cancellationToken = default)
    {
        using var response = await operations.GetClusterCustomObjectStatusWithHttpMessagesAsync<T>(
            group, version, plural, name, null, cancellationToken);
        return response.Body;
    }

    public static async Task<object> ReplaceClusterCustomObjectStatusAsync(
        this ICustomObjectsOperations operations, object body, string group, string version, string plural, string name, string? dryRun = null,
        string? fieldManager = null, string? fieldValidation = null, CancellationToken cancellationToken = default)
    {
        using var response = await operations.ReplaceClusterCustomObjectStatusWithHttpMessagesAsync(
            body, group, version, plural, name, dryRun, fieldManager, fieldValidation, null, cancellationToken);
        return response.Body;
    }

    public static async Task<T> ReplaceClusterCustomObjectStatusAsync<T>(
        this ICustomObjectsOperations operations, object body, string group, string version, string plural, string name, string? dryRun = null,
        string? fieldManager = null, string? fieldValidation = null, CancellationToken cancellationToken = default)
    {
        using var response = await operations.ReplaceClusterCustomObjectStatusWithHttpMessagesAsync<T>(
            body, group, version, plural, name, dryRun, fieldManager, fieldValidation, null, cancellationToken);
        return response.Body;
    }

    public static async Task<object> PatchClusterCustomObjectStatusAsync(
        this ICustomObjectsOperations operations, object body, string group, string version, string plural, string name, string? dryRun = null,
        string? fieldManager = null, string? fieldValidation = null, bool? force = null, CancellationToken cancellationToken = default)
    {
        using var response = await operations.PatchClusterCustomObjectStatusWithHttpMessagesAsync(
            body, group, version, plural, name, dryRun, fieldManager, fieldValidation, force, null, cancellationToken);
        return response.Body;
    }

    public static async Task<T> PatchClusterCustomObjectStatusAsync<T>(
        this ICustomObjectsOperations operations, object body, string group, string version, string plural, string name, string? dryRun = null,
        string? fieldManager = null, string? fieldValidation = null, bool? force = null, CancellationToken cancellationToken = default)
    {
        using var response = await operations.PatchClusterCustomObjectStatusWithHttpMessagesAsync<T>(
            body, group, version, plural, name, dryRun, fieldManager, fieldValidation, force, null, cancellationToken);
        return response.Body;
    }

    public static async Task<object> DeleteClusterCustomObjectAsync(
        this ICustomObjectsOperations operations, string group, string version, string plural, string name, V1DeleteOptions? body = null,
        int? gracePeriodSeconds = null, bool? orphanDependents = null, string? propagationPolicy = null, string? dryRun = null,
        CancellationToken cancellationToken = default)
    {
        using var response = await operations.DeleteClusterCustomObjectWithHttpMessagesAsync(
            group, version, plural, name, body, gracePeriodSeconds, orphanDependents, propagationPolicy, dryRun, null, cancellationToken);
        return response.Body;
    }

    public static async Task<T> DeleteClusterCustomObjectAsync<T>(
        this ICustomObjectsOperations operations, string group, string version, string plural, string name, V1DeleteOptions? body = null,
        int? gracePeriodSeconds = null, bool? orphanDependents = null, string? propagationPolicy = null, string? dryRun = null,
        CancellationToken cancellationToken = default)
    {
        using var response = await operations.DeleteClusterCustomObjectWithHttpMessagesAsync<T>(
            group, version, plural, name, body, gracePeriodSeconds, orphanDependents, propagationPolicy, dryRun, null, cancellationToken);
        return response.Body;
    }
}
