namespace KubernetesClientTests.Configuration;

/// <summary>Kubeconfig text for tests.</summary>
internal static class KubeConfigs
{
    public static string With(string user, string cluster = "server: https://one.example:6443") => $$"""
        apiVersion: v1
        kind: Config
        current-context: main
        contexts:
        - name: main
          context: {cluster: one, user: me, namespace: shop}
        clusters:
        - name: one
          cluster:
            {{cluster}}
        users:
        - name: me
          user:
            {{user}}
        """;

    public static string Exec(string command, string apiVersion = "client.authentication.k8s.io/v1", string more = "interactiveMode: Never") =>
        With($"exec: {{apiVersion: {apiVersion}, command: {command}, {more}}}");
}
