namespace k8s.Autorest;

/// <summary>A response whose messages stay open until it is disposed.</summary>
public class HttpOperationResponse : IHttpOperationResponse, IDisposable
{
    private bool disposed;

    public HttpRequestMessage Request { get; set; } = null!;

    public HttpResponseMessage Response { get; set; } = null!;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposed)
            return;

        disposed = true;
        Request?.Dispose();
        Response?.Dispose();
    }
}

/// <summary>A response with a typed body. The body of a watch is not read: it is the default value.</summary>
public class HttpOperationResponse<T> : HttpOperationResponse, IHttpOperationResponse<T>
{
    public T Body { get; set; } = default!;
}
