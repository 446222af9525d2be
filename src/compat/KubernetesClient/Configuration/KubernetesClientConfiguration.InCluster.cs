using k8s.Authentication;
using k8s.Exceptions;

namespace k8s;

/// <content>The configuration of a pod, from its service account.</content>
public partial class KubernetesClientConfiguration
{
    internal static string ServiceAccountPath { get; set; } = "/var/run/secrets/kubernetes.io/serviceaccount";

    public static bool IsInCluster() =>
        !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_HOST"))
        && !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_PORT"))
        && File.Exists(Path.Combine(ServiceAccountPath, "token"))
        && File.Exists(Path.Combine(ServiceAccountPath, "ca.crt"));

    public static KubernetesClientConfiguration InClusterConfig()
    {
        if (!IsInCluster())
        {
            throw new KubeConfigException(
                "There is no in-cluster configuration: KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT must be set, and "
                + $"{ServiceAccountPath} must hold token and ca.crt. In a pod, check automountServiceAccountToken.");
        }

        var port = Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_PORT");
        if (!ushort.TryParse(port, out var number))
            throw new KubeConfigException($"KUBERNETES_SERVICE_PORT is '{port}', which is no port number.");

        var namespaceFile = Path.Combine(ServiceAccountPath, "namespace");
        return new KubernetesClientConfiguration
        {
            Host = new UriBuilder("https", Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_HOST"), number).ToString(),
            TokenProvider = new TokenFileAuth(Path.Combine(ServiceAccountPath, "token")),
            SslCaCerts = Certificates.FromFile(Path.Combine(ServiceAccountPath, "ca.crt")),
            Namespace = File.Exists(namespaceFile) ? File.ReadAllText(namespaceFile).Trim() : null,
        };
    }
}
