namespace RoleOperator.Runtime.Watching;

/// <summary>One part of what a source watches, which the API server grants or refuses on its own.</summary>
/// <param name="Name">What it brings, in words.</param>
/// <param name="Namespace">The namespace; null for all of them.</param>
/// <param name="Refusal">Why its objects are not known: what the API server says, while it refuses to tell of them; else null.</param>
public sealed record WatchedScope(string Name, string? Namespace, string? Refusal);
