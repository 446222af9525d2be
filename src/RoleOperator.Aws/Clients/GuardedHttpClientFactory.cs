using System.Net;
using Amazon.Runtime;

namespace RoleOperator.Aws.Clients;

/// <summary>
/// Asks for leave at the last moment before each request goes out. A check before the call is not enough: the SDK may fetch credentials first, or try again
/// after a connection broke, seconds or (in a process that was frozen) minutes later.
/// </summary>
/// <param name="beforeRequest">An exception keeps the request from being sent.</param>
internal sealed class GuardedHttpClientFactory(Action beforeRequest) : HttpClientFactory
{
    /// <summary>As the SDK makes its own: redirects and compression are the SDK's business. Trace ids are nobody's business but ours.</summary>
    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
        };
        if (clientConfig.GetWebProxy() is { } proxy) sockets.Proxy = proxy;
        if (clientConfig.MaxConnectionsPerServer is { } most) sockets.MaxConnectionsPerServer = most;
        var client = new HttpClient(new Guard(beforeRequest) { InnerHandler = sockets });
        if (clientConfig.Timeout is { } timeout) client.Timeout = timeout;
        return client;
    }

    private sealed class Guard(Action beforeRequest) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            beforeRequest();
            return base.SendAsync(request, cancellationToken);
        }
    }
}
