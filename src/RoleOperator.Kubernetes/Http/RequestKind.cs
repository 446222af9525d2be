namespace RoleOperator.Kubernetes.Http;

/// <summary>Tells watches from other requests: their answers go on for minutes.</summary>
internal static class RequestKind
{
    /// <summary>Whether the request asks for a watch.</summary>
    public static bool IsWatch(this HttpRequestMessage request) => request.RequestUri!.Query.Contains("watch=true", StringComparison.Ordinal);
}
