using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace k8s;

/// <summary>Builds the HTTP handler of a configuration: trust, client certificate, proxy, and how fast a dead connection is noticed.</summary>
internal static class HttpHandler
{
    public static SocketsHttpHandler Create(KubernetesClientConfiguration config, X509Certificate2? clientCertificate)
    {
        var handler = new SocketsHttpHandler
        {
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            KeepAlivePingDelay = TimeSpan.FromMinutes(3),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(30),
            EnableMultipleHttp2Connections = true,
        };

        if (config.Proxy is { } proxy)
            handler.Proxy = new WebProxy(proxy);
        if (clientCertificate is not null)
        {
            handler.SslOptions.ClientCertificates = [clientCertificate];
            // Without this, a server that names no issuers it accepts would be sent no certificate.
            handler.SslOptions.LocalCertificateSelectionCallback = (_, _, _, _, _) => clientCertificate;
        }

        Trust(handler, config);
        config.FirstMessageHandlerSetup?.Invoke(handler);
        return handler;
    }

    private static void Trust(SocketsHttpHandler handler, KubernetesClientConfiguration config)
    {
        if (config.SkipTlsVerify)
        {
#pragma warning disable CA5359 // The configuration asks for it: insecure-skip-tls-verify.
            handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359
        }
        else if (config.SslCaCerts is { Count: > 0 } authorities)
        {
            // Only these authorities count, and the host name is checked as ever. Cluster authorities publish no revocation lists.
            var policy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            policy.CustomTrustStore.AddRange(authorities);
            handler.SslOptions.CertificateChainPolicy = policy;
        }
    }
}
