using System.Net;
using System.Text;
using k8s.Authentication;
using k8s.Exceptions;
using k8s.KubeConfigModels;

namespace k8s;

/// <summary>Turns one context of a kubeconfig into a client configuration.</summary>
internal sealed class KubeConfigResolution(K8SConfiguration source)
{
    public KubernetesClientConfiguration Resolve(string? contextName, string? masterUrl)
    {
        var result = new KubernetesClientConfiguration();
        if (contextName is not null)
        {
            var context = source.Contexts.FirstOrDefault(item => item.Name == contextName)
                ?? throw new KubeConfigException($"The kubeconfig has no context '{contextName}'; it has: {Names(source.Contexts.Select(item => item.Name))}.");
            var details = context.ContextDetails is { Cluster.Length: > 0 } given
                ? given
                : throw new KubeConfigException($"The context '{contextName}' of the kubeconfig names no cluster.");

            result.CurrentContext = contextName;
            result.Namespace = details.Namespace;
            var cluster = AddCluster(result, details.Cluster!);
            if (!string.IsNullOrWhiteSpace(details.User))
                AddUser(result, details.User, cluster);
        }

        if (!string.IsNullOrWhiteSpace(masterUrl))
            result.Host = masterUrl;

        return !string.IsNullOrWhiteSpace(result.Host)
            ? result
            : throw new KubeConfigException("The kubeconfig has no current-context, so the API server is not known. Name a context or a server.");
    }

    private ClusterEndpoint AddCluster(KubernetesClientConfiguration result, string name)
    {
        var cluster = source.Clusters.FirstOrDefault(item => item.Name == name)?.ClusterEndpoint
            ?? throw new KubeConfigException($"The kubeconfig has no cluster '{name}'; it has: {Names(source.Clusters.Select(item => item.Name))}.");
        if (!Uri.TryCreate(cluster.Server, UriKind.Absolute, out var server) || server.Scheme is not ("http" or "https"))
            throw new KubeConfigException($"The server of the cluster '{name}' is '{cluster.Server}', which is no http or https address.");

        result.Host = Reachable(server);
        result.SkipTlsVerify = cluster.SkipTlsVerify;
        result.TlsServerName = cluster.TlsServerName;
        if (server.Scheme == "https" && !string.IsNullOrEmpty(cluster.CertificateAuthorityData))
            result.SslCaCerts = Certificates.FromBase64(cluster.CertificateAuthorityData);
        else if (server.Scheme == "https" && !string.IsNullOrEmpty(cluster.CertificateAuthority))
            result.SslCaCerts = Certificates.FromFile(KubeConfigFiles.FullPath(source, cluster.CertificateAuthority));

        if (!string.IsNullOrEmpty(cluster.ProxyUrl))
        {
            result.Proxy = Uri.TryCreate(cluster.ProxyUrl, UriKind.Absolute, out var proxy)
                ? proxy
                : throw new KubeConfigException($"The proxy-url of the cluster '{name}' is '{cluster.ProxyUrl}', which is no address.");
        }

        return cluster;
    }

    // A server bound to "any address" is written down as 0.0.0.0, which is nowhere to connect to.
    private static string Reachable(Uri server) => IPAddress.TryParse(server.Host, out var address) switch
    {
        true when address!.Equals(IPAddress.Any) => new UriBuilder(server) { Host = "127.0.0.1" }.ToString(),
        true when address!.Equals(IPAddress.IPv6Any) => new UriBuilder(server) { Host = "[::1]" }.ToString(),
        _ => server.OriginalString,
    };

