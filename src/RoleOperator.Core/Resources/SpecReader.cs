using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RoleOperator.Core.Resources.Schema;

namespace RoleOperator.Core.Resources;

/// <summary>
/// Reads a custom resource from the API server's JSON. The API server checks the same schema, but an older server, or CRDs that
/// somebody loosened, let things through: whatever arrives here ends as a value or as problems that name the field, never as an exception.
/// </summary>
public static class SpecReader
{
    /// <summary>Reads one object; only a document without usable metadata is refused.</summary>
    /// <exception cref="JsonException">The object has no readable metadata, so that no condition could be written to it.</exception>
    public static Resource<TSpec, TStatus> Read<TSpec, TStatus>(JsonElement json, JsonTypeInfo<TSpec> specType, JsonTypeInfo<TStatus> statusType)
        where TSpec : class
        where TStatus : class, new()
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("metadata", out var metadata))
            throw new JsonException("the object has no metadata");
        var meta = metadata.Deserialize(SpecJson.Default.ObjectMeta) ?? throw new JsonException("the object's metadata is null");

        var (spec, problems) = ReadSpec(json, specType);
        return new(meta, spec, ReadStatus(json, statusType), problems)
        {
            Unreadable = spec is null && json.TryGetProperty("spec", out var raw) ? raw.Clone() : null,
        };
    }

    private static (TSpec?, IReadOnlyList<FieldProblem>) ReadSpec<TSpec>(JsonElement json, JsonTypeInfo<TSpec> type)
        where TSpec : class
    {
        if (!json.TryGetProperty("spec", out var spec))
            return (null, [new("spec", "is missing; say there what you want")]);

        var problems = SchemaCheck.Problems("spec", spec, type);
        if (problems.Count > 0) return (null, problems);

        try
        {
            return (spec.Deserialize(type), []);
        }
        catch (JsonException e)
        {
            return (null, [new("spec", $"cannot be read: {e.Message}")]);
        }
    }

    /// <summary>A status that cannot be read was not written by this version; it is computed afresh, so nothing is lost.</summary>
    private static TStatus ReadStatus<TStatus>(JsonElement json, JsonTypeInfo<TStatus> type)
        where TStatus : class, new()
    {
        if (!json.TryGetProperty("status", out var status)) return new();
        try
        {
            return status.Deserialize(type) ?? new();
        }
        catch (JsonException)
        {
            return new();
        }
    }
}
