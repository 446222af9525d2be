using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace KubernetesClientTests.Loopback;

/// <summary>A certificate authority that lives for one test run.</summary>
internal sealed class TestCertificates
{
    private static readonly DateTimeOffset From = DateTimeOffset.UtcNow.AddHours(-1);
    private static readonly DateTimeOffset Until = DateTimeOffset.UtcNow.AddHours(1);

    private readonly X509Certificate2 authority;

    public TestCertificates(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        authority = request.CreateSelfSigned(From, Until);
    }

    public string AuthorityPem => authority.ExportCertificatePem();

    public X509Certificate2 Server(string dnsName) => Issue($"CN={dnsName}", names => names.AddDnsName(dnsName));

    public X509Certificate2 Server(IPAddress address) => Issue($"CN={address}", names => names.AddIpAddress(address));

    public X509Certificate2 Client(string name) => Issue($"CN={name}", null);

    private X509Certificate2 Issue(string subject, Action<SubjectAlternativeNameBuilder>? name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        if (name is not null)
        {
            var names = new SubjectAlternativeNameBuilder();
            name(names);
            request.CertificateExtensions.Add(names.Build());
        }

        using var issued = request.Create(authority, From, Until, RandomNumberGenerator.GetBytes(16));
        return issued.CopyWithPrivateKey(key);
    }
}
