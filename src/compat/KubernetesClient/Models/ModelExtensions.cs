namespace k8s.Models;

/// <summary>Shortcuts to metadata, finalizers, labels, annotations and owners.</summary>
public static class ModelExtensions
{
    public static string? ApiGroup(this IKubernetesObject obj) => obj.ApiGroupAndVersion().Group;

    public static string? ApiGroupVersion(this IKubernetesObject obj) => obj.ApiGroupAndVersion().Version;

    public static (string? Group, string? Version) ApiGroupAndVersion(this IKubernetesObject obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        return obj.ApiVersion?.Split('/', 2) switch
        {
            null => (null, null),
            [var version] => (string.Empty, version),
            var parts => (parts[0], parts[1]),
        };
    }

    public static string? Continue(this IMetadata<V1ListMeta>? list) => list?.Metadata?.ContinueProperty;

    public static string? ResourceVersion(this IMetadata<V1ListMeta>? list) => list?.Metadata?.ResourceVersion;

    public static V1ListMeta EnsureMetadata(this IMetadata<V1ListMeta> obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        return obj.Metadata ??= new V1ListMeta();
    }

    public static V1ObjectMeta EnsureMetadata(this IMetadata<V1ObjectMeta> obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        return obj.Metadata ??= new V1ObjectMeta();
    }

    public static string? Name(this IMetadata<V1ObjectMeta>? obj) => obj?.Metadata?.Name;

    public static string? Namespace(this IMetadata<V1ObjectMeta>? obj) => obj?.Metadata?.NamespaceProperty;

    public static string? Namespace(this V1ObjectMeta? meta) => meta?.NamespaceProperty;

    public static void SetNamespace(this V1ObjectMeta meta, string? ns)
    {
        ArgumentNullException.ThrowIfNull(meta);
        meta.NamespaceProperty = ns;
    }

    public static string? Uid(this IMetadata<V1ObjectMeta>? obj) => obj?.Metadata?.Uid;

    public static long? Generation(this IMetadata<V1ObjectMeta>? obj) => obj?.Metadata?.Generation;

    public static string? ResourceVersion(this IMetadata<V1ObjectMeta>? obj) => obj?.Metadata?.ResourceVersion;

    public static DateTime? CreationTimestamp(this IMetadata<V1ObjectMeta>? obj) => obj?.Metadata?.CreationTimestamp;

    public static DateTime? DeletionTimestamp(this IMetadata<V1ObjectMeta>? obj) => obj?.Metadata?.DeletionTimestamp;

    public static IDictionary<string, string>? Labels(this IMetadata<V1ObjectMeta>? obj) => obj?.Metadata?.Labels;

    public static IDictionary<string, string>? Annotations(this IMetadata<V1ObjectMeta>? obj) => obj?.Metadata?.Annotations;

    public static IList<string>? Finalizers(this IMetadata<V1ObjectMeta>? obj) => obj?.Metadata?.Finalizers;

    public static IList<V1OwnerReference>? OwnerReferences(this IMetadata<V1ObjectMeta>? obj) => obj?.Metadata?.OwnerReferences;

    public static IDictionary<string, string> EnsureLabels(this V1ObjectMeta meta)
    {
        ArgumentNullException.ThrowIfNull(meta);
        return meta.Labels ??= new Dictionary<string, string>();
    }

    public static IDictionary<string, string> EnsureAnnotations(this V1ObjectMeta meta)
    {
        ArgumentNullException.ThrowIfNull(meta);
        return meta.Annotations ??= new Dictionary<string, string>();
    }

    public static IList<string> EnsureFinalizers(this V1ObjectMeta meta)
    {
        ArgumentNullException.ThrowIfNull(meta);
        return meta.Finalizers ??= [];
    }

    public static string? GetLabel(this IMetadata<V1ObjectMeta> obj, string key)
    {
        ArgumentNullException.ThrowIfNull(obj);
        ArgumentNullException.ThrowIfNull(key);
        return obj.Labels()?.TryGetValue(key, out var value) == true ? value : null;
    }

    public static string? GetAnnotation(this IMetadata<V1ObjectMeta> obj, string key)
    {
        ArgumentNullException.ThrowIfNull(obj);
        ArgumentNullException.ThrowIfNull(key);
        return obj.Annotations()?.TryGetValue(key, out var value) == true ? value : null;
    }

    public static void SetLabel(this IMetadata<V1ObjectMeta> obj, string key, string? value)
    {
        ArgumentNullException.ThrowIfNull(obj);
        ArgumentNullException.ThrowIfNull(key);
        if (value is null)
            obj.Labels()?.Remove(key);
        else
            obj.EnsureMetadata().EnsureLabels()[key] = value;
    }

    public static void SetAnnotation(this IMetadata<V1ObjectMeta> obj, string key, string? value)
    {
        ArgumentNullException.ThrowIfNull(obj);
        ArgumentNullException.ThrowIfNull(key);
        if (value is null)
            obj.Annotations()?.Remove(key);
        else
            obj.EnsureMetadata().EnsureAnnotations()[key] = value;
    }

    public static bool HasFinalizer(this IMetadata<V1ObjectMeta> obj, string finalizer)
    {
        ArgumentNullException.ThrowIfNull(obj);
        ArgumentException.ThrowIfNullOrEmpty(finalizer);
        return obj.Finalizers()?.Contains(finalizer) == true;
    }

    public static bool AddFinalizer(this IMetadata<V1ObjectMeta> obj, string finalizer)
    {
        if (obj.HasFinalizer(finalizer))
            return false;

        obj.EnsureMetadata().EnsureFinalizers().Add(finalizer);
        return true;
    }

    public static bool RemoveFinalizer(this IMetadata<V1ObjectMeta> obj, string finalizer)
    {
        ArgumentNullException.ThrowIfNull(obj);
        ArgumentException.ThrowIfNullOrEmpty(finalizer);
        return obj.Finalizers()?.Remove(finalizer) == true;
    }

    public static void AddOwnerReference(this IMetadata<V1ObjectMeta> obj, V1OwnerReference ownerRef)
    {
        ArgumentNullException.ThrowIfNull(ownerRef);
        (obj.EnsureMetadata().OwnerReferences ??= []).Add(ownerRef);
    }

    public static V1OwnerReference? GetController(this IMetadata<V1ObjectMeta>? obj) =>
        obj.OwnerReferences()?.FirstOrDefault(owner => owner.Controller == true);

    public static bool IsOwnedBy(this IMetadata<V1ObjectMeta> obj, IKubernetesObject<V1ObjectMeta> owner) =>
        obj.OwnerReferences()?.Any(reference => reference.Matches(owner)) == true;

    public static bool Matches(this V1OwnerReference owner, IKubernetesObject<V1ObjectMeta> obj)
    {
        ArgumentNullException.ThrowIfNull(owner);
        ArgumentNullException.ThrowIfNull(obj);
        return owner.ApiVersion == obj.ApiVersion && owner.Kind == obj.Kind && owner.Name == obj.Name() && owner.Uid == obj.Uid();
    }

    public static bool Matches(this V1ObjectReference objref, IKubernetesObject<V1ObjectMeta> obj)
    {
        ArgumentNullException.ThrowIfNull(objref);
        ArgumentNullException.ThrowIfNull(obj);
        return objref.ApiVersion == obj.ApiVersion && objref.Kind == obj.Kind && objref.Name == obj.Name()
            && objref.Uid == obj.Uid() && objref.NamespaceProperty == obj.Namespace();
    }
}
