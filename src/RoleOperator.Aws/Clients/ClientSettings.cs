using Amazon.Runtime;

namespace RoleOperator.Aws.Clients;

/// <summary>How patient the SDK's clients are, and how often they send a call.</summary>
internal static class ClientSettings
{
    /// <summary>
    /// Settings of a client that sends a call twice at most. Few retries inside the SDK: a refused call soon returns to the queue, where its key waits
    /// without holding a worker and others go on.
    /// </summary>
    /// <param name="http">Makes the client's connections.</param>
    public static TConfig Of<TConfig>(HttpClientFactory http)
        where TConfig : ClientConfig, new() => With<TConfig>(http, retries: 1);

    /// <summary>Settings of a client that sends a call once, whatever becomes of the answer.</summary>
    /// <param name="http">Makes the client's connections.</param>
    public static TConfig Once<TConfig>(HttpClientFactory http)
        where TConfig : ClientConfig, new() => With<TConfig>(http, retries: 0);

    /// <summary>The timeout is well above IAM's slowest answers.</summary>
    private static TConfig With<TConfig>(HttpClientFactory http, int retries)
        where TConfig : ClientConfig, new() => new()
        {
            RetryMode = RequestRetryMode.Standard,
            MaxErrorRetry = retries,
            // Beside those, and ten times unless told otherwise, the SDK takes any cut connection for one that was idle for too long, and sends the call
            // anew at once. AWS may have carried it out each time.
            MaxStaleConnectionRetries = 0,
            Timeout = TimeSpan.FromSeconds(30),
            HttpClientFactory = http,
        };
}
