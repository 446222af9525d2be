using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using k8s.Authentication;
using k8s.Autorest;
using k8s.Models;

namespace k8s;

/// <summary>Sends one call: path, query and body out; object, watch or error back.</summary>
internal sealed class RequestSender(Kubernetes client, KubernetesClientConfiguration config)
{
    private readonly Version httpVersion = config.DisableHttp2 ? HttpVersion.Version11 : HttpVersion.Version20;

    public async Task<HttpOperationResponse<T>> SendAsync<T>(
        HttpMethod method,
        string path,
        Query query,
        object? body = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders = null,
        CancellationToken cancellationToken = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(client.HttpClientTimeout);
        try
        {
            var call = new Call(method, new Uri(client.BaseUri, path + query), body is null ? null : Json(body), ContentType(body), customHeaders);
            var (request, response) = await SendAsync(call, limit.Token);
            return query.IsWatch ? Watch<T>(request, response) : await ReadAsync<T>(request, response, limit.Token);
        }
        catch (OperationCanceledException canceled) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            var message = $"The API server did not answer {method} {path} within {client.HttpClientTimeout.TotalSeconds:0.#} s.";
            throw new TaskCanceledException(message, new TimeoutException(message, canceled));
        }
    }

    private async Task<(HttpRequestMessage, HttpResponseMessage)> SendAsync(Call call, CancellationToken cancellationToken)
    {
        var (request, response) = await SendOnceAsync(call, cancellationToken);

        // The token may have been rotated or revoked before its time: have a new one and try once more.
        if (response.StatusCode == HttpStatusCode.Unauthorized && client.Credentials is TokenCredentials { Renewable: { } token })
        {
            token.Refuse(request.Headers.Authorization?.Parameter);
            request.Dispose();
            response.Dispose();
            (request, response) = await SendOnceAsync(call, cancellationToken);
        }

        if (response.IsSuccessStatusCode)
            return (request, response);

        using (request)
        using (response)
        {
            var content = await response.Content.ReadAsStringAsync(cancellationToken);
            throw new HttpOperationException($"Operation returned an invalid status code '{response.StatusCode}', response body {content}")
            {
                Request = new HttpRequestMessageWrapper(request, call.Body),
                Response = new HttpResponseMessageWrapper(response, content),
            };
        }
    }

    private async Task<(HttpRequestMessage, HttpResponseMessage)> SendOnceAsync(Call call, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(call.Method, call.Uri) { Version = httpVersion };
        try
        {
            foreach (var (name, values) in call.Headers ?? new Dictionary<string, IReadOnlyList<string>>())
            {
                request.Headers.Remove(name);
                request.Headers.TryAddWithoutValidation(name, values);
            }

            if (call.Body is not null)
                request.Content = new StringContent(call.Body, Encoding.UTF8, call.ContentType!);
            if (client.Credentials is { } credentials)
                await credentials.ProcessHttpRequestAsync(request, cancellationToken);

            // The handler takes the TLS server name from the Host header.
            if (!string.IsNullOrWhiteSpace(config.TlsServerName))
                request.Headers.Host = config.TlsServerName;

            return (request, await client.HttpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken));
        }
        catch
        {
            request.Dispose();
            throw;
        }
    }

    private static HttpOperationResponse<T> Watch<T>(HttpRequestMessage request, HttpResponseMessage response)
    {
        response.Content = new WatchContent(response.Content);
        return new HttpOperationResponse<T> { Request = request, Response = response };
    }

    private async Task<HttpOperationResponse<T>> ReadAsync<T>(HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var result = new HttpOperationResponse<T> { Request = request, Response = response };
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            result.Body = (await JsonSerializer.DeserializeAsync(stream, JsonTypes.Of<T>(config.JsonSerializerOptions), cancellationToken))!;
            return result;
        }
        catch
        {
            result.Dispose();
            throw;
        }
    }

    private string Json(object body) => KubernetesJson.Serialize(body, config.JsonSerializerOptions);

    private static MediaTypeHeaderValue? ContentType(object? body) => body switch
    {
        null => null,
        V1Patch { Type: V1Patch.PatchType.JsonPatch } => Utf8("application/json-patch+json"),
        V1Patch { Type: V1Patch.PatchType.MergePatch } => Utf8("application/merge-patch+json"),
        V1Patch { Type: V1Patch.PatchType.StrategicMergePatch } => Utf8("application/strategic-merge-patch+json"),
        V1Patch { Type: V1Patch.PatchType.ApplyPatch } => Utf8("application/apply-patch+yaml"),
        _ => Utf8("application/json"),
    };

    private static MediaTypeHeaderValue Utf8(string mediaType) => new(mediaType, "utf-8");

    private sealed record Call(
        HttpMethod Method, Uri Uri, string? Body, MediaTypeHeaderValue? ContentType, IReadOnlyDictionary<string, IReadOnlyList<string>>? Headers);
}
