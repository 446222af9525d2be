namespace RoleOperator.Runtime.Watching;

/// <summary>One object as the API server told it.</summary>
/// <typeparam name="T">What is kept of the object.</typeparam>
/// <param name="Key">Its name.</param>
/// <param name="ResourceVersion">Its version: opaque, compared for equality only.</param>
/// <param name="Value">What is kept of it. Never changed in place: many readers share it.</param>
public sealed record Listed<T>(ResourceKey Key, string ResourceVersion, T Value)
    where T : class;
