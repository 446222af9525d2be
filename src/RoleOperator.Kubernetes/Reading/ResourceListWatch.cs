using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using k8s;
using k8s.Autorest;
using RoleOperator.Core.Resources;
using RoleOperator.Runtime;
using RoleOperator.Runtime.Telemetry;
using RoleOperator.Runtime.Watching;

namespace RoleOperator.Kubernetes.Reading;

/// <summary>Lists and watches one kind in a namespace, or, for null, in all of them.</summary>
/// <typeparam name="TSpec">The kind's spec.</typeparam>
/// <typeparam name="TStatus">The kind's status.</typeparam>
/// <param name="kubernetes">The API server.</param>
/// <param name="kind">The kind.</param>
/// <param name="namespace">The namespace; null for all.</param>
/// <param name="specType">How its spec is read.</param>
/// <param name="statusType">How its status is read.</param>
/// <param name="unreadables">Hears of what is skipped.</param>
internal sealed class ResourceListWatch<TSpec, TStatus>(
    IKubernetes kubernetes,
    ResourceKind kind,
    string? @namespace,
    JsonTypeInfo<TSpec> specType,
    JsonTypeInfo<TStatus> statusType,
    Unreadables unreadables) : IListWatch<Resource<TSpec, TStatus>>
    where TSpec : class
    where TStatus : class, new()
{
    /// <summary>As client-go's pager: large enough to be few, small enough for the server's memory. Halved while pages are too large to be read.</summary>
    private int pageSize = 500;

    /// <inheritdoc/>
    public async Task<ListPage<Resource<TSpec, TStatus>>> ListAsync(string? continueToken, CancellationToken ct)
    {
        try
        {
            var page = await ReadPageAsync(continueToken, ct);
            var metadata = page.GetProperty("metadata");
            return new(
                [.. page.GetProperty("items").EnumerateArray().Select(TryRead).OfType<Listed<Resource<TSpec, TStatus>>>()],
                metadata.GetProperty("resourceVersion").GetString()!,
                metadata.TryGetProperty("continue", out var next) ? next.GetString() : null);
        }
        catch (HttpOperationException e) when (InWords(e) is { } told)
        {
            throw told;
        }
        catch (HttpOperationException e) when (e.Response.StatusCode == HttpStatusCode.NotFound)
        {
            throw new InvalidOperationException($"the API server does not know {kind.Plural}.{ResourceKind.Group} yet; install the CRDs", e);
        }
    }

    /// <remarks>The same continue token goes with any page size.</remarks>
    private async Task<JsonElement> ReadPageAsync(string? continueToken, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return @namespace is null
                    ? await kubernetes.CustomObjects.ListClusterCustomObjectAsync<JsonElement>(
                        ResourceKind.Group, ResourceKind.Version, kind.Plural, continueParameter: continueToken, limit: pageSize, cancellationToken: ct)
                    : await kubernetes.CustomObjects.ListNamespacedCustomObjectAsync<JsonElement>(
                        ResourceKind.Group, ResourceKind.Version, @namespace, kind.Plural,
                        continueParameter: continueToken, limit: pageSize, cancellationToken: ct);
            }
            catch (HttpIOException e) when (e.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded && pageSize > 1)
            {
                pageSize /= 2;
                unreadables.PageTooLarge(pageSize, e.Message);
            }
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// The client reports a status in the stream, 410 among them, and a line that it cannot read to a callback and reads on. Reading on would
    /// leave a gap, so the stream is ended there. The official package reads the first line of a watch as the body of the answer, too: that one
    /// fails the call when it cannot be read, and so does a watch that ends without any.
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
        else if (failure is not null) yield return Unreadable(failure);

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
            catch (HttpRequestException e) when (e.InnerException is EndOfStreamException)
            {
                return false;
            }
            catch (Exception e) when (UnreadableIn(e) is { } line)
            {
                failure = line;
                return false;
            }
            catch (HttpOperationException e) when (InWords(e) is { } told)
            {
                throw told;
            }
        }
    }

    /// <summary>The answers that mean something to an informer; null for others.</summary>
    private Exception? InWords(HttpOperationException answer) => answer.Response.StatusCode switch
    {
        HttpStatusCode.Gone => new WatchExpiredException($"The API server no longer keeps the version of {kind.Plural} that was asked for.", answer),
        HttpStatusCode.Forbidden => new WatchRefusedException(
            $"{answer.StatusOf()?.Message ?? "the API server answers 403 Forbidden"}; give the operator's account its role and binding"
                + (@namespace is null ? "" : $" in namespace {@namespace}, or take {@namespace} out of --namespaces"),
            answer),
        _ => null,
    };

    /// <summary>What is wrong with a line, where an error says that it is the line; else null.</summary>
    private static Exception? UnreadableIn(Exception error) => error switch
    {
        JsonException or HttpIOException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => error,
        HttpRequestException { InnerException: { } inner } => UnreadableIn(inner),
        _ => null,
    };

    private WatchEvent<Resource<TSpec, TStatus>>? EventOf(WatchEventType type, JsonElement json) => type switch
    {
        WatchEventType.Bookmark when VersionOf(json) is { } version => new WatchEvent<Resource<TSpec, TStatus>>.Bookmark(version),
        WatchEventType.Bookmark => Unreadable(new JsonException("a bookmark without a resource version")),
        WatchEventType.Error => Unreadable(new JsonException("an error that is not a status")),
        WatchEventType.Deleted => TryRead(json) is { } item ? new WatchEvent<Resource<TSpec, TStatus>>.Deleted(item) : null,
        _ => TryRead(json) is { } item ? new WatchEvent<Resource<TSpec, TStatus>>.Applied(item) : null,
    };

    private WatchEvent<Resource<TSpec, TStatus>> Unreadable(Exception error)
    {
        unreadables.Line(error);
        return new WatchEvent<Resource<TSpec, TStatus>>.Unreadable(error.Message);
    }

    private static string? VersionOf(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty("metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object
        && metadata.TryGetProperty("resourceVersion", out var version) && version.ValueKind == JsonValueKind.String
            ? version.GetString()
            : null;

    /// <summary>One object that cannot be read is skipped: it must not hide the others.</summary>
    private Listed<Resource<TSpec, TStatus>>? TryRead(JsonElement json)
    {
        try
        {
            var resource = SpecReader.Read(json, specType, statusType);
            var meta = resource.Metadata;
            if (json.TryGetProperty("kind", out var told) && told.ToString() != kind.Name) return Skip(json, UnreadableCause.Kind, $"it is a {told}");
            if (string.IsNullOrEmpty(meta.Name) || string.IsNullOrEmpty(meta.Namespace) || string.IsNullOrEmpty(meta.ResourceVersion))
                return Skip(json, UnreadableCause.Metadata, "its metadata lacks a name, a namespace or a resource version");
            return new(new ResourceKey(kind.Name, meta.Namespace, meta.Name), meta.ResourceVersion, resource);
        }
#pragma warning disable CA1031 // Whatever an object makes its reader throw: let through, it would come again with every watch, and nothing after it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Skip(json, UnreadableCause.Content, e.Message.TrimEnd('.'));
        }
    }

    private Listed<Resource<TSpec, TStatus>>? Skip(JsonElement json, UnreadableCause cause, string error)
    {
        unreadables.Skipped(json, cause, error);
        return null;
    }
}
