using k8s.Autorest;
using k8s.Models;
using static k8s.UriPath;

namespace k8s;

/// <inheritdoc cref="ICoordinationV1Operations"/>
internal sealed class CoordinationV1Operations(RequestSender sender) : ICoordinationV1Operations
{
    public Task<HttpOperationResponse<V1LeaseList>> ListNamespacedLeaseWithHttpMessagesAsync(
        string namespaceParameter, bool? allowWatchBookmarks, string? continueParameter, string? fieldSelector, string? labelSelector, int? limit,
        string? resourceVersion, string? resourceVersionMatch, bool? sendInitialEvents, int? timeoutSeconds, bool? watch, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        sender.SendAsync<V1LeaseList>(
            HttpMethod.Get,
            $"apis/coordination.k8s.io/v1/namespaces/{Path(namespaceParameter)}/leases",
            new Query()
                .Add("allowWatchBookmarks", allowWatchBookmarks).Add("continue", continueParameter).Add("fieldSelector", fieldSelector)
                .Add("labelSelector", labelSelector).Add("limit", limit).Add("resourceVersion", resourceVersion)
                .Add("resourceVersionMatch", resourceVersionMatch).Add("sendInitialEvents", sendInitialEvents).Add("timeoutSeconds", timeoutSeconds)
                .Watch(watch).Add("pretty", pretty),
            null,
            customHeaders,
            cancellationToken);

    public Task<HttpOperationResponse<V1Lease>> CreateNamespacedLeaseWithHttpMessagesAsync(
        V1Lease body, string namespaceParameter, string? dryRun, string? fieldManager, string? fieldValidation, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        sender.SendAsync<V1Lease>(
            HttpMethod.Post,
            $"apis/coordination.k8s.io/v1/namespaces/{Path(namespaceParameter)}/leases",
            new Query().Add("dryRun", dryRun).Add("fieldManager", fieldManager).Add("fieldValidation", fieldValidation).Add("pretty", pretty),
            body,
            customHeaders,
            cancellationToken);

    public Task<HttpOperationResponse<V1Lease>> ReadNamespacedLeaseWithHttpMessagesAsync(
        string name, string namespaceParameter, bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders,
        CancellationToken cancellationToken) =>
        sender.SendAsync<V1Lease>(
            HttpMethod.Get,
            $"apis/coordination.k8s.io/v1/namespaces/{Path(namespaceParameter)}/leases/{Path(name)}",
            new Query().Add("pretty", pretty),
            null,
            customHeaders,
            cancellationToken);

    public Task<HttpOperationResponse<V1Lease>> ReplaceNamespacedLeaseWithHttpMessagesAsync(
        V1Lease body, string name, string namespaceParameter, string? dryRun, string? fieldManager, string? fieldValidation, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        sender.SendAsync<V1Lease>(
            HttpMethod.Put,
            $"apis/coordination.k8s.io/v1/namespaces/{Path(namespaceParameter)}/leases/{Path(name)}",
            new Query().Add("dryRun", dryRun).Add("fieldManager", fieldManager).Add("fieldValidation", fieldValidation).Add("pretty", pretty),
            body,
            customHeaders,
            cancellationToken);

    public Task<HttpOperationResponse<V1Lease>> PatchNamespacedLeaseWithHttpMessagesAsync(
        V1Patch body, string name, string namespaceParameter, string? dryRun, string? fieldManager, string? fieldValidation, bool? force,
        bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        sender.SendAsync<V1Lease>(
            HttpMethod.Patch,
            $"apis/coordination.k8s.io/v1/namespaces/{Path(namespaceParameter)}/leases/{Path(name)}",
            new Query()
                .Add("dryRun", dryRun).Add("fieldManager", fieldManager).Add("fieldValidation", fieldValidation).Add("force", force)
                .Add("pretty", pretty),
            body,
            customHeaders,
            cancellationToken);

    public Task<HttpOperationResponse<V1Status>> DeleteNamespacedLeaseWithHttpMessagesAsync(
        string name, string namespaceParameter, V1DeleteOptions? body, string? dryRun, int? gracePeriodSeconds,
        bool? ignoreStoreReadErrorWithClusterBreakingPotential, bool? orphanDependents, string? propagationPolicy, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        sender.SendAsync<V1Status>(
            HttpMethod.Delete,
            $"apis/coordination.k8s.io/v1/namespaces/{Path(namespaceParameter)}/leases/{Path(name)}",
            new Query()
                .Add("dryRun", dryRun).Add("gracePeriodSeconds", gracePeriodSeconds)
                .Add("ignoreStoreReadErrorWithClusterBreakingPotential", ignoreStoreReadErrorWithClusterBreakingPotential)
                .Add("orphanDependents", orphanDependents).Add("propagationPolicy", propagationPolicy).Add("pretty", pretty),
            body,
            customHeaders,
            cancellationToken);
}
