using System.Text.Json;
using RoleOperator.Core.Resources.Schema;
using RoleOperator.Core.Resources.Specs;

namespace RoleOperator.Core.Resources;

/// <summary>
/// What the user wished for the AWS object when the Kubernetes object goes. Deletion cannot wait for a wrong field elsewhere in the spec to be
/// mended, and must not guess about the fields that decide between deleting and keeping: those are read one by one.
/// </summary>
/// <param name="Deletion">Delete or retain.</param>
/// <param name="Mode">Whether the operator may write at all.</param>
/// <param name="Name">The AWS name that the spec gives, or null.</param>
/// <param name="Path">The IAM path.</param>
public sealed record RemovalWish(Deletion Deletion, Mode Mode, string? Name, string Path)
{
    /// <summary>Reads the wish of any object; a problem names the field that must be mended before anything can be deleted.</summary>
    public static (RemovalWish? Wish, FieldProblem? Problem) Of<TSpec, TStatus>(Resource<TSpec, TStatus> resource)
        where TSpec : class, ILifecycleSpec
        where TStatus : class =>
        resource switch
        {
            { Spec: { } spec } => (new(spec.Deletion, spec.Mode, spec.Name, spec.Path), null),
            { Unreadable: { ValueKind: JsonValueKind.Object } raw } => FromRaw(raw),
            _ => (new(new(), Mode.Enforce, null, "/"), null),
        };

    private static (RemovalWish?, FieldProblem?) FromRaw(JsonElement raw)
    {
        if (raw.TryGetProperty("deletion", out var deletion) && SchemaCheck.Problems("spec.deletion", deletion, SpecJson.Default.Deletion) is [var bad, ..])
            return (null, bad);
        if (raw.TryGetProperty("mode", out var mode) && SchemaCheck.Problems("spec.mode", mode, SpecJson.Default.Mode) is [var wrong, ..])
            return (null, wrong);

        return (new(
            deletion.ValueKind == JsonValueKind.Object ? deletion.Deserialize(SpecJson.Default.Deletion)! : new(),
            mode.ValueKind == JsonValueKind.String ? mode.Deserialize(SpecJson.Default.Mode) : Mode.Enforce,
            Text(raw, "name"),
            Text(raw, "path") ?? "/"), null);
    }

    private static string? Text(JsonElement raw, string field) =>
        raw.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
