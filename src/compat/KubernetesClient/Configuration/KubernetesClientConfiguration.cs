using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using k8s.Authentication;

namespace k8s;

/// <summary>Where the API server is, how it proves who it is, and how the client does.</summary>
public partial class KubernetesClientConfiguration
{
    private JsonSerializerOptions? jsonSerializerOptions;

    public string? Namespace { get; set; }

    public string? Host { get; set; }

    public X509Certificate2Collection? SslCaCerts { get; set; }

    /// <summary>PEM in base64.</summary>
    public string? ClientCertificateData { get; set; }

    /// <summary>PEM in base64.</summary>
    public string? ClientCertificateKeyData { get; set; }

    public string? ClientCertificateFilePath { get; set; }

    public string? ClientKeyFilePath { get; set; }

    public bool SkipTlsVerify { get; set; }

    public string? TlsServerName { get; set; }

    public string UserAgent { get; set; } = "kubernetes-csharp-compat/18.0";

    public string? Username { get; set; }

    public string? Password { get; set; }

    public string? AccessToken { get; set; }

    /// <summary>Wins over <see cref="AccessToken"/>.</summary>
    public ITokenProvider? TokenProvider { get; set; }

    /// <summary>How long a call may take. A watch is bounded by it only until the response begins.</summary>
    public TimeSpan HttpClientTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>Changes the HTTP handler before its first use.</summary>
    public Action<SocketsHttpHandler>? FirstMessageHandlerSetup { get; set; }

    public bool DisableHttp2 { get; set; }

    /// <summary>This client's own JSON options; a copy of the common ones, made at the first use.</summary>
    public JsonSerializerOptions JsonSerializerOptions => jsonSerializerOptions ??= KubernetesJson.CopyOptions();

    internal Uri? Proxy { get; set; }

    public void AddJsonOptions(Action<JsonSerializerOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        configure(JsonSerializerOptions);
    }
}
