using k8s.Autorest;
using k8s.Models;
using static k8s.UriPath;

namespace k8s;

/// <inheritdoc cref="IEventsV1Operations"/>
internal sealed class EventsV1Operations(RequestSender sender) : IEventsV1Operations
{
    public Task<HttpOperationResponse<Eventsv1EventList>> ListNamespacedEventWithHttpMessagesAsync(
        string namespaceParameter, bool? allowWatchBookmarks, string? continueParameter, string? fieldSelector, string? labelSelector, int? limit,
        string? resourceVersion, string? resourceVersionMatch, bool? sendInitialEvents, int? timeoutSeconds, bool? watch, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        sender.SendAsync<Eventsv1EventList>(
            HttpMethod.Get,
            $"apis/events.k8s.io/v1/namespaces/{Path(namespaceParameter)}/events",
            new Query()
                .Add("allowWatchBookmarks", allowWatchBookmarks).Add("continue", continueParameter).Add("fieldSelector", fieldSelector)
                .Add("labelSelector", labelSelector).Add("limit", limit).Add("resourceVersion", resourceVersion)
                .Add("resourceVersionMatch", resourceVersionMatch).Add("sendInitialEvents", sendInitialEvents).Add("timeoutSeconds", timeoutSeconds)
                .Watch(watch).Add("pretty", pretty),
            null,
            customHeaders,
            cancellationToken);

    public Task<HttpOperationResponse<Eventsv1Event>> CreateNamespacedEventWithHttpMessagesAsync(
        Eventsv1Event body, string namespaceParameter, string? dryRun, string? fieldManager, string? fieldValidation, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        sender.SendAsync<Eventsv1Event>(
            HttpMethod.Post,
            $"apis/events.k8s.io/v1/namespaces/{Path(namespaceParameter)}/events",
            new Query().Add("dryRun", dryRun).Add("fieldManager", fieldManager).Add("fieldValidation", fieldValidation).Add("pretty", pretty),
            body,
            customHeaders,
            cancellationToken);

    public Task<HttpOperationResponse<Eventsv1Event>> ReadNamespacedEventWithHttpMessagesAsync(
        string name, string namespaceParameter, bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders,
        CancellationToken cancellationToken) =>
        sender.SendAsync<Eventsv1Event>(
            HttpMethod.Get,
            $"apis/events.k8s.io/v1/namespaces/{Path(namespaceParameter)}/events/{Path(name)}",
            new Query().Add("pretty", pretty),
            null,
            customHeaders,
            cancellationToken);

    public Task<HttpOperationResponse<Eventsv1Event>> ReplaceNamespacedEventWithHttpMessagesAsync(
        Eventsv1Event body, string name, string namespaceParameter, string? dryRun, string? fieldManager, string? fieldValidation, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        sender.SendAsync<Eventsv1Event>(
            HttpMethod.Put,
            $"apis/events.k8s.io/v1/namespaces/{Path(namespaceParameter)}/events/{Path(name)}",
            new Query().Add("dryRun", dryRun).Add("fieldManager", fieldManager).Add("fieldValidation", fieldValidation).Add("pretty", pretty),
            body,
            customHeaders,
            cancellationToken);

    public Task<HttpOperationResponse<Eventsv1Event>> PatchNamespacedEventWithHttpMessagesAsync(
        V1Patch body, string name, string namespaceParameter, string? dryRun, string? fieldManager, string? fieldValidation, bool? force,
        bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        sender.SendAsync<Eventsv1Event>(
            HttpMethod.Patch,
            $"apis/events.k8s.io/v1/namespaces/{Path(namespaceParameter)}/events/{Path(name)}",
            new Query()
                .Add("dryRun", dryRun).Add("fieldManager", fieldManager).Add("fieldValidation", fieldValidation).Add("force", force)
                .Add("pretty", pretty),
            body,
            customHeaders,
            cancellationToken);

    public Task<HttpOperationResponse<V1Status>> DeleteNamespacedEventWithHttpMessagesAsync(
        string name, string namespaceParameter, V1DeleteOptions? body, string? dryRun, int? gracePeriodSeconds,
        bool? ignoreStoreReadErrorWithClusterBreakingPotential, bool? orphanDependents, string? propagationPolicy, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        sender.SendAsync<V1Status>(
            HttpMethod.Delete,
            $"apis/events.k8s.io/v1/namespaces/{Path(namespaceParameter)}/events/{Path(name)}",
            new Query()
                .Add("dryRun", dryRun).Add("gracePeriodSeconds", gracePeriodSeconds)
                .Add("ignoreStoreReadErrorWithClusterBreakingPotential", ignoreStoreReadErrorWithClusterBreakingPotential)
                .Add("orphanDependents", orphanDependents).Add("propagationPolicy", propagationPolicy).Add("pretty", pretty),
            body,
            customHeaders,
            cancellationToken);
}
