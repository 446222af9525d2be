using k8s.Autorest;
using k8s.Models;
using static k8s.UriPath;

namespace k8s;

/// <content>The namespaced operations.</content>
internal sealed partial class CustomObjectsOperations
{
    public Task<HttpOperationResponse<object>> ListNamespacedCustomObjectWithHttpMessagesAsync(
        string group, string version, string namespaceParameter, string plural, bool? allowWatchBookmarks, string? continueParameter,
        string? fieldSelector, string? labelSelector, int? limit, string? resourceVersion, string? resourceVersionMatch, int? timeoutSeconds,
        bool? watch, bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        ListNamespacedCustomObjectWithHttpMessagesAsync<object>(
            group, version, namespaceParameter, plural, allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion,
            resourceVersionMatch, timeoutSeconds, watch, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<T>> ListNamespacedCustomObjectWithHttpMessagesAsync<T>(
        string group, string version, string namespaceParameter, string plural, bool? allowWatchBookmarks, string? continueParameter,
        string? fieldSelector, string? labelSelector, int? limit, string? resourceVersion, string? resourceVersionMatch, int? timeoutSeconds,
        bool? watch, bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        sender.SendAsync<T>(
            HttpMethod.Get,
            $"apis/{Path(group)}/{Path(version)}/namespaces/{Path(namespaceParameter)}/{Path(plural)}",
            new Query()
                .Add("allowWatchBookmarks", allowWatchBookmarks).Add("continue", continueParameter).Add("fieldSelector", fieldSelector)
                .Add("labelSelector", labelSelector).Add("limit", limit).Add("resourceVersion", resourceVersion)
                .Add("resourceVersionMatch", resourceVersionMatch).Add("timeoutSeconds", timeoutSeconds).Watch(watch).Add("pretty", pretty),
            null,
            customHeaders,
            cancellationToken);

    public Task<HttpOperationResponse<object>> CreateNamespacedCustomObjectWithHttpMessagesAsync(
        object body, string group, string version, string namespaceParameter, string plural, string? dryRun, string? fieldManager,
        string? fieldValidation, bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        CreateNamespacedCustomObjectWithHttpMessagesAsync<object>(
            body, group, version, namespaceParameter, plural, dryRun, fieldManager, fieldValidation, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<T>> CreateNamespacedCustomObjectWithHttpMessagesAsync<T>(
        object body, string group, string version, string namespaceParameter, string plural, string? dryRun, string? fieldManager,
        string? fieldValidation, bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        sender.SendAsync<T>(
            HttpMethod.Post,
            $"apis/{Path(group)}/{Path(version)}/namespaces/{Path(namespaceParameter)}/{Path(plural)}",
            new Query().Add("dryRun", dryRun).Add("fieldManager", fieldManager).Add("fieldValidation", fieldValidation).Add("pretty", pretty),
            body,
            customHeaders,
            cancellationToken);

    public Task<HttpOperationResponse<object>> GetNamespacedCustomObjectWithHttpMessagesAsync(
        string group, string version, string namespaceParameter, string plural, string name,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        GetNamespacedCustomObjectWithHttpMessagesAsync<object>(group, version, namespaceParameter, plural, name, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<T>> GetNamespacedCustomObjectWithHttpMessagesAsync<T>(
        string group, string version, string namespaceParameter, string plural, string name,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        sender.SendAsync<T>(
            HttpMethod.Get,
            $"apis/{Path(group)}/{Path(version)}/namespaces/{Path(namespaceParameter)}/{Path(plural)}/{Path(name)}",
            new Query(),
            null,
            customHeaders,
            cancellationToken);

    public Task<HttpOperationResponse<object>> ReplaceNamespacedCustomObjectWithHttpMessagesAsync(
        object body, string group, string version, string namespaceParameter, string plural, string name, string? dryRun, string? fieldManager,
        string? fieldValidation, IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        ReplaceNamespacedCustomObjectWithHttpMessagesAsync<object>(
            body, group, version, namespaceParameter, plural, name, dryRun, fieldManager, fieldValidation, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<T>> ReplaceNamespacedCustomObjectWithHttpMessagesAsync<T>(
        object body, string group, string version, string namespaceParameter, string plural, string name, string? dryRun, string? fieldManager,
        string? fieldValidation, IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        sender.SendAsync<T>(
            HttpMethod.Put,
            $"apis/{Path(group)}/{Path(version)}/namespaces/{Path(namespaceParameter)}/{Path(plural)}/{Path(name)}",
            new Query().Add("dryRun", dryRun).Add("fieldManager", fieldManager).Add("fieldValidation", fieldValidation),
            body,
            customHeaders,
            cancellationToken);

    public Task<HttpOperationResponse<object>> PatchNamespacedCustomObjectWithHttpMessagesAsync(
        object body, string group, string version, string namespaceParameter, string plural, string name, string? dryRun, string? fieldManager,
        string? fieldValidation, bool? force, IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        PatchNamespacedCustomObjectWithHttpMessagesAsync<object>(
            body, group, version, namespaceParameter, plural, name, dryRun, fieldManager, fieldValidation, force, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<T>> PatchNamespacedCustomObjectWithHttpMessagesAsync<T>(
        object body, string group, string version, string namespaceParameter, string plural, string name, string? dryRun, string? fieldManager,
        string? fieldValidation, bool? force, IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        sender.SendAsync<T>(
            HttpMethod.Patch,
            $"apis/{Path(group)}/{Path(version)}/namespaces/{Path(namespaceParameter)}/{Path(plural)}/{Path(name)}",
            new Query().Add("dryRun", dryRun).Add("fieldManager", fieldManager).Add("fieldValidation", fieldValidation).Add("force", force),
            body,
            customHeaders,
            cancellationToken);

    public Task<HttpOperationResponse<object>> GetNamespacedCustomObjectStatusWithHttpMessagesAsync(
        string group, string version, string namespaceParameter, string plural, string name,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        GetNamespacedCustomObjectStatusWithHttpMessagesAsync<object>(
            group, version, namespaceParameter, plural, name, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<T>> GetNamespacedCustomObjectStatusWithHttpMessagesAsync<T>(
        string group, string version, string namespaceParameter, string plural, string name,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        sender.SendAsync<T>(
            HttpMethod.Get,
            $"apis/{Path(group)}/{Path(version)}/namespaces/{Path(namespaceParameter)}/{Path(plural)}/{Path(name)}/status",
            new Query(),
            null,
            customHeaders,
            cancellationToken);

    public Task<HttpOperationResponse<object>> ReplaceNamespacedCustomObjectStatusWithHttpMessagesAsync(
        object body, string group, string version, string namespaceParameter, string plural, string name, string? dryRun, string? fieldManager,
        string? fieldValidation, IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        ReplaceNamespacedCustomObjectStatusWithHttpMessagesAsync<object>(
            body, group, version, namespaceParameter, plural, name, dryRun, fieldManager, fieldValidation, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<T>> ReplaceNamespacedCustomObjectStatusWithHttpMessagesAsync<T>(
        object body, string group, string version, string namespaceParameter, string plural, string name, string? dryRun, string? fieldManager,
        string? fieldValidation, IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        sender.SendAsync<T>(
            HttpMethod.Put,
            $"apis/{Path(group)}/{Path(version)}/namespaces/{Path(namespaceParameter)}/{Path(plural)}/{Path(name)}/status",
            new Query().Add("dryRun", dryRun).Add("fieldManager", fieldManager).Add("fieldValidation", fieldValidation),
            body,
            customHeaders,
            cancellationToken);

    public Task<HttpOperationResponse<object>> PatchNamespacedCustomObjectStatusWithHttpMessagesAsync(
        object body, string group, string version, string namespaceParameter, string plural, string name, string? dryRun, string? fieldManager,
        string? fieldValidation, bool? force, IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        PatchNamespacedCustomObjectStatusWithHttpMessagesAsync<object>(
            body, group, version, namespaceParameter, plural, name, dryRun, fieldManager, fieldValidation, force, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<T>> PatchNamespacedCustomObjectStatusWithHttpMessagesAsync<T>(
        object body, string group, string version, string namespaceParameter, string plural, string name, string? dryRun, string? fieldManager,
        string? fieldValidation, bool? force, IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        sender.SendAsync<T>(
            HttpMethod.Patch,
            $"apis/{Path(group)}/{Path(version)}/namespaces/{Path(namespaceParameter)}/{Path(plural)}/{Path(name)}/status",
            new Query().Add("dryRun", dryRun).Add("fieldManager", fieldManager).Add("fieldValidation", fieldValidation).Add("force", force),
            body,
            customHeaders,
            cancellationToken);

    public Task<HttpOperationResponse<object>> DeleteNamespacedCustomObjectWithHttpMessagesAsync(
        string group, string version, string namespaceParameter, string plural, string name, V1DeleteOptions? body, int? gracePeriodSeconds,
        bool? orphanDependents, string? propagationPolicy, string? dryRun, IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders,
        CancellationToken cancellationToken) =>
        DeleteNamespacedCustomObjectWithHttpMessagesAsync<object>(
            group, version, namespaceParameter, plural, name, body, gracePeriodSeconds, orphanDependents, propagationPolicy, dryRun, customHeaders,
            cancellationToken);

    public Task<HttpOperationResponse<T>> DeleteNamespacedCustomObjectWithHttpMessagesAsync<T>(
        string group, string version, string namespaceParameter, string plural, string name, V1DeleteOptions? body, int? gracePeriodSeconds,
        bool? orphanDependents, string? propagationPolicy, string? dryRun, IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders,
        CancellationToken cancellationToken) =>
        sender.SendAsync<T>(
            HttpMethod.Delete,
            $"apis/{Path(group)}/{Path(version)}/namespaces/{Path(namespaceParameter)}/{Path(plural)}/{Path(name)}",
            new Query()
                .Add("gracePeriodSeconds", gracePeriodSeconds).Add("orphanDependents", orphanDependents).Add("propagationPolicy", propagationPolicy)
                .Add("dryRun", dryRun),
            body,
            customHeaders,
            cancellationToken);
}
