using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using k8s.Exceptions;

namespace k8s;

/// <summary>Loads the certificates that a configuration names.</summary>
internal static class Certificates
{
    public static X509Certificate2Collection FromFile(string path) => Load(() => File.ReadAllBytes(path), $"The certificate authority {path}");

    public static X509Certificate2Collection FromBase64(string data) => Load(() => Convert.FromBase64String(data), "certificate-authority-data");

    public static X509Certificate2? Client(KubernetesClientConfiguration config)
    {
        var hasCertificate = !string.IsNullOrWhiteSpace(config.ClientCertificateData) || !string.IsNullOrWhiteSpace(config.ClientCertificateFilePath);
        var hasKey = !string.IsNullOrWhiteSpace(config.ClientCertificateKeyData) || !string.IsNullOrWhiteSpace(config.ClientKeyFilePath);
        if (!hasCertificate || !hasKey)
            return null;

        try
        {
            return X509Certificate2.CreateFromPem(
                Pem(config.ClientCertificateData, config.ClientCertificateFilePath),
                Pem(config.ClientCertificateKeyData, config.ClientKeyFilePath));
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException or FormatException or IOException or UnauthorizedAccessException)
        {
            throw new KubeConfigException($"The client certificate or its key cannot be used: {error.Message}", error);
        }
    }

    // A file wins over data, as in the official client.
    private static string Pem(string? data, string? file) =>
        !string.IsNullOrWhiteSpace(file) ? File.ReadAllText(file) : Encoding.UTF8.GetString(Convert.FromBase64String(data!));

    private static X509Certificate2Collection Load(Func<byte[]> read, string source)
    {
        try
        {
            var bytes = read();
            var text = Encoding.UTF8.GetString(bytes);
            var certificates = new X509Certificate2Collection();
            if (text.Contains("-----BEGIN", StringComparison.Ordinal))
                certificates.ImportFromPem(text);
            else
                certificates.Add(X509CertificateLoader.LoadCertificate(bytes));

            return certificates.Count > 0 ? certificates : throw new KubeConfigException($"{source} holds no certificate.");
        }
        catch (Exception error) when (error is CryptographicException or FormatException or IOException or UnauthorizedAccessException)
        {
            throw new KubeConfigException($"{source} cannot be used: {error.Message}", error);
        }
    }
}
