using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace RoleOperator.Testing.Charts;

/// <summary>
/// A service account that the testbed's API server knows by a static token: no controller makes tokens there, and RBAC looks only at the user's name and
/// groups, which are those that a pod's token stands for.
/// </summary>
/// <param name="Namespace">Where it is.</param>
/// <param name="Name">Its name.</param>
public sealed record ServiceAccount(string Namespace, string Name)
{
    private readonly string token = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    /// <summary>How RBAC and the audit log call it.</summary>
    public string User => $"system:serviceaccount:{Namespace}:{Name}";

    /// <summary>The line for <see cref="ControlPlane.StartAuditedAsync"/>.</summary>
    public string TokenLine => $"{token},{User},{Name},\"system:serviceaccounts,system:serviceaccounts:{Namespace}\"";

    /// <summary>Writes a kubeconfig that reaches the same cluster as this service account, with its namespace as the default one.</summary>
    /// <param name="administrator">A kubeconfig of the cluster.</param>
    /// <param name="path">Where to write.</param>
    public async Task WriteKubeconfigAsync(string administrator, string path)
    {
        var view = await Kubectl.RunAsync(administrator, "", "config", "view", "--raw", "--minify", "--output", "json");
        var config = JsonNode.Parse(view)!;
        config["users"]![0]!["user"] = new JsonObject { ["token"] = token };
        config["contexts"]![0]!["context"]!["namespace"] = Namespace;
        await File.WriteAllTextAsync(path, config.ToJsonString());
    }
}
