namespace k8s.KubeConfigModels;

/// <summary>How a user proves who they are.</summary>
public class UserCredentials
{
    public string? ClientCertificateData { get; set; }

    public string? ClientCertificate { get; set; }

    public string? ClientKeyData { get; set; }

    public string? ClientKey { get; set; }

    public string? Token { get; set; }

    // The official model drops tokenFile; the stand-in honours it without widening the public surface.
    internal string? TokenFile { get; set; }

    public string? UserName { get; set; }

    public string? Password { get; set; }

    public ExternalExecution? ExternalExecution { get; set; }

    // Read only to refuse it with a clear message.
    internal string? AuthProviderName { get; set; }

    // Likewise: ignoring it would give more rights than were asked for.
    internal string? Impersonate { get; set; }
}
