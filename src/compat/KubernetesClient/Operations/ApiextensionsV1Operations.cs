using k8s.Autorest;
using k8s.Models;
using static k8s.UriPath;

namespace k8s;

/// <inheritdoc cref="IApiextensionsV1Operations"/>
internal sealed class ApiextensionsV1Operations(RequestSender sender) : IApiextensionsV1Operations
{
    public Task<HttpOperationResponse<V1CustomResourceDefinitionList>> ListCustomResourceDefinitionWithHttpMessagesAsync(
        bool? allowWatchBookmarks, string? continueParameter, string? fieldSelector, string? labelSelector, int? limit, string? resourceVersion,
        string? resourceVersionMatch, bool? sendInitialEvents, int? timeoutSeconds, bool? watch, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        sender.SendAsync<V1CustomResourceDefinitionList>(
            HttpMethod.Get,
            "apis/apiextensions.k8s.io/v1/customresourcedefinitions",
            new Query()
                .Add("allowWatchBookmarks", allowWatchBookmarks).Add("continue", continueParameter).Add("fieldSelector", fieldSelector)
                .Add("labelSelector", labelSelector).Add("limit", limit).Add("resourceVersion", resourceVersion)
                .Add("resourceVersionMatch", resourceVersionMatch).Add("sendInitialEvents", sendInitialEvents).Add("timeoutSeconds", timeoutSeconds)
                .Watch(watch).Add("pretty", pretty),
            null,
            customHeaders,
            cancellationToken);

    public Task<HttpOperationResponse<V1CustomResourceDefinition>> CreateCustomResourceDefinitionWithHttpMessagesAsync(
        V1CustomResourceDefinition body, string? dryRun, string? fieldManager, string? fieldValidation, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        sender.SendAsync<V1CustomResourceDefinition>(
            HttpMethod.Post,
            "apis/apiextensions.k8s.io/v1/customresourcedefinitions",
            new Query().Add("dryRun", dryRun).Add("fieldManager", fieldManager).Add("fieldValidation", fieldValidation).Add("pretty", pretty),
            body,
            customHeaders,
            cancellationToken);

    public Task<HttpOperationResponse<V1CustomResourceDefinition>> ReadCustomResourceDefinitionWithHttpMessagesAsync(
        string name, bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        sender.SendAsync<V1CustomResourceDefinition>(
            HttpMethod.Get,
            $"apis/apiextensions.k8s.io/v1/customresourcedefinitions/{Path(name)}",
            new Query().Add("pretty", pretty),
            null,
            customHeaders,
            cancellationToken);

    public Task<HttpOperationResponse<V1CustomResourceDefinition>> ReplaceCustomResourceDefinitionWithHttpMessagesAsync(
        V1CustomResourceDefinition body, string name, string? dryRun, string? fieldManager, string? fieldValidation, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        sender.SendAsync<V1CustomResourceDefinition>(
            HttpMethod.Put,
            $"apis/apiextensions.k8s.io/v1/customresourcedefinitions/{Path(name)}",
            new Query().Add("dryRun", dryRun).Add("fieldManager", fieldManager).Add("fieldValidation", fieldValidation).Add("pretty", pretty),
            body,
            customHeaders,
            cancellationToken);

    public Task<HttpOperationResponse<V1CustomResourceDefinition>> PatchCustomResourceDefinitionWithHttpMessagesAsync(
        V1Patch body, string name, string? dryRun, string? fieldManager, string? fieldValidation, bool? force, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        sender.SendAsync<V1CustomResourceDefinition>(
            HttpMethod.Patch,
            $"apis/apiextensions.k8s.io/v1/customresourcedefinitions/{Path(name)}",
            new Query()
                .Add("dryRun", dryRun).Add("fieldManager", fieldManager).Add("fieldValidation", fieldValidation).Add("force", force)
                .Add("pretty", pretty),
            body,
            customHeaders,
            cancellationToken);

    public Task<HttpOperationResponse<V1Status>> DeleteCustomResourceDefinitionWithHttpMessagesAsync(
        string name, V1DeleteOptions? body, string? dryRun, int? gracePeriodSeconds, bool? ignoreStoreReadErrorWithClusterBreakingPotential,
        bool? orphanDependents, string? propagationPolicy, bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders,
        CancellationToken cancellationToken) =>
        sender.SendAsync<V1Status>(
            HttpMethod.Delete,
            $"apis/apiextensions.k8s.io/v1/customresourcedefinitions/{Path(name)}",
            new Query()
                .Add("dryRun", dryRun).Add("gracePeriodSeconds", gracePeriodSeconds)
                .Add("ignoreStoreReadErrorWithClusterBreakingPotential", ignoreStoreReadErrorWithClusterBreakingPotential)
                .Add("orphanDependents", orphanDependents).Add("propagationPolicy", propagationPolicy).Add("pretty", pretty),
            body,
            customHeaders,
            cancellationToken);
}
