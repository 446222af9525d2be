namespace k8s.KubeConfigModels;

/// <summary>Where a cluster is and how its server proves who it is.</summary>
public class ClusterEndpoint
{
    public string? CertificateAuthority { get; set; }

    public string? CertificateAuthorityData { get; set; }

    public string? Server { get; set; }

    public string? TlsServerName { get; set; }

    public bool SkipTlsVerify { get; set; }

    // The official model drops proxy-url; the stand-in honours it without widening the public surface.
    internal string? ProxyUrl { get; set; }
}
