#nullable disable
namespace k8s.Models;

/// <summary>An object with metadata: <see cref="V1ObjectMeta"/> for objects, <see cref="V1ListMeta"/> for lists.</summary>
public interface IMetadata<T>
{
    T Metadata { get; set; }
}
