using System.Text.Json;

namespace RoleOperator.Integration.Tests.Harness;

/// <summary>Reads what tests look at most in an object.</summary>
public static class ObjectView
{
    public static JsonElement? Condition(JsonElement json, string type) =>
        json.TryGetProperty("status", out var status) && status.TryGetProperty("conditions", out var conditions)
            ? conditions.EnumerateArray().Where(c => c.GetProperty("type").GetString() == type).Select(c => (JsonElement?)c).FirstOrDefault()
            : null;

    public static string Message(JsonElement json) => Condition(json, "Ready")?.GetProperty("message").GetString() ?? "";

    public static bool IsOfNewestGeneration(JsonElement json) =>
        json.GetProperty("status").TryGetProperty("observedGeneration", out var observed)
        && observed.GetInt64() == json.GetProperty("metadata").GetProperty("generation").GetInt64();

    public static string ResourceVersion(JsonElement json) => json.GetProperty("metadata").GetProperty("resourceVersion").GetString()!;

    public static string? Status(JsonElement json, string field) =>
        json.TryGetProperty("status", out var status) && status.TryGetProperty(field, out var value) ? value.GetString() : null;
}
