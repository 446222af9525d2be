namespace RoleOperator.Runtime.Watching;

/// <summary>How one object in a <see cref="Store{T}"/> changed. Both sides are there, so that a subscriber can find what an old reference pointed to.</summary>
/// <typeparam name="T">What is kept of an object.</typeparam>
/// <param name="Key">The object.</param>
/// <param name="Before">As it was; null when it is new.</param>
/// <param name="After">As it is; null when it is gone.</param>
/// <param name="Initial">True for the first list: nothing happened, it is only being heard of.</param>
public sealed record Change<T>(ResourceKey Key, T? Before, T? After, bool Initial)
    where T : class;
