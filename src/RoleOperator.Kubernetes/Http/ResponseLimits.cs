namespace RoleOperator.Kubernetes.Http;

/// <summary>
/// Bounds what is read of an answer, so that no server, or whoever answers in its place, can fill the memory. The client reads whatever comes.
/// </summary>
internal sealed class ResponseLimits : DelegatingHandler
{
    /// <summary>Of an answer, in bytes. A page of 500 objects stays below it as long as they have 128 KiB on average.</summary>
    public const int Whole = 64 * 1024 * 1024;

    /// <summary>Of a line of a watch, in bytes: five times what an API server takes for one object, 3 MiB of request at most.</summary>
    public const int Line = 16 * 1024 * 1024;

    /// <summary>Of an error, in bytes: it ends up in messages and logs, and what an API server says is far below. The rest is cut off.</summary>
    public const int Error = 64 * 1024;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        var admit = answer.IsSuccessStatusCode ? request.IsWatch() ? Lines(Line) : Refusing(Whole) : Cutting(Error);
        // The length is not taken over: it would be allocated at once, true or not.
        answer.Content = new StreamContent(new BoundedStream(await answer.Content.ReadAsStreamAsync(cancellationToken), admit))
        {
            Headers = { ContentType = answer.Content.Headers.ContentType },
        };
        return answer;
    }

    /// <summary>Lets any number of lines pass, each up to a limit.</summary>
    /// <param name="limit">In bytes, without the end of the line.</param>
    internal static Func<ReadOnlySpan<byte>, int> Lines(int limit)
    {
        var passed = 0L;
        return part =>
        {
            var rest = part;
            for (var end = rest.IndexOf((byte)'\n'); end >= 0; end = rest.IndexOf((byte)'\n'))
            {
                Check(passed + end);
                passed = 0;
                rest = rest[(end + 1)..];
            }

            Check(passed += rest.Length);
            return part.Length;
        };

        void Check(long length)
        {
            if (length > limit) throw Exceeded($"A line of the watch is longer than {limit} bytes.");
        }
    }

    private static Func<ReadOnlySpan<byte>, int> Refusing(int limit)
    {
        var passed = 0L;
        return part => (passed += part.Length) <= limit ? part.Length : throw Exceeded($"The response is longer than {limit} bytes.");
    }

    private static Func<ReadOnlySpan<byte>, int> Cutting(int limit)
    {
        var left = limit;
        return part =>
        {
            var taken = Math.Min(part.Length, left);
            left -= taken;
            return taken;
        };
    }

    private static HttpIOException Exceeded(string message) => new(HttpRequestError.ConfigurationLimitExceeded, message);
}
