namespace RoleOperator.Testing;

/// <summary>A cluster whose API server does not answer.</summary>
public static class UnreachableCluster
{
    /// <summary>Writes a kubeconfig that can be read and leads nowhere.</summary>
    /// <param name="folder">Where to write it.</param>
    /// <returns>Its path.</returns>
    public static async Task<string> WriteKubeconfigAsync(string folder)
    {
        var path = Path.Combine(folder, "unreachable.kubeconfig");
        await File.WriteAllTextAsync(
            path,
            """
            {apiVersion: v1, kind: Config, current-context: none,
             contexts: [{name: none, context: {cluster: none, user: none}}],
             clusters: [{name: none, cluster: {server: "https://127.0.0.1:1"}}],
             users: [{name: none, user: {token: none}}]}
            """);
        return path;
    }
}
