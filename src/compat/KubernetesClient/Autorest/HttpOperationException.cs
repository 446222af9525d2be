namespace k8s.Autorest;

/// <summary>The API server answered with a status code that is not a success.</summary>
public class HttpOperationException : Exception
{
    public HttpOperationException()
    {
    }

    public HttpOperationException(string message)
        : base(message)
    {
    }

    public HttpOperationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    // The client sets both on every exception that it throws.
    public HttpRequestMessageWrapper Request { get; set; } = null!;

    public HttpResponseMessageWrapper Response { get; set; } = null!;

    public object? Body { get; set; }
}
