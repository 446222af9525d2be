namespace RoleOperator.Runtime;

/// <summary>
/// The name of one object. Queues, stores and logs carry names, never objects or events: a pass reads the newest state by itself,
/// so a lost, doubled or reordered event can delay it but never mislead it.
/// </summary>
/// <param name="Kind">The API kind, such as <c>Role</c>.</param>
/// <param name="Namespace">The namespace; empty for a cluster-scoped object.</param>
/// <param name="Name">The object's name.</param>
public readonly record struct ResourceKey(string Kind, string Namespace, string Name)
{
    /// <summary><c>Kind/namespace/name</c>, or <c>Kind/name</c> when cluster-scoped.</summary>
    public override string ToString() => Namespace.Length == 0 ? $"{Kind}/{Name}" : $"{Kind}/{Namespace}/{Name}";
}
