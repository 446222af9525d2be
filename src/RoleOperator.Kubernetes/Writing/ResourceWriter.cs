using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using k8s;
using k8s.Autorest;
using k8s.Models;
using Microsoft.Extensions.Logging;
using RoleOperator.Controllers.Ports;
using RoleOperator.Core.Resources;

namespace RoleOperator.Kubernetes.Writing;

/// <summary>
/// Writes finalizers by JSON patch with a test of the list as it was seen, so that nobody's entry is ever lost, and status by
/// <see cref="StatusWriter{TStatus}"/>.
/// </summary>
/// <typeparam name="TStatus">The kind's status.</typeparam>
/// <param name="kubernetes">The API server.</param>
/// <param name="kind">The kind.</param>
/// <param name="statusType">The JSON of its status.</param>
/// <param name="apply">Which way status is written.</param>
/// <param name="beforeWrite">Is called before each write; an exception keeps it from being sent.</param>
/// <param name="logger">Hears of a server without server-side apply.</param>
internal sealed class ResourceWriter<TStatus>(
    IKubernetes kubernetes, ResourceKind kind, JsonTypeInfo<TStatus> statusType, ApplySupport apply, Action beforeWrite, ILogger logger)
    : IResourceWriter<TStatus>
{
    private const string Path = "/metadata/finalizers";

    private readonly StatusWriter<TStatus> statuses = new(kubernetes, kind, statusType, apply, beforeWrite, logger);

    /// <inheritdoc/>
    public async Task<ObjectMeta?> AddFinalizerAsync(ObjectMeta meta, CancellationToken ct)
    {
        var present = meta.Finalizers ?? [];
        JsonObject add = present.Count == 0
            ? Operation("add", Path, new JsonArray(WellKnown.Finalizer))
            : Operation("add", $"{Path}/-", WellKnown.Finalizer);
        try
        {
            return await PatchFinalizersAsync(meta, Seen(meta), add, ct);
        }
        catch (HttpOperationException e) when (e.IsAbsenceOf(kind, meta.Name))
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task<bool> RemoveFinalizerAsync(ObjectMeta meta, CancellationToken ct)
    {
        var at = (meta.Finalizers ?? []).ToList().IndexOf(WellKnown.Finalizer);
        if (at < 0) return true;
        try
        {
            var test = Operation("test", $"{Path}/{at}", WellKnown.Finalizer);
            return await PatchFinalizersAsync(meta, test, Operation("remove", $"{Path}/{at}", null), ct) is not null;
        }
        catch (HttpOperationException e) when (e.IsAbsenceOf(kind, meta.Name))
        {
            return true;
        }
    }

    /// <inheritdoc/>
    public async Task<ObjectMeta?> WriteStatusAsync(ObjectMeta meta, TStatus status, CancellationToken ct) =>
        await statuses.WriteAsync(meta, status, ct) is { } written ? MetaOf(written) : null;

    /// <summary>A test that fails when the list changed; an absent list tests as null, which API servers take as "not there".</summary>
    private static JsonObject Seen(ObjectMeta meta) => Operation(
        "test", Path, meta.Finalizers is { Count: > 0 } present ? new JsonArray([.. present.Select(f => JsonValue.Create(f))]) : null);

    private static JsonObject Operation(string op, string path, JsonNode? value)
    {
        var operation = new JsonObject { ["op"] = op, ["path"] = path };
        if (op != "remove") operation["value"] = value;
        return operation;
    }

    private static ObjectMeta? MetaOf(JsonElement json) => json.GetProperty("metadata").Deserialize(SpecJson.Default.ObjectMeta);

    /// <summary>The uid is tested too: an object made again under the same name is another one.</summary>
    private async Task<ObjectMeta?> PatchFinalizersAsync(ObjectMeta meta, JsonObject test, JsonObject change, CancellationToken ct)
    {
        var patch = new JsonArray(Operation("test", "/metadata/uid", meta.Uid), test, change);
        beforeWrite();
        try
        {
            return MetaOf(await kubernetes.CustomObjects.PatchNamespacedCustomObjectAsync<JsonElement>(
                new V1Patch(patch.ToJsonString(), V1Patch.PatchType.JsonPatch), ResourceKind.Group, ResourceKind.Version, meta.Namespace, kind.Plural,
                meta.Name, fieldManager: FieldManager.Name, cancellationToken: ct));
        }
        catch (HttpOperationException e) when (e.Response.StatusCode is HttpStatusCode.UnprocessableEntity or HttpStatusCode.Conflict)
        {
            return null;
        }
    }
}
