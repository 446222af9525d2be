using RoleOperator.Core.Resources;

namespace RoleOperator.Controllers.Ports;

/// <summary>What the operator writes to the Kubernetes objects of one kind: finalizer and status, never the spec.</summary>
/// <typeparam name="TStatus">The kind's status.</typeparam>
public interface IResourceWriter<TStatus>
{
    /// <summary>Puts the operator's finalizer on, unless somebody changed the list meanwhile.</summary>
    /// <returns>The metadata as it is now; null when the object is gone or changed, so that the pass must start afresh.</returns>
    Task<ObjectMeta?> AddFinalizerAsync(ObjectMeta meta, CancellationToken ct);

    /// <summary>Takes the operator's finalizer off, unless somebody changed the list meanwhile.</summary>
    /// <returns>False when the list changed, so that the pass must start afresh; true also when the object is gone.</returns>
    Task<bool> RemoveFinalizerAsync(ObjectMeta meta, CancellationToken ct);

    /// <summary>Replaces the operator's status.</summary>
    /// <returns>The metadata as it is now, or null when the object is gone.</returns>
    Task<ObjectMeta?> WriteStatusAsync(ObjectMeta meta, TStatus status, CancellationToken ct);
}
