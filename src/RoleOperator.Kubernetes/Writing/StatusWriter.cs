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
/// Writes status on the status subresource, by server-side apply under a field manager of the operator's own; where the server has no server-side apply, by
/// reading the object and replacing its status. Either way fields and conditions of others stay, and the write is for the version seen. A conflict is resolved by looking again,
/// a few times; a conflict that stays fails the pass, which is tried again with backoff.
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

    /// <summary>Replaces the operator's status.</summary>
    /// <returns>The object after the write; null when it is gone, or gone and made again: the new one has a pass of its own.</returns>
    public async Task<JsonElement?> WriteAsync(ObjectMeta meta, TStatus status, CancellationToken ct)
    {
        var own = JsonSerializer.SerializeToNode(status, statusType)!.AsObject();
        var conflicts = 0;
        while (true)
        {
            var applies = apply.IsServed;
            try
            {
                if (applies && conflicts == 0) return await ApplyAsync(meta, meta.ResourceVersion, own, ct);

                var current = await kubernetes.CustomObjects.GetNamespacedCustomObjectAsync<JsonElement>(
                    ResourceKind.Group, ResourceKind.Version, meta.Namespace, kind.Plural, meta.Name, ct);
                if (Metadata(current, "uid") != meta.Uid) return null;
                return applies
                    ? await ApplyAsync(meta, Metadata(current, "resourceVersion"), own, ct)
                    : await ReplaceAsync(meta, current, own, ct);
            }
            catch (HttpOperationException e) when (e.IsAbsenceOf(kind, meta.Name))
            {
                return null;
            }
            catch (HttpOperationException e) when (applies && e.Response.StatusCode == HttpStatusCode.UnsupportedMediaType)
            {
                if (apply.NoteRefusal()) KubernetesLog.NoServerSideApply(logger);
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

    /// <summary>The object goes back with the version at which it was read, so that nobody's change is lost.</summary>
    private Task<JsonElement> ReplaceAsync(ObjectMeta meta, JsonElement current, JsonObject own, CancellationToken ct)
    {
        var changed = JsonObject.Create(current)!;
        StatusMerge.Into(changed, own, statusType.Properties.Select(property => property.Name));
        beforeWrite();
        return kubernetes.CustomObjects.ReplaceNamespacedCustomObjectStatusAsync<JsonElement>(
            changed, ResourceKind.Group, ResourceKind.Version, meta.Namespace, kind.Plural, meta.Name, fieldManager: FieldManager.Name, cancellationToken: ct);
    }

    private static string Metadata(JsonElement json, string field) => json.GetProperty("metadata").GetProperty(field).GetString()!;
}
