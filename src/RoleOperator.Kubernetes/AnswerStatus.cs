using System.Text.Json;
using k8s;
using k8s.Autorest;
using k8s.Models;

namespace RoleOperator.Kubernetes;

/// <summary>Reads what the API server says about its refusals.</summary>
internal static class AnswerStatus
{
    /// <summary>The Status in the body of an answer; null where there is none, as where a proxy answered.</summary>
    public static V1Status? StatusOf(this HttpOperationException answer)
    {
        if (string.IsNullOrEmpty(answer.Response.Content)) return null;
        try
        {
            return KubernetesJson.Deserialize<V1Status>(answer.Response.Content);
        }
        catch (JsonException)
        {
            return null;        // "404 page not found", or some proxy's HTML
        }
    }
}
