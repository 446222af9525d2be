namespace RoleOperator.Runtime.Watching;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">What is kept of an object.</typeparam>
/// <param name="Items">The objects on this page.</param>
/// <param name="ResourceVersion">The version of the whole list, from which a watch goes on without a gap.</param>
/// <param name="Continue">The token of the next page; null or empty on the last.</param>
public sealed record ListPage<T>(IReadOnlyList<Listed<T>> Items, string ResourceVersion, string? Continue)
    where T : class;
