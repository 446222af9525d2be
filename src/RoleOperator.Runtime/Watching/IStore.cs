namespace RoleOperator.Runtime.Watching;

/// <summary>The objects that are known of, for readers on any thread. It may lag behind the server, never be ahead of it.</summary>
/// <typeparam name="T">What is kept of an object.</typeparam>
public interface IStore<T>
    where T : class
{
    /// <summary>Adds an index, also over what is there already.</summary>
    /// <param name="name">Names it for <see cref="ByIndex"/>.</param>
    /// <param name="valuesOf">The values under which an object is found. Pure and quick; an object for which it throws is logged and not indexed.</param>
    /// <exception cref="ArgumentException">There is an index of that name.</exception>
    void AddIndex(string name, Func<T, IEnumerable<string>> valuesOf);

    /// <summary>All objects, in no particular order.</summary>
    /// <returns>A copy.</returns>
    IReadOnlyList<Listed<T>> List();

    /// <summary>Finds one object.</summary>
    /// <param name="key">Its name.</param>
    /// <returns>Null when there is none.</returns>
    T? Find(ResourceKey key);

    /// <summary>The objects that an index finds under a value.</summary>
    /// <param name="name">The index.</param>
    /// <param name="value">The value, compared ordinally.</param>
    /// <returns>A copy; empty when there are none.</returns>
    /// <exception cref="KeyNotFoundException">There is no index of that name.</exception>
    IReadOnlyList<Listed<T>> ByIndex(string name, string value);
}
