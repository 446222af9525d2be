using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace RoleOperator.Runtime.Watching;

/// <summary>
/// The objects that an <see cref="Informer{T}"/> knows of. Readers on any thread see one state at a time: a new list replaces the old one in a single step.
/// What it holds may lag behind the server, never ahead of it.
/// </summary>
/// <typeparam name="T">What is kept of an object.</typeparam>
public sealed class Store<T> : IStore<T>
    where T : class
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Index<T>> indexes = [];
    private readonly ILogger logger;
    private Dictionary<ResourceKey, Listed<T>> items = [];

    internal Store(ILogger logger) => this.logger = logger;

    /// <inheritdoc/>
    public void AddIndex(string name, Func<T, IEnumerable<string>> valuesOf)
    {
        lock (gate)
        {
            var index = new Index<T>(name, valuesOf, logger);
            indexes.Add(name, index);
            foreach (var item in items.Values) index.Put(item);
        }
    }

    /// <inheritdoc/>
    public T? Find(ResourceKey key)
    {
        lock (gate) return items.GetValueOrDefault(key)?.Value;
    }

    /// <inheritdoc/>
    public IReadOnlyList<Listed<T>> List()
    {
        lock (gate) return [.. items.Values];
    }

    /// <inheritdoc/>
    public IReadOnlyList<Listed<T>> ByIndex(string name, string value)
    {
        lock (gate) return [.. indexes[name].Find(value).Select(key => items[key])];
    }

    /// <summary>Replaces everything and says what is different, vanished objects included. An object of equal version is not different.</summary>
    internal IReadOnlyList<Change<T>> Replace(IEnumerable<Listed<T>> listed, bool initial)
    {
        var next = new Dictionary<ResourceKey, Listed<T>>();
        foreach (var item in listed) next[item.Key] = item;
        lock (gate)
        {
            var before = items;
            items = next;
            foreach (var index in indexes.Values)
            {
                index.Clear();
                foreach (var item in next.Values) index.Put(item);
            }

            return
            [
                .. before.Values.Where(old => !next.ContainsKey(old.Key)).Select(old => new Change<T>(old.Key, old.Value, null, initial)),
                .. next.Values
                    .Where(now => !before.TryGetValue(now.Key, out var old) || old.ResourceVersion != now.ResourceVersion)
                    .Select(now => new Change<T>(now.Key, before.GetValueOrDefault(now.Key)?.Value, now.Value, initial)),
            ];
        }
    }

    /// <returns>False when this version was there already: a watch may repeat itself after a reconnect.</returns>
    internal bool TryPut(Listed<T> item, [NotNullWhen(true)] out Change<T>? change)
    {
        lock (gate)
        {
            var before = items.GetValueOrDefault(item.Key);
            change = before?.ResourceVersion == item.ResourceVersion ? null : new(item.Key, before?.Value, item.Value, Initial: false);
            if (change is null) return false;
            items[item.Key] = item;
            foreach (var index in indexes.Values) index.Put(item);
            return true;
        }
    }

    /// <returns>False when it was not there.</returns>
    internal bool TryDrop(ResourceKey key, [NotNullWhen(true)] out Change<T>? change)
    {
        lock (gate)
        {
            change = items.Remove(key, out var before) ? new(key, before.Value, null, Initial: false) : null;
            if (change is null) return false;
            foreach (var index in indexes.Values) index.Drop(key);
            return true;
        }
    }
}
