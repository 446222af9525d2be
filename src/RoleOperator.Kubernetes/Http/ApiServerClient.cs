using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using k8s;

namespace RoleOperator.Kubernetes.Http;

/// <summary>
/// Makes clients of the API server. What the package leaves open is settled here: how long answers may be, how deep JSON may be nested, how times are
/// written, which names a server's certificate may have, and how soon a dead connection is noticed.
/// </summary>
internal static class ApiServerClient
{
    /// <summary>How deep JSON may be nested. The API server takes far more than .NET's 64 in free-form fields; one such object must not hide others.</summary>
    private const int MaxDepth = 1024;

    /// <remarks>
    /// Watches read with the package's common options, other calls with the configuration's. The first use in the process closes the common ones, so no client
    /// is made elsewhere in the program.
    /// </remarks>
    static ApiServerClient() => KubernetesJson.AddJsonOptions(Settle);

    /// <summary>A client of the server of that configuration, which is changed for it.</summary>
    /// <param name="configuration">How to reach the server.</param>
    /// <param name="time">Measures requests.</param>
    public static k8s.Kubernetes Create(KubernetesClientConfiguration configuration, TimeProvider time)
    {
        configuration.AddJsonOptions(Settle);
        configuration.FirstMessageHandlerSetup = sockets => Settle(sockets, configuration);
        return new(configuration, new RequestTelemetry(time), new ResponseLimits());
    }

    private static void Settle(JsonSerializerOptions json)
    {
        if (json.IsReadOnly || json.MaxDepth == MaxDepth) return;
        json.MaxDepth = MaxDepth;
        json.Converters.Insert(0, new MicroTimeConverter());
    }

    private static void Settle(SocketsHttpHandler sockets, KubernetesClientConfiguration configuration)
    {
        // The API server would make its own traces' parent of an HTTP span that is exported nowhere.
        sockets.ActivityHeadersPropagator = null;
        sockets.AutomaticDecompression = DecompressionMethods.GZip;
        sockets.ConnectTimeout = TimeSpan.FromSeconds(30);
        // Pings notice within 45 s that the other end of a silent watch is gone.
        sockets.KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests;
        sockets.KeepAlivePingDelay = TimeSpan.FromSeconds(30);
        sockets.KeepAlivePingTimeout = TimeSpan.FromSeconds(15);
        if (configuration.SslCaCerts is { Count: > 0 } authorities && !configuration.SkipTlsVerify)
            sockets.SslOptions.CertificateChainPolicy = TrustOf(authorities);
    }

    /// <summary>
    /// Only these authorities. The official package looks at them in a callback that forgets the host name; with a policy, the name is found wrong before.
    /// </summary>
    /// <remarks>Cluster authorities publish no revocation lists.</remarks>
    private static X509ChainPolicy TrustOf(X509Certificate2Collection authorities)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(authorities);
        return policy;
    }
}
