using System.Text.Json.Nodes;

namespace RoleOperator.Controllers.Tests.Statuses;

/// <summary>
/// How kstatus (sigs.k8s.io/cli-utils, pkg/kstatus/status) reads a custom resource: what Flux waits for with <c>wait: true</c>, and kpt and others like it.
/// </summary>
internal static class KStatus
{
    public const string Current = "Current";
    public const string InProgress = "InProgress";
    public const string Failed = "Failed";
    public const string Terminating = "Terminating";

    /// <summary>Its rules for kinds that it does not know, in its order: of Reconciling and Stalled the first in the list decides.</summary>
    public static string Of(JsonObject json)
    {
        var (meta, status) = (json["metadata"]!, json["status"]);
        if (meta["deletionTimestamp"] is not null) return Terminating;
        if (status?["observedGeneration"]?.GetValue<long>() is { } observed && observed != meta["generation"]!.GetValue<long>()) return InProgress;

        var conditions = (status?["conditions"]?.AsArray() ?? []).Select(condition => ((string)condition!["type"]!, (string)condition["status"]!)).ToList();
        var generic = conditions.Select(condition => condition switch
        {
            ("Reconciling", "True") => InProgress,
            ("Stalled", "True") => Failed,
            _ => null,
        }).OfType<string>().FirstOrDefault();
        return generic ?? conditions.Where(condition => condition.Item1 == "Ready").Select(condition => condition.Item2).FirstOrDefault() switch
        {
            "False" or "Unknown" => InProgress,
            _ => Current,
        };
    }
}
