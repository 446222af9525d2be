namespace k8s;

/// <summary>Reads responses up to a bound, so that no server, or whoever answers in its place, can fill the memory.</summary>
internal static class ResponseBody
{
    /// <summary>In bytes. A page of 500 objects stays below it as long as they have 128 KiB on average.</summary>
    public const long Limit = 64 * 1024 * 1024;

    /// <summary>An error's body ends up in messages and logs; what an API server says is far below.</summary>
    public const int ErrorLimit = 64 * 1024;

    /// <summary>The body as a stream that throws <see cref="InvalidDataException"/> beyond <see cref="Limit"/>.</summary>
    public static async Task<Stream> OpenAsync(HttpContent content, CancellationToken cancellationToken) =>
        new BoundedStream(await content.ReadAsStreamAsync(cancellationToken), Limit);

    /// <summary>The text of an error, cut off at <see cref="ErrorLimit"/> characters.</summary>
    public static async Task<string> ErrorAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(await content.ReadAsStreamAsync(cancellationToken));
        var text = new char[ErrorLimit];
        return new string(text, 0, await reader.ReadBlockAsync(text, cancellationToken));
    }
}
