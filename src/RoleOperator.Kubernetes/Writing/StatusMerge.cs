using System.Text.Json;
using System.Text.Json.Nodes;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Kubernetes.Writing;

/// <summary>
/// Puts the operator's status into an object as server-side apply would, for servers where that fails: the operator's fields and conditions are replaced,
/// those of others stay as they are.
/// </summary>
internal static class StatusMerge
{
    /// <summary>Changes the object's status.</summary>
    /// <param name="target">The object as the API server has it.</param>
    /// <param name="own">The status to write.</param>
    /// <param name="ownFields">Every field that the operator may ever write: one that is absent from <paramref name="own"/> goes.</param>
    public static void Into(JsonObject target, JsonObject own, IEnumerable<string> ownFields)
    {
        var merged = target["status"] as JsonObject ?? [];
        var foreign = (merged["conditions"] as JsonArray ?? []).Where(condition => !IsOwn(condition)).Select(condition => condition?.DeepClone()).ToList();
        foreach (var field in ownFields) merged.Remove(field);
        foreach (var (field, value) in own) merged[field] = value?.DeepClone();

        if (foreign.Count > 0) merged["conditions"] = new JsonArray([.. foreign, .. (own["conditions"] as JsonArray ?? []).Select(c => c?.DeepClone())]);
        if (merged.Parent is null) target["status"] = merged;
    }

    /// <summary>Whether an object's status has the operator's fields and conditions as they were written, and none that were to go.</summary>
    /// <param name="written">The object that the API server answered with.</param>
    /// <param name="own">The status that was written.</param>
    /// <param name="ownFields">Every field that the operator may ever write.</param>
    public static bool Holds(JsonElement written, JsonObject own, IEnumerable<string> ownFields)
    {
        var status = written.TryGetProperty("status", out var found) ? JsonObject.Create(found)! : [];
        return ownFields.All(field => status.ContainsKey(field) == own.ContainsKey(field))
            && (status["conditions"] as JsonArray ?? []).Count(IsOwn) == (own["conditions"] as JsonArray ?? []).Count;
    }

    private static bool IsOwn(JsonNode? condition) =>
        condition is JsonObject json && json["type"] is JsonValue type && type.TryGetValue<string>(out var name) && ConditionTypes.All.Contains(name);
}
