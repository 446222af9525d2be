using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using k8s;
using k8s.Autorest;
using Microsoft.Extensions.Logging;
using RoleOperator.Core.Resources;
using RoleOperator.Runtime;
using RoleOperator.Runtime.Watching;

namespace RoleOperator.Kubernetes;

/// <summary>Lists and watches one kind in a namespace, or, for null, in all of them.</summary>
/// <typeparam name="TSpec">The kind's spec.</typeparam>
/// <typeparam name="TStatus">The kind's status.</typeparam>
internal sealed class ResourceListWatch<TSpec, TStatus>(
    IKubernetes kubernetes,
    ResourceKind kind,
    string? @namespace,
    JsonTypeInfo<TSpec> specType,
    JsonTypeInfo<TStatus> statusType,
    ILogger<ResourceListWatch<TSpec, TStatus>> logger) : IListWatch<Resource<TSpec, TStatus>>
    where TSpec : class
    where TStatus : class, new()
{
    /// <summary>As client-go's pager: large enough to be few, small enough for the server's memory.</summary>
    private const int PageSize = 500;

    /// <inheritdoc/>
    public async Task<ListPage<Resource<TSpec, TStatus>>> ListAsync(string? continueToken, CancellationToken ct)
    {
        try
        {
            var page = @namespace is null
                ? await kubernetes.CustomObjects.ListClusterCustomObjectAsync<JsonElement>(
                    ResourceKind.Group, ResourceKind.Version, kind.Plural, continueParameter: continueToken, limit: PageSize, cancellationToken: ct)
                : await kubernetes.CustomObjects.ListNamespacedCustomObjectAsync<JsonElement>(
                    ResourceKind.Group, ResourceKind.Version, @namespace, kind.Plural,
                    continueParameter: continueToken, limit: PageSize, cancellationToken: ct);
            var metadata = page.GetProperty("metadata");
            return new(
                [.. page.GetProperty("items").EnumerateArray().Select(TryRead).OfType<Listed<Resource<TSpec, TStatus>>>()],
                metadata.GetProperty("resourceVersion").GetString()!,
                metadata.TryGetProperty("continue", out var next) ? next.GetString() : null);
        }
        catch (HttpOperationException e) when (e.Response.StatusCode == HttpStatusCode.Gone)
        {
            throw new WatchExpiredException($"The API server no longer keeps the version of {kind.Plural} that was asked for.", e);
        }
        catch (HttpOperationException e) when (e.Response.StatusCode == HttpStatusCode.NotFound)
        {
            throw new InvalidOperationException($"the API server does not know {kind.Plural}.{ResourceKind.Group} yet; install the CRDs", e);
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// The client reports a status in the stream, 410 among them, and a line that it cannot read to a callback and reads on. Reading on would
    /// leave a gap, so the stream is ended there.
    /// </remarks>
    public async IAsyncEnumerable<WatchEvent<Resource<TSpec, TStatus>>> WatchAsync(
        string resourceVersion, TimeSpan serverTimeout, [EnumeratorCancellation] CancellationToken ct)
    {
        Exception? failure = null;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var seconds = (int)serverTimeout.TotalSeconds;
        var lines = @namespace is null
            ? kubernetes.CustomObjects.WatchListClusterCustomObjectAsync(
                ResourceKind.Group, ResourceKind.Version, kind.Plural, allowWatchBookmarks: true, resourceVersion: resourceVersion,
                timeoutSeconds: seconds, onError: Fail, cancellationToken: stop.Token)
            : kubernetes.CustomObjects.WatchListNamespacedCustomObjectAsync(
                ResourceKind.Group, ResourceKind.Version, @namespace, kind.Plural, allowWatchBookmarks: true, resourceVersion: resourceVersion,
                timeoutSeconds: seconds, onError: Fail, cancellationToken: stop.Token);

        await using var line = lines.GetAsyncEnumerator(stop.Token);
        while (await MoveAsync(line))
        {
            if (EventOf(line.Current.Item1, (JsonElement)line.Current.Item2) is { } told) yield return told;
        }

        if (failure is KubernetesException { Status.Code: (int)HttpStatusCode.Gone }) yield return new WatchEvent<Resource<TSpec, TStatus>>.Expired();
        else if (failure is not null) yield return new WatchEvent<Resource<TSpec, TStatus>>.Unreadable(failure.Message);

        void Fail(Exception error)
        {
            failure = error;
            stop.Cancel();
        }

        async ValueTask<bool> MoveAsync(IAsyncEnumerator<(WatchEventType, object)> stream)
        {
            try
            {
                return await stream.MoveNextAsync() && failure is null;
            }
            catch (OperationCanceledException) when (failure is not null && !ct.IsCancellationRequested)
            {
                return false;
            }
            catch (HttpOperationException e) when (e.Response.StatusCode == HttpStatusCode.Gone)
            {
                throw new WatchExpiredException($"The API server no longer keeps the version of {kind.Plural} that was asked for.", e);
            }
        }
    }

    private WatchEvent<Resource<TSpec, TStatus>>? EventOf(WatchEventType type, JsonElement json) => type switch
    {
        WatchEventType.Bookmark when VersionOf(json) is { } version => new WatchEvent<Resource<TSpec, TStatus>>.Bookmark(version),
        WatchEventType.Bookmark => new WatchEvent<Resource<TSpec, TStatus>>.Unreadable("a bookmark without a resource version"),
        WatchEventType.Error => new WatchEvent<Resource<TSpec, TStatus>>.Unreadable("an error that is not a status"),
        WatchEventType.Deleted => TryRead(json) is { } item ? new WatchEvent<Resource<TSpec, TStatus>>.Deleted(item) : null,
        _ => TryRead(json) is { } item ? new WatchEvent<Resource<TSpec, TStatus>>.Applied(item) : null,
    };

    private static string? VersionOf(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty("metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object
        && metadata.TryGetProperty("resourceVersion", out var version) && version.ValueKind == JsonValueKind.String
            ? version.GetString()
            : null;

    /// <summary>One object that cannot be read is skipped with a log line: it must not hide the others.</summary>
    private Listed<Resource<TSpec, TStatus>>? TryRead(JsonElement json)
    {
        try
        {
            var resource = SpecReader.Read(json, specType, statusType);
            var meta = resource.Metadata;
            if (json.TryGetProperty("kind", out var told) && told.ToString() != kind.Name) throw new JsonException($"it is a {told}");
            if (string.IsNullOrEmpty(meta.Name) || string.IsNullOrEmpty(meta.Namespace) || string.IsNullOrEmpty(meta.ResourceVersion))
                throw new JsonException(
                    $"its metadata lacks a name, a namespace or a resource version: \"{meta.Namespace}/{meta.Name}\" \"{meta.ResourceVersion}\"");
            return new(new ResourceKey(kind.Name, meta.Namespace, meta.Name), meta.ResourceVersion, resource);
        }
#pragma warning disable CA1031 // Whatever an object makes its reader throw: let through, it would come again with every watch, and nothing after it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            KubernetesLog.UnreadableObject(logger, kind.Name, e);
            return null;
        }
    }
}
