namespace RoleOperator.Testing;

/// <summary>An API server that does not answer.</summary>
public static class UnreachableServer
{
    /// <summary>Writes a kubeconfig for it, which can be read.</summary>
    /// <returns>The file's path.</returns>
    public static async Task<string> KubeconfigAsync()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "unreachable.kubeconfig");
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
