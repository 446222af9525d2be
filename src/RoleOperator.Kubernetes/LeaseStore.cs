using System.Net;
using k8s;
using k8s.Autorest;
using k8s.Models;
using RoleOperator.Runtime.Leadership;

namespace RoleOperator.Kubernetes;

/// <summary>
/// A lease of coordination.k8s.io/v1. What the server says of anything but the lease itself, such as a missing namespace, is a failed request.
/// </summary>
internal sealed class LeaseStore(IKubernetes kubernetes, string @namespace, string name) : ILeaseStore
{
    private const string Plural = "leases";

    /// <inheritdoc/>
    public async Task<LeaseRecord?> GetAsync(CancellationToken ct)
    {
        try
        {
            return RecordOf(await kubernetes.CoordinationV1.ReadNamespacedLeaseAsync(name, @namespace, cancellationToken: ct));
        }
        catch (HttpOperationException e) when (e.IsAbsenceOf(Plural, name))
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public Task<LeaseRecord> CreateAsync(LeaseRecord lease, CancellationToken ct) =>
        WriteAsync(() => kubernetes.CoordinationV1.CreateNamespacedLeaseAsync(LeaseOf(lease), @namespace, cancellationToken: ct));

    /// <inheritdoc/>
    public Task<LeaseRecord> ReplaceAsync(LeaseRecord lease, CancellationToken ct) =>
        WriteAsync(() => kubernetes.CoordinationV1.ReplaceNamespacedLeaseAsync(LeaseOf(lease), name, @namespace, cancellationToken: ct));

    private async Task<LeaseRecord> WriteAsync(Func<Task<V1Lease>> write)
    {
        try
        {
            return RecordOf(await write());
        }
        catch (HttpOperationException e) when (e.Response.StatusCode == HttpStatusCode.Conflict || e.IsAbsenceOf(Plural, name))
        {
            throw new LeaseConflictException($"The lease {@namespace}/{name} was changed, created or deleted by another.", e);
        }
    }

    private static LeaseRecord RecordOf(V1Lease lease) => new(
        lease.Spec?.HolderIdentity ?? "",
        TimeSpan.FromSeconds(lease.Spec?.LeaseDurationSeconds ?? 0),
        TimeOf(lease.Spec?.AcquireTime),
        TimeOf(lease.Spec?.RenewTime),
        lease.Spec?.LeaseTransitions ?? 0,
        lease.Metadata.ResourceVersion ?? "");

    private static DateTimeOffset TimeOf(DateTime? time) => time is { } t ? new(t.ToUniversalTime(), TimeSpan.Zero) : default;

    private V1Lease LeaseOf(LeaseRecord record) => new()
    {
        ApiVersion = $"{V1Lease.KubeGroup}/{V1Lease.KubeApiVersion}",
        Kind = V1Lease.KubeKind,
        Metadata = new V1ObjectMeta
        {
            Name = name,
            NamespaceProperty = @namespace,
            ResourceVersion = record.ResourceVersion.Length == 0 ? null : record.ResourceVersion,
        },
        Spec = new V1LeaseSpec
        {
            HolderIdentity = record.Holder,
            LeaseDurationSeconds = (int)record.Duration.TotalSeconds,
            AcquireTime = record.Acquired.UtcDateTime,
            RenewTime = record.Renewed.UtcDateTime,
            LeaseTransitions = record.Transitions,
        },
    };
}
