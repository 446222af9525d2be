using System.Net.Http.Headers;

namespace k8s.Autorest;

/// <summary>What is kept of a message after it was disposed: its text and its headers.</summary>
public abstract class HttpMessageWrapper
{
    public string? Content { get; set; }

    public IDictionary<string, IEnumerable<string>> Headers { get; } = new Dictionary<string, IEnumerable<string>>();

    protected void CopyHeaders(HttpHeaders? headers)
    {
        foreach (var (name, values) in headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
            Headers[name] = Headers.TryGetValue(name, out var earlier) ? [.. earlier, .. values] : [.. values];
    }
}
