using System.Runtime.CompilerServices;
using System.Text.Json;
using k8s.Autorest;
using k8s.Exceptions;
using k8s.Models;

namespace k8s;

/// <summary>
/// Reads the events of a watch, line by line. As in the official client, a status in the stream (410 among them) and a line that
/// cannot be read go to the callback, and the enumeration goes on; without a callback they are lost.
/// </summary>
internal static class WatchEvents
{
    public static async IAsyncEnumerable<(WatchEventType, T)> OfResponse<T, TList>(
        Task<HttpOperationResponse<TList>> responseTask,
        Action<Exception>? onError,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Disposing the response closes the connection (HTTP/2: the stream), however the enumeration ends.
        using var response = await ArrivalOf(responseTask, cancellationToken);
        var content = response.Response.Content as WatchContent
            ?? throw new KubernetesClientException("This response is not that of a watch: the call was made without watch = true.");

        await foreach (var item in OfReader<T>(() => content.OpenAsync(cancellationToken), onError, cancellationToken))
            yield return item;
    }

    public static async IAsyncEnumerable<(WatchEventType, T)> OfReader<T>(
        Func<Task<TextReader>> open,
        Action<Exception>? onError,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = await open().WaitAsync(cancellationToken);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryRead<T>(line, onError, out var item))
                yield return item;
        }
    }

    private static async Task<HttpOperationResponse<TList>> ArrivalOf<TList>(
        Task<HttpOperationResponse<TList>> responseTask, CancellationToken cancellationToken)
    {
        try
        {
            return await responseTask.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (!responseTask.IsCompleted)
        {
            // Nobody waits for the response any more; close it when it comes.
            _ = responseTask.ContinueWith(
                arrived => arrived.Result.Dispose(),
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnRanToCompletion,
                TaskScheduler.Default);
            throw;
        }
    }

    private static bool TryRead<T>(string line, Action<Exception>? onError, out (WatchEventType, T) item)
    {
        item = default;
        try
        {
            using var document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = KubernetesJson.Options.MaxDepth });
            var body = document.RootElement.GetProperty("object");
            if (body.TryGetProperty("kind", out var kind) && kind.ValueEquals("Status"))
            {
                onError?.Invoke(new KubernetesException(KubernetesJson.Deserialize<V1Status>(body)));
                return false;
            }

            item = (TypeOf(document.RootElement), KubernetesJson.Deserialize<T>(body)!);
            return true;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or NotSupportedException)
        {
            onError?.Invoke(error);
            return false;
        }
    }

    private static WatchEventType TypeOf(JsonElement line) => line.GetProperty("type").GetString() switch
    {
        "ADDED" => WatchEventType.Added,
        "MODIFIED" => WatchEventType.Modified,
        "DELETED" => WatchEventType.Deleted,
        "ERROR" => WatchEventType.Error,
        "BOOKMARK" => WatchEventType.Bookmark,
        var other => throw new JsonException($"The watch event has the type '{other}', which is not known."),
    };
}
