using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using k8s;
using k8s.Autorest;
using k8s.Models;
using Microsoft.Extensions.Logging;
using RoleOperator.Core.Resources;

namespace RoleOperator.Kubernetes.Writing;

/// <summary>
/// Writes status on the status subresource, by server-side apply under a field manager of the operator's own; where the server cannot do that, by reading
/// the object and patching its status. Either way fields and conditions of others stay, and the write is for the version seen. A conflict is resolved by
/// looking again, a few times; a conflict that stays fails the pass, which is tried again with backoff.
/// </summary>
/// <typeparam name="TStatus">The kind's status.</typeparam>
/// <param name="kubernetes">The API server.</param>
/// <param name="kind">The kind.</param>
/// <param name="statusType">How its status is written.</param>
/// <param name="apply">Which of the two ways to take.</param>
/// <param name="beforeWrite">Is called before each write; an exception keeps it from being sent.</param>
/// <param name="logger">Hears of a server without server-side apply.</param>
internal sealed class StatusWriter<TStatus>(
    IKubernetes kubernetes, ResourceKind kind, JsonTypeInfo<TStatus> statusType, ApplySupport apply, Action beforeWrite, ILogger logger)
{
    private const int Tries = 4;

    private IEnumerable<string> OwnFields => statusType.Properties.Select(property => property.Name);

    /// <summary>Replaces the operator's status.</summary>
    /// <returns>The object after the write; null when it is gone, or gone and made again: the new one has a pass of its own.</returns>
    public async Task<JsonElement?> WriteAsync(ObjectMeta meta, TStatus status, CancellationToken ct)
    {
        var own = JsonSerializer.SerializeToNode(status, statusType)!.AsObject();
        var conflicts = 0;
        while (true)
        {
            var applies = apply.IsUsable;
            try
            {
                var version = meta.ResourceVersion;
                if (!applies || conflicts > 0)
                {
                    var current = await kubernetes.CustomObjects.GetNamespacedCustomObjectAsync<JsonElement>(
                        ResourceKind.Group, ResourceKind.Version, meta.Namespace, kind.Plural, meta.Name, ct);
                    if (Metadata(current, "uid") != meta.Uid) return null;
                    if (!applies) return await PatchAsync(meta, current, own, ct);
                    version = Metadata(current, "resourceVersion");
                }

                var written = await ApplyAsync(meta, version, own, ct);
                if (StatusMerge.Holds(written, own, OwnFields)) return written;
                NoteFailure("what was to go stays");
            }
            catch (HttpOperationException e) when (e.IsAbsenceOf(kind, meta.Name))
            {
                return null;
            }
            catch (HttpOperationException e)
                when (applies && e.Response.StatusCode is HttpStatusCode.UnsupportedMediaType or HttpStatusCode.UnprocessableEntity)
            {
                NoteFailure(e.Message);
            }
            catch (HttpOperationException e) when (e.Response.StatusCode == HttpStatusCode.Conflict && conflicts < Tries - 1)
            {
                conflicts++;
            }
        }
    }

    /// <summary>
    /// The version makes the server refuse where the object was made again under the same name. A uid alone does not: on the status subresource, API servers
    /// put the stored metadata in the place of what is sent, and only the version is looked at before.
    /// </summary>
    private Task<JsonElement> ApplyAsync(ObjectMeta meta, string version, JsonObject own, CancellationToken ct)
    {
        var body = new JsonObject
        {
            ["apiVersion"] = ResourceKind.ApiVersion,
            ["kind"] = kind.Name,
            ["metadata"] = new JsonObject { ["name"] = meta.Name, ["namespace"] = meta.Namespace, ["resourceVersion"] = version },
            ["status"] = own.DeepClone(),
        };
        beforeWrite();
        return kubernetes.CustomObjects.PatchNamespacedCustomObjectStatusAsync<JsonElement>(
            new V1Patch(body.ToJsonString(), V1Patch.PatchType.ApplyPatch), ResourceKind.Group, ResourceKind.Version, meta.Namespace, kind.Plural,
            meta.Name, fieldManager: FieldManager.Name, force: true, cancellationToken: ct);
    }

    /// <summary>The version at which the object was read goes along, so that nobody's change is lost: the server refuses any other.</summary>
    private Task<JsonElement> PatchAsync(ObjectMeta meta, JsonElement current, JsonObject own, CancellationToken ct)
    {
        var changed = JsonObject.Create(current)!;
        StatusMerge.Into(changed, own, OwnFields);
        var patch = new JsonArray(
            new JsonObject { ["op"] = "replace", ["path"] = "/metadata/resourceVersion", ["value"] = Metadata(current, "resourceVersion") },
            new JsonObject { ["op"] = "add", ["path"] = "/status", ["value"] = changed["status"]!.DeepClone() });
        beforeWrite();
        return kubernetes.CustomObjects.PatchNamespacedCustomObjectStatusAsync<JsonElement>(
            new V1Patch(patch.ToJsonString(), V1Patch.PatchType.JsonPatch), ResourceKind.Group, ResourceKind.Version, meta.Namespace, kind.Plural,
            meta.Name, fieldManager: FieldManager.Name, cancellationToken: ct);
    }

    private void NoteFailure(string reason)
    {
        if (apply.NoteFailure()) KubernetesLog.NoServerSideApply(logger, reason);
    }

    private static string Metadata(JsonElement json, string field) => json.GetProperty("metadata").GetProperty(field).GetString()!;
}
