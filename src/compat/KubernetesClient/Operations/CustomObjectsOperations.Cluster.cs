using k8s.Autorest;
using k8s.Models;
using static k8s.UriPath;

namespace k8s;

/// <inheritdoc cref="ICustomObjectsOperations"/>
internal sealed partial class CustomObjectsOperations(RequestSender sender) : ICustomObjectsOperations
{
    public Task<HttpOperationResponse<object>> ListClusterCustomObjectWithHttpMessagesAsync(
        string group, string version, string plural, bool? allowWatchBookmarks, string? continueParameter, string? fieldSelector,
        string? labelSelector, int? limit, string? resourceVersion, string? resourceVersionMatch, int? timeoutSeconds, bool? watch, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        ListClusterCustomObjectWithHttpMessagesAsync<object>(
            group, version, plural, allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion,
            resourceVersionMatch, timeoutSeconds, watch, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<T>> ListClusterCustomObjectWithHttpMessagesAsync<T>(
        string group, string version, string plural, bool? allowWatchBookmarks, string? continueParameter, string? fieldSelector,
        string? labelSelector, int? limit, string? resourceVersion, string? resourceVersionMatch, int? timeoutSeconds, bool? watch, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        sender.SendAsync<T>(
            HttpMethod.Get,
            $"apis/{Path(group)}/{Path(version)}/{Path(plural)}",
            new Query()
                .Add("allowWatchBookmarks", allowWatchBookmarks).Add("continue", continueParameter).Add("fieldSelector", fieldSelector)
                .Add("labelSelector", labelSelector).Add("limit", limit).Add("resourceVersion", resourceVersion)
                .Add("resourceVersionMatch", resourceVersionMatch).Add("timeoutSeconds", timeoutSeconds).Watch(watch).Add("pretty", pretty),
            null,
            customHeaders,
            cancellationToken);

    public Task<HttpOperationResponse<object>> CreateClusterCustomObjectWithHttpMessagesAsync(
        object body, string group, string version, string plural, string? dryRun, string? fieldManager, string? fieldValidation, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        CreateClusterCustomObjectWithHttpMessagesAsync<object>(
            body, group, version, plural, dryRun, fieldManager, fieldValidation, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<T>> CreateClusterCustomObjectWithHttpMessagesAsync<T>(
        object body, string group, string version, string plural, string? dryRun, string? fieldManager, string? fieldValidation, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        sender.SendAsync<T>(
            HttpMethod.Post,
            $"apis/{Path(group)}/{Path(version)}/{Path(plural)}",
            new Query().Add("dryRun", dryRun).Add("fieldManager", fieldManager).Add("fieldValidation", fieldValidation).Add("pretty", pretty),
            body,
            customHeaders,
            cancellationToken);

    public Task<HttpOperationResponse<object>> GetClusterCustomObjectWithHttpMessagesAsync(
        string group, string version, string plural, string name, IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders,
        CancellationToken cancellationToken) =>
        GetClusterCustomObjectWithHttpMessagesAsync<object>(group, version, plural, name, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<T>> GetClusterCustomObjectWithHttpMessagesAsync<T>(
        string group, string version, string plural, string name, IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders,
        CancellationToken cancellationToken) =>
        sender.SendAsync<T>(
            HttpMethod.Get,
            $"apis/{Path(group)}/{Path(version)}/{Path(plural)}/{Path(name)}",
            new Query(),
            null,
            customHeaders,
            cancellationToken);

    public Task<HttpOperationResponse<object>> ReplaceClusterCustomObjectWithHttpMessagesAsync(
        object body, string group, string version, string plural, string name, string? dryRun, string? fieldManager, string? fieldValidation,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        ReplaceClusterCustomObjectWithHttpMessagesAsync<object>(
            body, group, version, plural, name, dryRun, fieldManager, fieldValidation, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<T>> ReplaceClusterCustomObjectWithHttpMessagesAsync<T>(
        object body, string group, string version, string plural, string name, string? dryRun, string? fieldManager, string? fieldValidation,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        sender.SendAsync<T>(
            HttpMethod.Put,
            $"apis/{Path(group)}/{Path(version)}/{Path(plural)}/{Path(name)}",
            new Query().Add("dryRun", dryRun).Add("fieldManager", fieldManager).Add("fieldValidation", fieldValidation),
            body,
            customHeaders,
            cancellationToken);

    public Task<HttpOperationResponse<object>> PatchClusterCustomObjectWithHttpMessagesAsync(
        object body, string group, string version, string plural, string name, string? dryRun, string? fieldManager, string? fieldValidation,
        bool? force, IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        PatchClusterCustomObjectWithHttpMessagesAsync<object>(
            body, group, version, plural, name, dryRun, fieldManager, fieldValidation, force, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<T>> PatchClusterCustomObjectWithHttpMessagesAsync<T>(
        object body, string group, string version, string plural, string name, string? dryRun, string? fieldManager, string? fieldValidation,
        bool? force, IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        sender.SendAsync<T>(
            HttpMethod.Patch,
            $"apis/{Path(group)}/{Path(version)}/{Path(plural)}/{Path(name)}",
            new Query().Add("dryRun", dryRun).Add("fieldManager", fieldManager).Add("fieldValidation", fieldValidation).Add("force", force),
            body,
            customHeaders,
            cancellationToken);

    public Task<HttpOperationResponse<object>> GetClusterCustomObjectStatusWithHttpMessagesAsync(
        string group, string version, string plural, string name, IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders,
        CancellationToken cancellationToken) =>
        GetClusterCustomObjectStatusWithHttpMessagesAsync<object>(group, version, plural, name, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<T>> GetClusterCustomObjectStatusWithHttpMessagesAsync<T>(
        string group, string version, string plural, string name, IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders,
        CancellationToken cancellationToken) =>
        sender.SendAsync<T>(
            HttpMethod.Get,
            $"apis/{Path(group)}/{Path(version)}/{Path(plural)}/{Path(name)}/status",
            new Query(),
            null,
            customHeaders,
            cancellationToken);

    public Task<HttpOperationResponse<object>> ReplaceClusterCustomObjectStatusWithHttpMessagesAsync(
        object body, string group, string version, string plural, string name, string? dryRun, string? fieldManager, string? fieldValidation,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        ReplaceClusterCustomObjectStatusWithHttpMessagesAsync<object>(
            body, group, version, plural, name, dryRun, fieldManager, fieldValidation, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<T>> ReplaceClusterCustomObjectStatusWithHttpMessagesAsync<T>(
        object body, string group, string version, string plural, string name, string? dryRun, string? fieldManager, string? fieldValidation,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        sender.SendAsync<T>(
            HttpMethod.Put,
            $"apis/{Path(group)}/{Path(version)}/{Path(plural)}/{Path(name)}/status",
            new Query().Add("dryRun", dryRun).Add("fieldManager", fieldManager).Add("fieldValidation", fieldValidation),
            body,
            customHeaders,
            cancellationToken);

    public Task<HttpOperationResponse<object>> PatchClusterCustomObjectStatusWithHttpMessagesAsync(
        object body, string group, string version, string plural, string name, string? dryRun, string? fieldManager, string? fieldValidation,
        bool? force, IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        PatchClusterCustomObjectStatusWithHttpMessagesAsync<object>(
            body, group, version, plural, name, dryRun, fieldManager, fieldValidation, force, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<T>> PatchClusterCustomObjectStatusWithHttpMessagesAsync<T>(
        object body, string group, string version, string plural, string name, string? dryRun, string? fieldManager, string? fieldValidation,
        bool? force, IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        sender.SendAsync<T>(
            HttpMethod.Patch,
            $"apis/{Path(group)}/{Path(version)}/{Path(plural)}/{Path(name)}/status",
            new Query().Add("dryRun", dryRun).Add("fieldManager", fieldManager).Add("fieldValidation", fieldValidation).Add("force", force),
            body,
            customHeaders,
            cancellationToken);

    public Task<HttpOperationResponse<object>> DeleteClusterCustomObjectWithHttpMessagesAsync(
        string group, string version, string plural, string name, V1DeleteOptions? body, int? gracePeriodSeconds, bool? orphanDependents,
        string? propagationPolicy, string? dryRun, IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders,
        CancellationToken cancellationToken) =>
        DeleteClusterCustomObjectWithHttpMessagesAsync<object>(
            group, version, plural, name, body, gracePeriodSeconds, orphanDependents, propagationPolicy, dryRun, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<T>> DeleteClusterCustomObjectWithHttpMessagesAsync<T>(
        string group, string version, string plural, string name, V1DeleteOptions? body, int? gracePeriodSeconds, bool? orphanDependents,
        string? propagationPolicy, string? dryRun, IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders,
        CancellationToken cancellationToken) =>
        sender.SendAsync<T>(
            HttpMethod.Delete,
            $"apis/{Path(group)}/{Path(version)}/{Path(plural)}/{Path(name)}",
            new Query()
                .Add("gracePeriodSeconds", gracePeriodSeconds).Add("orphanDependents", orphanDependents).Add("propagationPolicy", propagationPolicy)
                .Add("dryRun", dryRun),
            body,
            customHeaders,
            cancellationToken);
}
