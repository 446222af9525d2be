namespace k8s;

/// <summary>The operations on one resource.</summary>
public class GenericClient(IKubernetes kubernetes, string group, string version, string plural, bool disposeClient = true) : IDisposable
{
    public GenericClient(IKubernetes kubernetes, string version, string plural, bool disposeClient = true)
        : this(kubernetes, "", version, plural, disposeClient)
    {
    }

    public Task<T> CreateAsync<T>(T obj, CancellationToken cancel = default)
        where T : IKubernetesObject =>
        kubernetes.CustomObjects.CreateClusterCustomObjectAsync<T>(obj, group, version, plural, cancellationToken: cancel);

    public Task<T> CreateNamespacedAsync<T>(T obj, string ns, CancellationToken cancel = default)
        where T : IKubernetesObject =>
        kubernetes.CustomObjects.CreateNamespacedCustomObjectAsync<T>(obj, group, version, ns, plural, cancellationToken: cancel);

    public Task<T> ListAsync<T>(CancellationToken cancel = default)
        where T : IKubernetesObject =>
        kubernetes.CustomObjects.ListClusterCustomObjectAsync<T>(group, version, plural, cancellationToken: cancel);

    public Task<T> ListNamespacedAsync<T>(string ns, CancellationToken cancel = default)
        where T : IKubernetesObject =>
        kubernetes.CustomObjects.ListNamespacedCustomObjectAsync<T>(group, version, ns, plural, cancellationToken: cancel);

    public Task<T> ReadAsync<T>(string name, CancellationToken cancel = default)
        where T : IKubernetesObject =>
        kubernetes.CustomObjects.GetClusterCustomObjectAsync<T>(group, version, plural, name, cancel);

    public Task<T> ReadNamespacedAsync<T>(string ns, string name, CancellationToken cancel = default)
        where T : IKubernetesObject =>
        kubernetes.CustomObjects.GetNamespacedCustomObjectAsync<T>(group, version, ns, plural, name, cancel);

    public Task<T> DeleteAsync<T>(string name, CancellationToken cancel = default)
        where T : IKubernetesObject =>
        kubernetes.CustomObjects.DeleteClusterCustomObjectAsync<T>(group, version, plural, name, cancellationToken: cancel);

    public Task<T> DeleteNamespacedAsync<T>(string ns, string name, CancellationToken cancel = default)
        where T : IKubernetesObject =>
        kubernetes.CustomObjects.DeleteNamespacedCustomObjectAsync<T>(group, version, ns, plural, name, cancellationToken: cancel);

    public Task<T> PatchAsync<T>(Models.V1Patch patch, string name, CancellationToken cancel = default)
        where T : IKubernetesObject =>
        kubernetes.CustomObjects.PatchClusterCustomObjectAsync<T>(patch, group, version, plural, name, cancellationToken: cancel);

    public Task<T> PatchNamespacedAsync<T>(Models.V1Patch patch, string ns, string name, CancellationToken cancel = default)
        where T : IKubernetesObject =>
        kubernetes.CustomObjects.PatchNamespacedCustomObjectAsync<T>(patch, group, version, ns, plural, name, cancellationToken: cancel);

    public Task<T> ReplaceAsync<T>(T obj, string name, CancellationToken cancel = default)
        where T : IKubernetesObject =>
        kubernetes.CustomObjects.ReplaceClusterCustomObjectAsync<T>(obj, group, version, plural, name, cancellationToken: cancel);

    public Task<T> ReplaceNamespacedAsync<T>(T obj, string ns, string name, CancellationToken cancel = default)
        where T : IKubernetesObject =>
        kubernetes.CustomObjects.ReplaceNamespacedCustomObjectAsync<T>(obj, group, version, ns, plural, name, cancellationToken: cancel);

    public IAsyncEnumerable<(WatchEventType, T)> WatchAsync<T>(Action<Exception>? onError = null, CancellationToken cancel = default)
        where T : IKubernetesObject =>
        WatchEvents.OfResponse<T, T>(
            kubernetes.CustomObjects.ListClusterCustomObjectWithHttpMessagesAsync<T>(group, version, plural, watch: true, cancellationToken: cancel),
            onError,
            cancel);

    public IAsyncEnumerable<(WatchEventType, T)> WatchNamespacedAsync<T>(string ns, Action<Exception>? onError = null, CancellationToken cancel = default)
        where T : IKubernetesObject =>
        WatchEvents.OfResponse<T, T>(
            kubernetes.CustomObjects.ListNamespacedCustomObjectWithHttpMessagesAsync<T>(group, version, ns, plural, watch: true, cancellationToken: cancel),
            onError,
            cancel);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && disposeClient)
            kubernetes.Dispose();
    }
}