    private void AddUser(KubernetesClientConfiguration result, string name, ClusterEndpoint cluster)
    {
        var user = source.Users.FirstOrDefault(item => item.Name == name)?.UserCredentials
            ?? throw new KubeConfigException($"The kubeconfig has no user '{name}'; it has: {Names(source.Users.Select(item => item.Name))}.");
        if (user.AuthProviderName is { } provider)
            throw new KubeConfigException($"The user '{name}' has the auth-provider '{provider}', which Kubernetes has removed. Use an exec plugin instead.");
        if (!string.IsNullOrEmpty(user.Impersonate))
            throw new KubeConfigException($"The user '{name}' impersonates '{user.Impersonate}' (as), which this client does not support.");

        AddToken(result, user);
        AddCertificate(result, user);
        if (user.ExternalExecution is { } exec)
            AddExec(result, exec, cluster);

        if (result is { AccessToken: null, TokenProvider: null, Username: null, ClientCertificateData: null, ClientCertificateFilePath: null })
            throw new KubeConfigException($"The user '{name}' has no credentials: give a token, tokenFile, client certificate and key, or exec plugin.");
    }

    // As in kubectl, tokenFile wins over token, and both over a password.
    private void AddToken(KubernetesClientConfiguration result, UserCredentials user)
    {
        if (!string.IsNullOrWhiteSpace(user.TokenFile))
        {
            result.TokenProvider = new TokenFileAuth(KubeConfigFiles.FullPath(source, user.TokenFile));
        }
        else if (!string.IsNullOrWhiteSpace(user.Token))
        {
            result.AccessToken = user.Token;
        }
        else if (!string.IsNullOrWhiteSpace(user.UserName) && !string.IsNullOrWhiteSpace(user.Password))
        {
            result.Username = user.UserName;
            result.Password = user.Password;
        }
    }

    // Data wins over files, as in kubectl, so a file is only taken where its data is missing.
    private void AddCertificate(KubernetesClientConfiguration result, UserCredentials user)
    {
        var hasCertificate = !string.IsNullOrWhiteSpace(user.ClientCertificateData) || !string.IsNullOrWhiteSpace(user.ClientCertificate);
        var hasKey = !string.IsNullOrWhiteSpace(user.ClientKeyData) || !string.IsNullOrWhiteSpace(user.ClientKey);
        if (hasCertificate != hasKey)
            throw new KubeConfigException(
                $"A kubeconfig user has a client {(hasCertificate ? "certificate without its key" : "key without its certificate")}.");

        if (!string.IsNullOrWhiteSpace(user.ClientCertificateData))
            result.ClientCertificateData = user.ClientCertificateData;
        else if (hasCertificate)
            result.ClientCertificateFilePath = KubeConfigFiles.FullPath(source, user.ClientCertificate!);

        if (!string.IsNullOrWhiteSpace(user.ClientKeyData))
            result.ClientCertificateKeyData = user.ClientKeyData;
        else if (hasKey)
            result.ClientKeyFilePath = KubeConfigFiles.FullPath(source, user.ClientKey!);
    }

    private void AddExec(KubernetesClientConfiguration result, ExternalExecution exec, ClusterEndpoint cluster)
    {
        ExecPlugin.Validate(exec);
        if (KubeConfigFiles.IsRelativeCommand(exec.Command!))
            exec.Command = KubeConfigFiles.FullPath(source, exec.Command!);
        if (exec.ProvideClusterInfo)
            exec.ClusterInfo = cluster;

        var first = KubernetesClientConfiguration.ExecuteExternalCommand(exec);
        if (!string.IsNullOrEmpty(first.Status!.Token))
            result.TokenProvider = new ExecTokenProvider(exec, TimeProvider.System, first);

        if (!string.IsNullOrEmpty(first.Status.ClientCertificateData))
        {
            result.ClientCertificateData = Base64(first.Status.ClientCertificateData);
            result.ClientCertificateKeyData = Base64(first.Status.ClientKeyData!);
        }
    }

    private static string Base64(string pem) => Convert.ToBase64String(Encoding.UTF8.GetBytes(pem));

    private static string Names(IEnumerable<string?> names) => string.Join(", ", names.DefaultIfEmpty("none"));
}
