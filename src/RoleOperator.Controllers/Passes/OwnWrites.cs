using System.Collections.Concurrent;
using System.Globalization;
using RoleOperator.Core.Resources;
using RoleOperator.Runtime;

namespace RoleOperator.Controllers.Passes;

/// <summary>
/// Read-your-writes over the informer's cache: until the watch has caught up with a write of this process, the object as that write left it
/// counts. Otherwise a pass that starts in between would judge by a status of its own that is older than what it wrote.
/// </summary>
/// <remarks>Resource versions of one object are compared as numbers, as Kubernetes allows since 1.35 and as etcd has always made them;
/// where one is not a number, the cache counts.</remarks>
public sealed class OwnWrites<TSpec, TStatus>
    where TSpec : class
    where TStatus : class
{
    private readonly ConcurrentDictionary<ResourceKey, Resource<TSpec, TStatus>> written = new();

    /// <summary>Notes what a write left.</summary>
    public void Remember(ResourceKey key, Resource<TSpec, TStatus> resource) => written[key] = resource;

    /// <summary>Forgets an object that is gone.</summary>
    public void Forget(ResourceKey key) => written.TryRemove(key, out _);

    /// <summary>The newer of the cached object and what was written here.</summary>
    public Resource<TSpec, TStatus> Newest(ResourceKey key, Resource<TSpec, TStatus> cached)
    {
        if (!written.TryGetValue(key, out var own)) return cached;
        if (own.Metadata.Uid == cached.Metadata.Uid && Version(cached) < Version(own))
            return own with
            {
                // The spec comes from the cache, and its generation with it.
                Metadata = own.Metadata with { Generation = cached.Metadata.Generation },
                Spec = cached.Spec,
                SpecProblems = cached.SpecProblems,
                Unreadable = cached.Unreadable,
            };
        written.TryRemove(new(key, own));
        return cached;
    }

    private static ulong? Version(Resource<TSpec, TStatus> resource) =>
        ulong.TryParse(resource.Metadata.ResourceVersion, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
}
